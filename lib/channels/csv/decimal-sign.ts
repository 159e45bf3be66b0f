import { certainly, type Detected, likely } from "./detected";

export const DECIMAL_SIGNS = [".", ","] as const;
export type DecimalSign = (typeof DECIMAL_SIGNS)[number];

const SPACES = /[\s\u00a0\u202f'’]/g;
const MARK = String.raw`([A-Z]{3}|kr\.?|zł|Kč|\p{Sc})`;
const MARK_BEFORE = new RegExp(`^([(+-]?)${MARK}`, "iu");
const MARK_AFTER = new RegExp(`${MARK}([)-]?)$`, "iu");
const CODES: ReadonlySet<string> = new Set([...Intl.supportedValuesOf("currency"), "DIN"]);

/** A plain decimal string ("-1234.5"), or null when the text is no number under this decimal sign. */
export function parseDecimal(text: string, decimal: DecimalSign): string | null {
  const { digits, negative } = strip(text);
  const grouping = decimal === "." ? "," : ".";
  const [whole = "", fraction, ...rest] = digits.split(decimal);
  if (rest.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction))) return null;
  const groups = whole.split(grouping);
  if (groups.length > 1 && !groups.every((group, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group))) return null;
  const wholeDigits = groups.join("");
  if (!/^\d*$/.test(wholeDigits) || wholeDigits + (fraction ?? "") === "") return null;
  const plain = `${wholeDigits.replace(/^0+(?=\d)/, "") || "0"}${fraction ? `.${fraction}` : ""}`;
  return negative && /[1-9]/.test(plain) ? `-${plain}` : plain;
}

/** Looks at every number: one that can be read in only one way proves its sign. */
export function detectDecimalSign(values: readonly string[], separator: string | null): Detected<DecimalSign> {
  let [points, commas, open] = [0, 0, 0];
  for (const value of values) {
    const proof = proofOf(strip(value).digits);
    if (proof === ".") points += 1;
    else if (proof === ",") commas += 1;
    else if (proof === "either") open += 1;
  }
  if (points > 0 && commas > 0) {
    const sign = commas > points ? "," : ".";
    return likely(
      sign,
      `${counted(commas)} use a decimal comma and ${points.toLocaleString("en")} a decimal point; the rarer ones will be named as not readable.`,
    );
  }
  if (commas > 0) return certainly(",", `${counted(commas)} can only be read with a decimal comma.`);
  if (points > 0) return certainly(".", `${counted(points)} can only be read with a decimal point.`);
  if (open === 0) return certainly(".", "There are only whole numbers.");
  const sign = separator === ";" ? "," : ".";
  return likely(sign, `Numbers such as ${values.find((value) => proofOf(strip(value).digits) === "either")} can be read both ways.`);
}

const counted = (count: number): string => `${count.toLocaleString("en")} ${count === 1 ? "number" : "numbers"}`;

function proofOf(digits: string): DecimalSign | "either" | null {
  const point = digits.lastIndexOf(".");
  const comma = digits.lastIndexOf(",");
  if (point < 0 && comma < 0) return null;
  if (!/^[\d.,]+$/.test(digits)) return null;
  if (point >= 0 && comma >= 0) return point > comma ? "." : ",";
  const sign = point >= 0 ? "." : ",";
  const parts = digits.split(sign);
  if (parts.length > 2) return sign === "." ? "," : ".";
  const [whole = "", fraction = ""] = parts;
  const couldBeGrouped = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
  return couldBeGrouped ? "either" : sign;
}

function strip(text: string): { digits: string; negative: boolean } {
  const rest = text
    .replace(SPACES, "")
    .replace(/\u2212/g, "-")
    .replace(MARK_BEFORE, (all, sign: string, mark: string) => (isCurrency(mark) ? sign : all))
    .replace(MARK_AFTER, (all, mark: string, sign: string) => (isCurrency(mark) ? sign : all));
  const bracketed = /^\(([\d.,]+)\)$/.exec(rest);
  if (bracketed?.[1]) return { digits: bracketed[1], negative: true };
  const signed = /^([+-]?)([\d.,]+)(-?)$/.exec(rest);
  if (!signed?.[2] || (signed[1] && signed[3])) return { digits: rest, negative: false };
  return { digits: signed[2], negative: signed[1] === "-" || signed[3] === "-" };
}

/** Whether the text looks like a number under one of the two signs. */
export const looksNumeric = (text: string): boolean => parseDecimal(text, ".") !== null || parseDecimal(text, ",") !== null;

const isCurrency = (mark: string): boolean => !/^[A-Z]{3}$/i.test(mark) || CODES.has(mark.toUpperCase());
