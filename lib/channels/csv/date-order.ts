import { type DateOrder, assembleDate, NUMERIC_DATE, parseDate } from "./dates";
import { certainly, type Detected, likely, undecided } from "./detected";

type Hints = { fileName: string; decimal: string | null };
type Parts = { first: number; second: number; third: number; yearFirst: boolean; mark: string; text: string };

/** Decided by what the values can only mean; where none of them proves it, the likelier reading with its reason, or nobody's guess. */
export function detectDateOrder(values: readonly string[], hints: Hints): Detected<DateOrder> {
  const parts = [...new Set(values)].map(partsOf).filter((part) => part !== null);
  const open = parts.filter((part) => !part.yearFirst);
  if (parts.length === 0)
    return certainly(
      "ymd",
      values.some((value) => parseDate(value, "ymd")) ? "The dates name their month or start with the year." : "The file has no dates.",
    );
  if (open.length === 0) return certainly("ymd", "The dates start with the year.");
  const dayFirst = open.filter((part) => part.first > 12 && part.second <= 12).length;
  const monthFirst = open.filter((part) => part.second > 12 && part.first <= 12).length;
  if (dayFirst > 0 && monthFirst > 0) {
    return likely(
      dayFirst >= monthFirst ? "dmy" : "mdy",
      `${dayFirst} dates have the day first and ${monthFirst} the month first; the rarer ones will be named as not readable.`,
    );
  }
  if (dayFirst > 0) return certainly("dmy", `${dayFirst} dates have a first number above 12, which can only be a day.`);
  if (monthFirst > 0) return certainly("mdy", `${monthFirst} dates have a second number above 12, which can only be a day.`);
  return weigh(open, hints);
}

function weigh(open: readonly Parts[], hints: Hints): Detected<DateOrder> {
  const reasons: { order: DateOrder; because: string }[] = [];
  const named = namedDay(hints.fileName);
  if (named)
    for (const order of ["dmy", "mdy"] as const)
      if (readings(open, order).has(named)) reasons.push({ order, because: `The file name says ${named}.` });
  const spans = { dmy: span(readings(open, "dmy")), mdy: span(readings(open, "mdy")) };
  if (spans.dmy * 5 < spans.mdy) reasons.push({ order: "dmy", because: `Read day first, all dates lie within ${spans.dmy + 1} days.` });
  if (spans.mdy * 5 < spans.dmy) reasons.push({ order: "mdy", because: `Read month first, all dates lie within ${spans.mdy + 1} days.` });
  if (open.every((part) => part.mark === ".")) reasons.push({ order: "dmy", because: "Dates with dots have the day first." });
  if (open.some((part) => /\d\s*[ap]m\b/i.test(part.text)))
    reasons.push({ order: "mdy", because: "The times are written with am and pm." });
  if (reasons.length === 0 && hints.decimal === ",")
    reasons.push({ order: "dmy", because: "Where a decimal comma is used, the day comes first." });
  const [first] = reasons;
  const example = open[0]?.text ?? "";
  if (!first || reasons.some((reason) => reason.order !== first.order))
    return undecided(`Nothing in the file says whether ${example} starts with the day or the month.`);
  return likely(first.order, `No date proves it. ${reasons.map((reason) => reason.because).join(" ")}`);
}

function partsOf(text: string): Parts | null {
  const trimmed = text.trim();
  const match = NUMERIC_DATE.exec(trimmed);
  if (!match?.[1] || !match[3] || !match[4]) return null;
  return {
    first: Number(match[1]),
    second: Number(match[3]),
    third: Number(match[4]),
    yearFirst: match[1].length > 2,
    mark: (match[2] ?? "").trim(),
    text: trimmed,
  };
}

const readings = (open: readonly Parts[], order: DateOrder): Set<string> =>
  new Set(open.map((part) => parseDate(part.text, order)?.date).filter((date) => date !== undefined));

function span(days: ReadonlySet<string>): number {
  const sorted = [...days].sort();
  return Math.round((Date.parse(sorted.at(-1) ?? "1970-01-01") - Date.parse(sorted[0] ?? "1970-01-01")) / 86_400_000);
}

function namedDay(fileName: string): string | null {
  const match = /(?<!\d)(20\d{2}|19\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/.exec(fileName);
  return match ? (assembleDate(match[1], match[2], match[3], undefined)?.date ?? null) : null;
}
