import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

export type MilestoneState = "done" | "part" | "todo";
export type Milestone = { label: string; state: MilestoneState; detail?: ReactNode };

const MARKS: Record<MilestoneState, string> = {
  done: "border-accent bg-accent",
  part: "border-accent bg-[linear-gradient(90deg,var(--accent)_50%,var(--sheet)_50%)]",
  todo: "border-field bg-sheet",
};

const LINES: Record<MilestoneState, string> = {
  done: "before:bg-accent",
  part: "before:bg-[linear-gradient(var(--toward),var(--accent)_60%,var(--line)_60%)]",
  todo: "before:bg-line",
};

const SPOKEN: Record<MilestoneState, string> = { done: "done", part: "partly", todo: "not yet" };

const ITEM =
  "relative [--toward:180deg] before:absolute before:top-4 before:-bottom-4 before:left-[5px] before:w-0.5 last:before:hidden pl-6 md:pl-0 md:pt-4.5 md:[--toward:90deg] md:before:top-[5px] md:before:bottom-auto md:before:left-3 md:before:right-0 md:before:h-0.5 md:before:w-auto";

/** The milestones of something's life, in order: along the top of a page, down the side on a phone. */
export function Rail({ label, milestones }: { label: string; milestones: readonly Milestone[] }) {
  return (
    <ol
      aria-label={label}
      className="grid gap-3 rounded border border-line bg-sheet px-4.5 pt-3.5 pb-3 md:auto-cols-fr md:grid-flow-col md:gap-0"
    >
      {milestones.map(({ label: name, state, detail }) => (
        <li key={name} className={classNames(ITEM, LINES[state])}>
          <i aria-hidden="true" className={classNames("absolute top-1 left-0 size-3 rounded-full border-2 md:top-0", MARKS[state])} />
          <b className={state === "todo" ? "text-ink-2" : undefined}>{name}</b>
          <span className="sr-only">: {SPOKEN[state]}</span>
          {detail && <small className={classNames("block pr-3", state === "todo" ? "text-ink-3" : "text-ink-2")}>{detail}</small>}
        </li>
      ))}
    </ol>
  );
}
