import type { Schedule } from "@/lib/counting/schedules";

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const SHORT = WEEKDAYS.map((name) => name.slice(0, 3));

/** "Mon to Fri", or the days one by one. */
export function weekdaysText(days: readonly number[]): string {
  const [first = 1] = days;
  const last = days.at(-1) ?? first;
  if (days.length > 2 && last - first === days.length - 1) return `${SHORT[first - 1]} to ${SHORT[last - 1]}`;
  return days.map((day) => SHORT[day - 1]).join(", ");
}

const daysText = (days: number): string => (days === 1 ? "every counting day" : `every ${days} counting days`);

export const paceText = (pace: Schedule["pace"]): string =>
  pace.kind === "every" ? `Each bin ${daysText(pace.days)}` : `A ${daysText(pace.a)}, B ${pace.b}, C ${pace.c}`;
