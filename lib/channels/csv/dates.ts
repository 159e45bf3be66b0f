export const DATE_ORDERS = ["ymd", "dmy", "mdy"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export type FileDate = { date: string; time: string | null };

export const NUMERIC_DATE = /^(\d{1,4})([./\- ]{1,2})(\d{1,2})[./\- ]{1,2}(\d{1,4})\.?(?:[ T,]+(.+))?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(?:\d{2})?)?$/;
const NAMED = /^(?:(\d{1,2})[. \-/]*([\p{L}]{3,})|([\p{L}]{3,})\.?\s+(\d{1,2}))(?:st|nd|rd|th)?[., \-/]+(\d{2,4})(?:[ T,]+(.+))?$/u;
const CLOCK = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([ap])?\.?m?\.?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The day and, where the file gives one, the time of day; null when the text is no date under this order. */
export function parseDate(text: string, order: DateOrder): FileDate | null {
  const trimmed = text.trim();
  const compact = COMPACT.exec(trimmed);
  if (compact) return assembleDate(compact[1], compact[2], compact[3], compact[4] ? `${compact[4]}:${compact[5]}` : undefined);
  const named = NAMED.exec(trimmed);
  if (named) {
    const month = MONTHS.indexOf((named[2] ?? named[3] ?? "").slice(0, 3).toLowerCase()) + 1;
    return assembleDate(named[5], String(month), named[1] ?? named[4], named[6]);
  }
  const numeric = NUMERIC_DATE.exec(trimmed);
  if (!numeric) return null;
  const [, a, , b, c, clock] = numeric;
  if (a && a.length > 2) return assembleDate(a, b, c, clock);
  if (order === "dmy") return assembleDate(c, b, a, clock);
  if (order === "mdy") return assembleDate(c, a, b, clock);
  return assembleDate(a, b, c, clock);
}

/** The day, if that day exists; a two-digit year belongs to 1970 to 2069. */
export function assembleDate(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  clock: string | undefined,
): FileDate | null {
  if (!year || !month || !day || year.length === 3 || year.length === 1) return null;
  const [y, m, d] = [year.length === 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year), Number(month), Number(day)];
  const time = clock === undefined ? null : clockOf(clock.trim());
  if (time === undefined || y < 1970 || y > 2199) return null;
  const instant = new Date(Date.UTC(y, m - 1, d));
  if (instant.getUTCMonth() !== m - 1 || instant.getUTCDate() !== d) return null;
  return { date: instant.toISOString().slice(0, 10), time };
}

/** "08:26" for a time that exists, undefined for one that does not. */
function clockOf(text: string): string | undefined {
  const match = CLOCK.exec(text);
  if (!match) return undefined;
  const half = match[4]?.toLowerCase();
  let hour = Number(match[1]);
  if (half && (hour < 1 || hour > 12)) return undefined;
  if (half === "p" && hour < 12) hour += 12;
  if (half === "a" && hour === 12) hour = 0;
  if (hour > 23 || Number(match[2]) > 59 || Number(match[3] ?? 0) > 59) return undefined;
  return `${String(hour).padStart(2, "0")}:${match[2]}`;
}
