import { hasCheckDigit, isGtin } from "@/lib/catalogue/gtin";
import { type Element, FNC1, readBracketed, readElements } from "@/lib/scanning/element-string";
import { gs1Day } from "@/lib/scanning/gs1-date";
import { type OwnKind, readOwnCode } from "@/lib/scanning/own-code";

/** What a symbol says about goods: expiry is the day of AI 17, 7003 or, where neither is there, the best-before day 15. */
type Goods = { gtin14: string; lot?: string; expiry?: string; serial?: string; count?: number };

export type Scan =
  | ({ kind: "gtin" } & Goods)
  | { kind: "sscc"; sscc: string; content?: Goods }
  | { kind: OwnKind; code: string }
  | { kind: "unknown"; text: string; why: UnknownWhy };

/** not_ours: nothing we know; check_digit: digits of the right length, wrongly read or typed; element_string: GS1 data that breaks its rules. */
export type UnknownWhy = "empty" | "check_digit" | "element_string" | "not_ours";

export type ScanContext = { presentYear: number; orderPrefix: string };

const GTIN_DIGITS = 14;
const SSCC_DIGITS = 18;
const SYMBOLOGY = /^\](?<letter>[A-Za-z])(?<modifier>[0-9A-Za-z])/;
const GS1_SYMBOLOGIES = new Set(["C1", "e0", "e1", "e2", "d2", "d5", "Q3", "Q6", "J1"]);
// An article number may carry the two or five digits of a periodical's issue behind it.
const ADD_ON = /^(\d{13})\d{2}(?:\d{3})?$/;

/** Says what was scanned or typed. Looks at the text alone: whether a bin or an order of that name exists is asked elsewhere. */
export function readScan(delivered: string, context: ScanContext): Scan {
  const text = delivered.trim();
  if (text.replaceAll(FNC1, "") === "") return unknown(delivered, "empty");
  const symbology = SYMBOLOGY.exec(text)?.[0].slice(1);
  if (symbology === undefined) return readPlain(text, context);
  const data = text.slice(symbology.length + 1);
  if (GS1_SYMBOLOGIES.has(symbology)) return readGs1(data, text, context);
  const article = symbology === "E3" ? data.replace(ADD_ON, "$1") : data;
  return readPlain(article, context);
}

function readPlain(text: string, context: ScanContext): Scan {
  if (text.startsWith("(")) return ofElements(readBracketed(text), text, context);
  if (text.startsWith("^") || text.includes(FNC1)) return readGs1(text, text, context);
  const own = readOwnCode(text);
  if (own) return own;
  if (isGtin(text)) return { kind: "gtin", gtin14: text.padStart(GTIN_DIGITS, "0") };
  if (text.length === SSCC_DIGITS && hasCheckDigit(text)) return { kind: "sscc", sscc: text };
  if (isOrderNumber(text, context.orderPrefix)) return { kind: "order", code: text };
  // A scanner set to send no symbology delivers a GS1 symbol without separators like any other text.
  const elements = /^0[0-2]\d{14}/.test(text) ? readElements(text) : null;
  if (elements) return ofElements(elements, text, context);
  return unknown(text, /^(\d{8}|\d{12,14}|\d{18})$/.test(text) ? "check_digit" : "not_ours");
}

function readGs1(data: string, text: string, context: ScanContext): Scan {
  const separated = data.replaceAll("^", FNC1);
  return ofElements(readElements(separated.startsWith(FNC1) ? separated.slice(1) : separated), text, context);
}

function ofElements(elements: Element[] | null, text: string, { presentYear }: ScanContext): Scan {
  const values = new Map(elements?.map(({ code, value }) => [code, value]));
  // Several symbols of one label may arrive as one text, but never may they disagree.
  if (!elements?.every(({ code, value }) => values.get(code) === value)) return unknown(text, "element_string");
  const goods = goodsOf(values, presentYear);
  const sscc = values.get("00");
  if (sscc !== undefined) return { kind: "sscc", sscc, ...(goods && { content: goods }) };
  return goods ? { kind: "gtin", ...goods } : unknown(text, "not_ours");
}

function goodsOf(values: ReadonlyMap<string, string>, presentYear: number): Goods | null {
  const gtin14 = values.get("01") ?? values.get("02");
  if (gtin14 === undefined) return null;
  const [lot, serial] = [values.get("10"), values.get("21")];
  const expiry = values.get("17") ?? values.get("7003")?.slice(0, 6) ?? values.get("15");
  const count = values.get("37") ?? values.get("30");
  return {
    gtin14,
    ...(lot !== undefined && { lot }),
    ...(expiry !== undefined && { expiry: gs1Day(expiry, presentYear) }),
    ...(serial !== undefined && { serial }),
    ...(count !== undefined && { count: Number(count) }),
  };
}

function isOrderNumber(text: string, prefix: string): boolean {
  return prefix !== "" && text.startsWith(prefix) && /^\d+$/.test(text.slice(prefix.length));
}

function unknown(text: string, why: UnknownWhy): Scan {
  return { kind: "unknown", text, why };
}
