import { stringify } from "csv-stringify/sync";

export type Cell = string | number | boolean | Date | null;
export type Column<Row> = { title: string; cell: (row: Row) => Cell };

const MARK = "\ufeff";

// A spreadsheet takes these, and their full-width forms, for the beginning of a formula, also behind spaces.
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n]/;
const PLAIN_NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:[., \u00a0']\d{3})+)(?:[.,]\d+)?$/;

/** Text that no spreadsheet runs: what looks like a formula gets an apostrophe in front, a plain number stays as it is. */
export const safeText = (text: string): string => (FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text);

/** One table as CSV (RFC 4180, UTF-8 with byte order mark), page by page as somebody reads it, so that its length does not matter. */
export function csvStream<Row>(
  columns: readonly Column<Row>[],
  pages: AsyncIterator<readonly Row[]>,
  zone: string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(MARK + csvRows([columns.map(({ title }) => title)]))),
      async pull(controller) {
        const page = await pages.next();
        if (page.done) controller.close();
        else controller.enqueue(encoder.encode(csvRows(page.value.map((row) => columns.map(({ cell }) => cellText(cell(row), zone))))));
      },
      async cancel() {
        await pages.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

export function cellText(cell: Cell, zone: string): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  return cell instanceof Date ? clockTime(cell, zone) : safeText(cell);
}

// Its own record delimiter is all that csv-stringify quotes by itself, and a bare line feed is no less a line break.
const QUOTED = /[\r\n]/;

const csvRows = (rows: string[][]): string =>
  rows.length === 0 ? "" : stringify(rows, { record_delimiter: "windows", quoted_match: QUOTED });

/** "2026-11-21 20:33:59" in the organization's time zone, which spreadsheets take for a date. */
function clockTime(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: zone }).format(at);
}
