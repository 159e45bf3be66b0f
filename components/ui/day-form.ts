export type TimeForm = "auto" | "clock" | "date" | "datetime" | "exact";

const LOCALE = "en-GB";
const formats = new Map<string, Intl.DateTimeFormat>();

/** Formatters are costly to make and few, so they are kept. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone });
  formats.set(key, made);
  return made;
}

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const EXACT = { ...CLOCK, second: "2-digit", fractionalSecondDigits: 3 } as const;
const FULL = {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  ...CLOCK,
  second: "2-digit",
  timeZoneName: "short",
} as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The calendar day of an instant in a zone, as YYYY-MM-DD. */
export function dayIn(at: Date, zone: string): string {
  const parts = formatter(zone, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(at);
  const part = (type: string): string => parts.find((found) => found.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** "25 Nov", and the year only when it is another one than now. */
export function shortDay(day: string, today: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const text = `${Number(date)} ${MONTHS[Number(month) - 1] ?? month}`;
  return year === today.slice(0, 4) ? text : `${text} ${year}`;
}

/** An instant in the form of its day: the clock today, the date in other days. */
export function timeText(at: Date, zone: string, form: TimeForm, now: Date): string {
  const clock = (): string => formatter(zone, CLOCK).format(at);
  const day = dayIn(at, zone);
  const today = dayIn(now, zone);
  if (form === "exact") return formatter(zone, EXACT).format(at);
  if (form === "clock") return clock();
  if (form === "datetime") return `${shortDay(day, today)} ${clock()}`;
  return form === "auto" && day === today ? clock() : shortDay(day, today);
}

/** The present, for what is drawn without being told. */
export const thisMoment = (): Date => new Date();

export const fullTime = (at: Date, zone: string): string => formatter(zone, FULL).format(at);

export const fullDay = (day: string): string =>
  formatter("UTC", { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(new Date(`${day}T00:00:00Z`));
