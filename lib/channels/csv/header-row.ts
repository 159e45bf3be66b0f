import { parseDate } from "./dates";
import { looksNumeric } from "./decimal-sign";
import { type Field, FIELDS, HEADER_NAMES } from "./fields";
import { squash } from "./guess-columns";
import type { CsvRecord } from "./records";

export type HeaderFound = { headerRow: number | null; firstDataRow: number; because: string };

const MOST_ROWS_ABOVE = 15;
const KNOWN: ReadonlySet<string> = new Set(FIELDS.flatMap((field: Field) => HEADER_NAMES[field]));

/** Finds the row of titles: lines above the table (a title, sep=, blank lines) are no part of it, and some files have no titles at all. */
export function findHeader(records: readonly CsvRecord[]): HeaderFound {
  const width = usualWidth(records);
  const table = records.slice(0, MOST_ROWS_ABOVE).filter((record) => record.cells.length === width && !isBlank(record.cells));
  const [first] = table;
  if (!first) return { headerRow: null, firstDataRow: 1, because: "The file has no rows." };
  const known = table.find((record) => record.cells.filter((cell) => KNOWN.has(squash(cell))).length >= 2);
  if (known) return { headerRow: known.row, firstDataRow: known.row + 1, because: "It holds names of columns." };
  if (first.cells.every(isTitle)) return { headerRow: first.row, firstDataRow: first.row + 1, because: "It holds words and no figures." };
  return { headerRow: null, firstDataRow: first.row, because: "The first row holds figures, so there are no titles." };
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");

const isTitle = (cell: string): boolean => {
  const text = cell.trim();
  return text === "" || (/\p{L}/u.test(text) && !looksNumeric(text) && parseDate(text, "dmy") === null && text.length <= 60);
};

function usualWidth(records: readonly CsvRecord[]): number {
  const tally = new Map<number, number>();
  for (const { cells } of records) if (cells.length > 1) tally.set(cells.length, (tally.get(cells.length) ?? 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1;
}
