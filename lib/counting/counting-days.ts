import { addDays } from "@/lib/orders/business-date";

/** Counting days as figures from 1, Monday, to 7, such as "12345". */
export type Weekdays = string;

const DAY_MS = 24 * 60 * 60 * 1000;
const WEEK = 7;

export const isCountingDay = (day: string, weekdays: Weekdays): boolean =>
  weekdays.includes(String(new Date(`${day}T00:00:00Z`).getUTCDay() || WEEK));

/** The counting days behind one day up to and with another: Friday to Monday is one where nobody counts on weekends. */
export function countingDaysBetween(after: string, until: string, weekdays: Weekdays): number {
  const days = Math.round((Date.parse(until) - Date.parse(after)) / DAY_MS);
  if (days <= 0) return 0;
  const weeks = Math.floor(days / WEEK);
  let counted = weeks * weekdays.length;
  for (let rest = weeks * WEEK + 1; rest <= days; rest += 1) if (isCountingDay(addDays(after, rest), weekdays)) counted += 1;
  return counted;
}

/**
 * The days to open now: today, and the counting day before it where nobody opened that one. What was missed before then is
 * not opened day by day, because its bins are due all the same.
 */
export function daysToOpen(today: string, last: string | null, weekdays: Weekdays): string[] {
  if (!isCountingDay(today, weekdays) || (last !== null && last >= today)) return [];
  if (last === null || countingDaysBetween(last, today, weekdays) < 2) return [today];
  let missed = addDays(today, -1);
  while (!isCountingDay(missed, weekdays)) missed = addDays(missed, -1);
  return [missed, today];
}
