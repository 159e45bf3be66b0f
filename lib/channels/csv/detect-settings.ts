import { detectDateOrder } from "./date-order";
import { detectDecimalSign, looksNumeric } from "./decimal-sign";
import type { Detected } from "./detected";
import { decodeText, detectEncoding, type Encoding } from "./encoding";
import type { Field } from "./fields";
import { guessChargeCodes, guessCreditPrefixes } from "./guess-choices";
import { type ColumnMap, guessColumns } from "./guess-columns";
import { findHeader, isBlank } from "./header-row";
import { cleanCell } from "./read-row";
import { type CsvRecord, readRecords } from "./records";
import { detectSeparator, type Separator } from "./separator";
import type { ImportChoices, ImportSettings } from "./settings";

export type Defaults = { currency: string; pricesIncludeTax: boolean; mayGiveCredit: boolean };
/** What a person has said about the file already; it is taken as given and the rest is detected around it. */
export type Fixed = { encoding?: Encoding; separator?: Separator; headerRow?: number | null };

const SHAPE_ROWS = 500;

/** Everything the file says about itself, from all of its rows, as settings that a person can correct. */
export async function detectSettings(bytes: Uint8Array, fileName: string, defaults: Defaults, fixed: Fixed = {}): Promise<ImportSettings> {
  const encoding = detectEncoding(bytes);
  const text = decodeText(bytes, fixed.encoding ?? encoding.value ?? "utf-8");
  const separator = detectSeparator(text);
  const records = await allRecords(Buffer.from(text), fixed.separator ?? separator.value ?? ",");
  const found = findHeader(records);
  const headerRow = fixed.headerRow === undefined ? found.headerRow : fixed.headerRow;
  const firstDataRow = fixed.headerRow === undefined ? found.firstDataRow : (fixed.headerRow ?? 0) + 1;
  const header = headerRow === null ? null : (records[headerRow - 1]?.cells ?? null);
  const rows = records
    .filter((record) => record.row >= firstDataRow && record.readable && !isBlank(record.cells))
    .map(({ cells }) => cells);
  const width = header?.length ?? rows[0]?.length ?? 1;
  const columns = guessColumns(header, rows.slice(0, SHAPE_ROWS), width);
  const decimal = detectDecimalSign(numbersIn(rows, columns), fixed.separator ?? separator.value);
  const dateOrder = detectDateOrder(cellsOf(rows, columns, "date"), { fileName, decimal: decimal.value });
  const format = {
    encoding: fixed.encoding ?? encoding.value ?? "utf-8",
    separator: fixed.separator ?? separator.value ?? ",",
    decimal: decimal.value ?? ".",
    dateOrder: dateOrder.value,
    headerRow,
    firstDataRow,
  } as const;
  return {
    format,
    columns,
    choices: guessChoices(rows, columns, format.decimal, defaults),
    detection: {
      encoding: fixed.encoding ? CHOSEN : reason(encoding),
      separator: fixed.separator ? CHOSEN : reason(separator),
      decimal: reason(decimal),
      dateOrder: reason(dateOrder),
      headerRow: fixed.headerRow === undefined ? { confidence: "certain", because: found.because } : CHOSEN,
    },
  };
}

const CHOSEN = { confidence: "certain", because: "Chosen by a person." } as const;
const reason = ({ confidence, because }: Detected<unknown>) => ({ confidence, because });

async function allRecords(utf8: Buffer, separator: Separator): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const record of readRecords(utf8, separator)) records.push(record);
  return records;
}

function cellsOf(rows: readonly (readonly string[])[], columns: ColumnMap, field: Field): string[] {
  const column = columns[field];
  return column === null ? [] : rows.map((row) => cleanCell(row[column] ?? "")).filter((cell) => cell !== "");
}

/** Prices decide; where no price column is known, every column of numbers does. */
function numbersIn(rows: readonly (readonly string[])[], columns: ColumnMap): string[] {
  const named = (["unit_price", "units", "discount", "tax_rate"] as const).flatMap((field) => cellsOf(rows, columns, field));
  if (columns.unit_price !== null) return named.map((cell) => cell.replace(/\s*%$/, ""));
  return rows.slice(0, SHAPE_ROWS).flatMap((row) => row.filter((cell) => /[.,]/.test(cell) && looksNumeric(cell)));
}

function guessChoices(rows: readonly (readonly string[])[], columns: ColumnMap, decimal: "." | ",", defaults: Defaults): ImportChoices {
  const cell = (row: readonly string[], field: Field) => (columns[field] === null ? "" : cleanCell(row[columns[field]] ?? ""));
  return {
    channel: "csv",
    currency: defaults.currency,
    pricesIncludeTax: defaults.pricesIncludeTax,
    taxRate: null,
    missingProducts: "exception",
    missingCustomers: "exception",
    newCustomerTerms: defaults.mayGiveCredit ? "credit" : "prepaid",
    blankCustomer: null,
    creditPrefixes: guessCreditPrefixes(
      rows.map((row) => ({ document: cell(row, "document"), units: cell(row, "units") })),
      decimal,
    ),
    chargeCodes: guessChargeCodes(rows.map((row) => ({ sku: cell(row, "sku"), description: cell(row, "description") }))),
    chargesAs: "charge",
    zeroPrice: "exception",
    badRow: "leave_document_out",
    short: "backorder",
  };
}
