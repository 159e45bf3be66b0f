import { countingDaysBetween, type Weekdays } from "./counting-days";

/** By what was shipped: A is most of it, C the rest, and what nobody buys. */
export type BinClass = "A" | "B" | "C";
export type Pace = { kind: "every"; days: number } | { kind: "abc"; a: number; b: number; c: number };

export type BinFacts = {
  id: string;
  /** The class of the best of what lies in it. */
  class: BinClass;
  /** The business day on which all of it was counted last. */
  countedOn: string | null;
  /** A count of it is asked for already. */
  waits: boolean;
};

function paceDays(pace: Pace, of: BinClass): number {
  if (pace.kind === "every") return pace.days;
  return { A: pace.a, B: pace.b, C: pace.c }[of];
}

/** The bins whose turn has come and that do not wait for a count, the longest overdue first, else in the order given. */
export function dueBins<Bin extends BinFacts>(bins: readonly Bin[], pace: Pace, day: string, weekdays: Weekdays): Bin[] {
  const overdue = ({ countedOn, class: of }: Bin): number =>
    countedOn === null ? Number.POSITIVE_INFINITY : countingDaysBetween(countedOn, day, weekdays) - paceDays(pace, of);
  return bins
    .filter(({ waits }) => !waits)
    .map((bin) => ({ bin, late: overdue(bin) }))
    .filter(({ late }) => late >= 0)
    .toSorted((a, b) => (a.late === b.late ? a.bin.class.localeCompare(b.bin.class) : b.late - a.late))
    .map(({ bin }) => bin);
}
