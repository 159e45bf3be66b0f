import { stringify } from "csv-stringify/sync";
import { protectedText } from "@/lib/channels/csv/formula-text";

export type Cell = string | number | boolean | Date | null;
export type Column<Row> = { title: string; cell: (row: Row) => Cell };

const MARK = "\ufeff";

const PLAIN_NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:[., \u00a0']\d{3})+)(?:[.,]\d+)?$/;

/** Text that no spreadsheet runs: what looks like a formula gets an apostrophe in front, a plain number stays as it is. */
export const safeText = (text: string): string => (PLAIN_NUMBER.test(text) ? text : protectedText(text));

/** One table as CSV (RFC 4180, UTF-8 with byte order mark), page by page as somebody reads it, so that its length does not matter. */
export function csvStream<Row>(
  columns: readonly Column<Row>[],
  pages: AsyncIterator<readonly Row[]>,
  zone: string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(encoder.encode(MARK + csvRows([columns.map(({ title }) => title)], zone))),
      async pull(controller) {
        const page = await pages.next();
        if (page.done) return controller.close();
        const cells = page.value.map((row) => columns.map(({ cell }) => cell(row)));
        controller.enqueue(encoder.encode(csvRows(cells, zone)));
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

/** Where a spreadsheet does not split at commas the whole line is one cell, so that in front even a number may go on as a formula. */
const leadText = (cell: Cell, zone: string): string => (typeof cell === "string" ? protectedText(cell) : cellText(cell, zone));

// csv-stringify quotes by itself what holds a comma, a quote or its own record delimiter.
const QUOTED = /[;\t\r\n]/;

function csvRows(rows: readonly Cell[][], zone: string): string {
  if (rows.length === 0) return "";
  const texts = rows.map((cells) => cells.map((cell, index) => (index === 0 ? leadText(cell, zone) : cellText(cell, zone))));
  return stringify(texts, { record_delimiter: "windows", quoted_match: QUOTED });
}

/** "2026-11-21 20:33:59" in the organization's time zone, which spreadsheets take for a date. */
function clockTime(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone: zone }).format(at);
}
