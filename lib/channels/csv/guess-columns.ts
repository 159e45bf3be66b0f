import { looksNumeric, parseDecimal } from "./decimal-sign";
import { parseDate } from "./dates";
import { type Field, FIELDS, HEADER_NAMES } from "./fields";

/** For each field the column it is read from, counted from 0, or null. */
export type ColumnMap = Record<Field, number | null>;

type Shape = { filled: number; numeric: number; whole: number; rates: number; dates: number; letters: number; distinct: number };

const EXACT = 100;
const PARTIAL = 40;
// A column of tax amounts is easily taken for one of rates; rates are few.
const MOST_TAX_RATES = 8;
const AMOUNT = /amount|betrag|montant|importe|importo|bedrag|iznos|kwota|total|sum/;

/** Guesses by the header's words and checks the guess against what the cells look like. Each column is taken once. */
export function guessColumns(header: readonly string[] | null, rows: readonly (readonly string[])[], width: number): ColumnMap {
  const shapes = Array.from({ length: width }, (_, column) => shapeOf(rows.map((row) => row[column] ?? "")));
  const bids = FIELDS.flatMap((field) =>
    shapes.map((shape, column) => {
      const named = header ? nameScore(field, header[column] ?? "") : 0;
      const fits = fitsField(field, shape);
      return { field, column, score: named > 0 ? (fits ? named : named - 60) : 0 };
    }),
  ).filter((bid) => bid.score > 0);
  const map = Object.fromEntries(FIELDS.map((field) => [field, null])) as ColumnMap;
  // One cell a row means that the separator is another one; its title would hold the words of all columns.
  if (width < 2) return map;
  const taken = new Set<number>();
  for (const bid of bids.sort((a, b) => b.score - a.score || a.column - b.column)) {
    if (map[bid.field] !== null || taken.has(bid.column)) continue;
    map[bid.field] = bid.column;
    taken.add(bid.column);
  }
  return map;
}

/** "InvoiceNo", "invoice_no" and "Invoice No." are the same name. */
export const squash = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .replace(/đ/g, "dj")
    .replace(/ø/g, "o")
    .replace(/ł/g, "l")
    .replace(/[^a-z0-9]/g, "");

function nameScore(field: Field, title: string): number {
  const squashed = squash(title);
  if (squashed === "" || ((field === "discount" || field === "tax_rate") && AMOUNT.test(squashed))) return 0;
  const names = HEADER_NAMES[field];
  const exact = names.indexOf(squashed);
  if (exact >= 0) return EXACT - exact * 0.5;
  const partial = names.findIndex((name) => name.length >= 4 && squashed.includes(name));
  return partial >= 0 ? PARTIAL - partial * 0.3 : 0;
}

type Fit = (share: (part: number) => number, shape: Shape) => boolean;

/** What the filled cells of a column have to look like; a field that is not named here takes any text. */
const FITS: Readonly<Partial<Record<Field, Fit>>> = {
  units: (share, { whole }) => share(whole) > 0.8,
  unit_price: (share, { numeric }) => share(numeric) > 0.8,
  discount: (share, { rates }) => share(rates) > 0.95,
  tax_rate: (share, { rates, distinct }) => share(rates) > 0.95 && distinct <= MOST_TAX_RATES,
  date: (share, { dates }) => share(dates) > 0.6,
  description: (share, { letters }) => share(letters) > 0.5,
  customer_name: (share, { letters }) => share(letters) > 0.5,
  currency: (share, { letters }) => share(letters) > 0.8,
};

const fitsField = (field: Field, shape: Shape): boolean =>
  shape.filled === 0 || (FITS[field]?.((part) => part / shape.filled, shape) ?? true);

function shapeOf(cells: readonly string[]): Shape {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const isDate = (cell: string) => parseDate(cell, "dmy") !== null || parseDate(cell, "mdy") !== null;
  const numbers = filled.filter(looksNumeric);
  return {
    filled: filled.length,
    numeric: numbers.length,
    whole: numbers.filter((cell) => /^[^.,]*$|[.,]0+\D*$|[.,]\d{3}\D*$/.test(cell)).length,
    rates: filled.filter(isRate).length,
    dates: filled.filter(isDate).length,
    letters: filled.filter((cell) => /\p{L}/u.test(cell)).length,
    distinct: new Set(filled).size,
  };
}

function isRate(cell: string): boolean {
  const text = cell.replace(/\s*%$/, "");
  const value = Number(parseDecimal(text, ".") ?? parseDecimal(text, ",") ?? Number.NaN);
  return value >= 0 && value <= 100;
}
