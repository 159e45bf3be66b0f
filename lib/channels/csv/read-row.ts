import { type DateOrder, parseDate } from "./dates";
import { type DecimalSign, parseDecimal } from "./decimal-sign";
import { exception, type RowException } from "./exceptions";
import type { Field } from "./fields";
import { originalText } from "./formula-text";
import type { CsvRecord } from "./records";
import type { ImportSettings } from "./settings";

/** One row of the file as one line or charge of a document; with a problem it is none. */
export type RowReading = {
  row: number;
  document: string;
  problem: RowException | null;
  isCharge: boolean;
  sku: string;
  description: string;
  units: number;
  unitPrice: string | null;
  discount: string | null;
  taxRate: string | null;
  customer: string;
  customerName: string;
  country: string;
  currency: string;
  note: string;
  dated: string;
};

const CODE = /^[A-Za-z0-9._/-]{1,64}$/;
const MOST_UNITS = 1_000_000;
const LONGEST_NOTE = 2_000;
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** Reads rows of one file; `width` is the number of cells that a whole row has. */
export function rowReader(settings: ImportSettings, width: number): (record: CsvRecord) => RowReading {
  const { columns, choices } = settings;
  const charges = new Set(choices.chargeCodes.map((code) => code.toUpperCase()));
  const credit = creditTest(choices.creditPrefixes);
  const dates = dateReader(settings.format.dateOrder);
  return (record) => {
    const cell = (field: Field): string => {
      const column = columns[field];
      return column === null ? "" : cleanCell(record.cells[column] ?? "");
    };
    const reading = blankReading(record.row, cell);
    reading.isCharge = charges.has(reading.sku.toUpperCase());
    reading.problem = shapeProblem(record, width) ?? identityProblem(reading, credit) ?? fill(reading, cell, settings, dates);
    return reading;
  };
}

/** Spaces around it gone; Excel's ="0042" and the apostrophes that protect a text from being run are not part of the value. */
export function cleanCell(text: string): string {
  const trimmed = text.replaceAll("\u0000", "").normalize("NFC").trim();
  const wrapped = /^="([^"]*)"$/.exec(trimmed);
  if (wrapped) return (wrapped[1] ?? "").trim();
  return originalText(trimmed).trim();
}

function creditTest(prefixes: readonly string[]): (document: string) => boolean {
  const lowered = prefixes.map((prefix) => prefix.toLowerCase());
  return (document) =>
    lowered.some((prefix) => document.toLowerCase().startsWith(prefix) && /^[\s\-_/]?\d/.test(document.slice(prefix.length)));
}

function blankReading(row: number, cell: (field: Field) => string): RowReading {
  return {
    row,
    document: cell("document"),
    problem: null,
    isCharge: false,
    sku: cell("sku"),
    description: cell("description").replace(/\s+/g, " "),
    units: 0,
    unitPrice: null,
    discount: null,
    taxRate: null,
    customer: cell("customer"),
    customerName: cell("customer_name").replace(/\s+/g, " "),
    country: cell("country"),
    currency: cell("currency").toUpperCase(),
    note: cell("note"),
    dated: "",
  };
}

function shapeProblem(record: CsvRecord, width: number): RowException | null {
  if (!record.readable) return exception("row_unreadable");
  const more = record.cells.slice(width).some((cell) => cell.trim() !== "");
  return record.cells.length < width || more ? exception("row_ragged", String(record.cells.length)) : null;
}

function identityProblem(reading: RowReading, isCredit: (document: string) => boolean): RowException | null {
  if (reading.document === "") return exception("document_missing");
  if (reading.document.length > 128) return exception("document_too_long");
  if (isCredit(reading.document)) return exception("credit_note", reading.document);
  if (reading.sku === "") return exception("sku_missing");
  if (!reading.isCharge && !CODE.test(reading.sku)) return exception("sku_invalid", reading.sku.slice(0, 80));
  if (reading.customer !== "" && !CODE.test(reading.customer)) return exception("customer_invalid", reading.customer.slice(0, 80));
  if (reading.note.length > LONGEST_NOTE) return exception("cell_too_long", "note");
  return null;
}

function fill(
  reading: RowReading,
  cell: (field: Field) => string,
  { format, choices }: ImportSettings,
  dates: DateReader,
): RowException | null {
  const { decimal } = format;
  return (
    readUnits(reading, cell("units"), decimal) ??
    readPrice(reading, cell("unit_price"), decimal, choices.zeroPrice === "free") ??
    readPercentage(cell("discount"), decimal, (value) => (reading.discount = value)) ??
    readPercentage(cell("tax_rate"), decimal, (value) => (reading.taxRate = value)) ??
    readCurrency(reading) ??
    readDate(reading, cell("date"), dates)
  );
}

function readUnits(reading: RowReading, text: string, decimal: DecimalSign): RowException | null {
  if (text === "") return exception("units_missing");
  const value = parseDecimal(text, decimal);
  if (value === null) return exception("bad_number", text.slice(0, 80));
  const units = Number(value);
  if (!Number.isInteger(units)) return exception("units_not_whole", text);
  if (units <= 0) return exception("units_not_positive", value);
  if (units > MOST_UNITS) return exception("units_too_many", value);
  reading.units = units;
  return null;
}

function readPrice(reading: RowReading, text: string, decimal: DecimalSign, free: boolean): RowException | null {
  if (text === "") return reading.isCharge ? exception("price_missing", reading.sku) : null;
  const value = parseDecimal(text, decimal);
  if (value === null) return exception("bad_number", text.slice(0, 80));
  const plain = value.includes(".") ? value.replace(/\.?0+$/, "") : value;
  if (plain.startsWith("-")) return exception("price_negative", plain);
  if (Number(plain) === 0 && !free) return exception("price_zero");
  if ((plain.split(".")[1] ?? "").length > 4) return exception("price_too_fine", plain);
  reading.unitPrice = plain;
  return null;
}

function readPercentage(text: string, decimal: DecimalSign, keep: (value: string) => void): RowException | null {
  if (text === "") return null;
  const value = parseDecimal(text.replace(/\s*%$/, ""), decimal);
  if (value === null || Number(value) < 0 || Number(value) > 100 || (value.split(".")[1] ?? "").length > 4)
    return exception("bad_percentage", text.slice(0, 80));
  keep(value);
  return null;
}

function readCurrency(reading: RowReading): RowException | null {
  return reading.currency === "" || CURRENCIES.has(reading.currency) ? null : exception("currency_unknown", reading.currency.slice(0, 20));
}

function readDate(reading: RowReading, text: string, dates: DateReader): RowException | null {
  if (text === "") return null;
  const dated = dates(text);
  if (dated === null) return exception("bad_date", text.slice(0, 80));
  reading.dated = dated;
  return null;
}

type DateReader = (text: string) => string | null;

/** "2010-12-01 08:26". A file has few different dates and many rows, so each is read once. */
function dateReader(order: DateOrder | null): DateReader {
  const read = new Map<string, string | null>();
  return (text) => {
    const known = read.get(text);
    if (known !== undefined) return known;
    const date = order === null ? null : parseDate(text, order);
    const dated = date && (date.time ? `${date.date} ${date.time}` : date.date);
    read.set(text, dated);
    return dated;
  };
}
