const formats = new Map<string, Intl.DateTimeFormat>();
const latest = new Map<string, { minute: number; day: string }>();

/** The calendar day "yyyy-mm-dd" that the instant falls on in the time zone. */
export function businessDate(instant: Date, timeZone: string): string {
  // Days begin with a minute everywhere, and drawing one costs as much as pricing a line.
  const minute = Math.floor(instant.getTime() / 60_000);
  const known = latest.get(timeZone);
  if (known?.minute === minute) return known.day;
  const day = formatFor(timeZone).format(instant);
  latest.set(timeZone, { minute, day });
  return day;
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(timeZone, format);
  return format;
}

/** The day that lies the given number of days after another. */
export function addDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
