import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

const DOTS = { accent: "bg-accent", neutral: "bg-ink-3", stop: "bg-stop", wait: "bg-wait" };

export type TimelineItem = { id: string; at: ReactNode; tone?: keyof typeof DOTS | undefined; children: ReactNode };

/** What happened, newest first or oldest first as given: accent for what changed the record, neutral for the rest. */
export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  return (
    <ol aria-label={label} className="relative">
      {items.map(({ id, at, tone = "neutral", children }) => (
        <li
          key={id}
          className="grid grid-cols-[4.5rem_1rem_minmax(0,1fr)] gap-x-2.5 py-1.75 max-md:grid-cols-[3.25rem_0.75rem_minmax(0,1fr)]"
        >
          <span className="text-right text-ink-3">{at}</span>
          <i aria-hidden="true" className={classNames("mx-auto mt-1.5 size-2 rounded-full forced-color-adjust-none", DOTS[tone])} />
          <div className="min-w-0 break-words">{children}</div>
        </li>
      ))}
    </ol>
  );
}
