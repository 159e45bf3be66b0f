import { describe, expect, test } from "vitest";
import { countingDaysBetween, daysToOpen, isCountingDay } from "./counting-days";
import { type BinFacts, dueBins } from "./due-bins";

const WORKDAYS = "12345";
const FRIDAY = "2026-11-20";
const SUNDAY = "2026-11-22";
const MONDAY = "2026-11-23";
const TUESDAY = "2026-11-24";

describe("counting days", () => {
  test("only days on which people count are counted, over weeks and over the turn of a year", () => {
    expect([FRIDAY, SUNDAY, MONDAY].map((day) => isCountingDay(day, WORKDAYS))).toEqual([true, false, true]);
    expect(isCountingDay(SUNDAY, "7")).toBe(true);
    expect(countingDaysBetween(FRIDAY, MONDAY, WORKDAYS)).toBe(1);
    expect(countingDaysBetween(FRIDAY, FRIDAY, WORKDAYS)).toBe(0);
    expect(countingDaysBetween(MONDAY, FRIDAY, WORKDAYS)).toBe(0);
    expect(countingDaysBetween("2026-11-02", "2026-11-30", WORKDAYS)).toBe(20);
    expect(countingDaysBetween("2026-12-30", "2027-01-05", WORKDAYS)).toBe(4);
  });

  test("today is opened once, a missed day with it, a longer pause not day by day", () => {
    expect(daysToOpen(MONDAY, null, WORKDAYS)).toEqual([MONDAY]);
    expect(daysToOpen(MONDAY, MONDAY, WORKDAYS)).toEqual([]);
    expect(daysToOpen(MONDAY, FRIDAY, WORKDAYS)).toEqual([MONDAY]);
    expect(daysToOpen(TUESDAY, FRIDAY, WORKDAYS)).toEqual([MONDAY, TUESDAY]);
    expect(daysToOpen(MONDAY, "2026-11-02", WORKDAYS)).toEqual([FRIDAY, MONDAY]);
    expect(daysToOpen(SUNDAY, FRIDAY, WORKDAYS)).toEqual([]);
    // A clock that was set back opens nothing.
    expect(daysToOpen(MONDAY, TUESDAY, WORKDAYS)).toEqual([]);
  });
});

const bin = (id: string, part: Partial<BinFacts> = {}): BinFacts => ({ id, class: "C", countedOn: null, waits: false, ...part });
const ids = (bins: readonly BinFacts[]) => bins.map(({ id }) => id);

test("a bin is due when its days have passed; the longest overdue comes first, and none that waits already", () => {
  const bins = [
    bin("counted", { countedOn: FRIDAY }),
    bin("late", { countedOn: "2026-11-02" }),
    bin("later", { countedOn: "2026-10-01" }),
    bin("never"),
    bin("waiting", { waits: true }),
  ];
  expect(ids(dueBins(bins, { kind: "every", days: 5 }, MONDAY, WORKDAYS))).toEqual(["never", "later", "late"]);
  expect(ids(dueBins(bins, { kind: "every", days: 1 }, MONDAY, WORKDAYS))).toEqual(["never", "later", "late", "counted"]);
});

test("what sells most comes round most often", () => {
  const countedOn = "2026-11-16";
  const bins = [bin("c", { countedOn }), bin("b", { countedOn, class: "B" }), bin("a", { countedOn, class: "A" })];
  const pace = { kind: "abc", a: 5, b: 10, c: 60 } as const;
  expect(ids(dueBins(bins, pace, MONDAY, WORKDAYS))).toEqual(["a"]);
  expect(ids(dueBins(bins, pace, "2026-11-30", WORKDAYS))).toEqual(["a", "b"]);
  expect(ids(dueBins([bin("x"), bin("y", { class: "A" })], pace, MONDAY, WORKDAYS))).toEqual(["y", "x"]);
});
