export type TimeForm = "auto" | "clock" | "date" | "datetime" | "exact";

const LOCALE = "en-GB";
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const SECONDS = { ...CLOCK, second: "2-digit" } as const;
const LONG_DAY = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

type ZoneFormats = Readonly<Record<"day" | "clock" | "exact" | "full", Intl.DateTimeFormat>>;

const formatsByZone = new Map<string, ZoneFormats>();

/** Formatters are costly to make and few, so they are kept. */
function formatsIn(timeZone: string): ZoneFormats {
  const known = formatsByZone.get(timeZone);
  if (known) return known;
  const made = {
    // Sweden writes dates as ISO 8601 does, so one call gives YYYY-MM-DD.
    day: new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }),
    clock: new Intl.DateTimeFormat(LOCALE, { timeZone, ...CLOCK }),
    exact: new Intl.DateTimeFormat(LOCALE, { timeZone, ...SECONDS, fractionalSecondDigits: 3 }),
    full: new Intl.DateTimeFormat(LOCALE, { timeZone, ...LONG_DAY, ...SECONDS, timeZoneName: "short" }),
  };
  formatsByZone.set(timeZone, made);
  return made;
}

/** The calendar day of an instant in a zone, as YYYY-MM-DD. */
export const dayIn = (at: Date, zone: string): string => formatsIn(zone).day.format(at);

/** "25 Nov", and the year only when it is another one than today's. */
export function shortDay(day: string, today: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const text = `${Number(date)} ${MONTHS[Number(month) - 1] ?? month}`;
  return year === today.slice(0, 4) ? text : `${text} ${year}`;
}

/** An instant in the form of its day: the clock today, the date on other days. */
export function timeText(at: Date, zone: string, form: TimeForm, now: Date): string {
  const { clock, exact } = formatsIn(zone);
  if (form === "exact") return exact.format(at);
  if (form === "clock") return clock.format(at);
  const day = dayIn(at, zone);
  const today = dayIn(now, zone);
  if (form === "datetime") return `${shortDay(day, today)} ${clock.format(at)}`;
  return form === "auto" && day === today ? clock.format(at) : shortDay(day, today);
}

/** The present, for what is drawn without being told. */
export const thisMoment = (): Date => new Date();

export const fullTime = (at: Date, zone: string): string => formatsIn(zone).full.format(at);

const fullDays = new Intl.DateTimeFormat(LOCALE, { ...LONG_DAY, timeZone: "UTC" });

export const fullDay = (day: string): string => fullDays.format(new Date(`${day}T00:00:00Z`));
