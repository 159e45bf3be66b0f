import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { TONE_TEXT, type Tone } from "@/components/ui/tone";

export type Definition = { term: string; value: ReactNode; sum?: boolean | undefined; tone?: Tone | undefined };

/** Names and values, figures to the right; a sum has a line over it. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="grid gap-y-1.75">
      {items.map(({ term, value, sum, tone }) => (
        <div
          key={term}
          className={classNames("flex items-baseline justify-between gap-4", sum && "border-t border-line pt-1.75 font-semibold")}
        >
          <dt className={sum ? undefined : "text-ink-2"}>{term}</dt>
          <dd className={classNames("min-w-0 text-right", tone && TONE_TEXT[tone])}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
