import { parse } from "csv-parse/sync";
import type { Separator } from "./separator";

/** One record of the file. `row` counts records from 1, as a spreadsheet numbers them, blank lines and header included. */
export type CsvRecord = { row: number; cells: string[]; readable: boolean };

const BLOCK_BYTES = 256 * 1024;
// After a broken line the next ones are often broken too, and each costs a block.
const CAREFUL_BYTES = 4 * 1024;
// A quote that is never closed would swallow the rest of the file; no honest record is this long.
const LONGEST_RECORD_BYTES = 2 * 1024 * 1024;
// A file with this many broken lines does not use quotes as quotes: from there on they are ordinary characters.
const MOST_BROKEN_LINES = 500;
const NEWLINE = 10;

type Block = { records: CsvRecord[]; next: number; broke: boolean };
type From = { offset: number; row: number; size: number; brokenLines: number };

/** Reads UTF-8 text block by block and lets others run in between; what quotes break is one unreadable record, not the end. */
export async function* readRecords(utf8: Buffer, separator: Separator): AsyncGenerator<CsvRecord> {
  const from: From = { offset: 0, row: 0, size: BLOCK_BYTES, brokenLines: 0 };
  while (from.offset < utf8.length) {
    const block = readBlock(utf8, separator, from);
    yield* block.records;
    from.row += block.records.length;
    from.offset = block.next;
    if (block.broke) from.brokenLines += 1;
    from.size = block.broke ? CAREFUL_BYTES : Math.min(from.size * 4, BLOCK_BYTES);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function readBlock(utf8: Buffer, separator: Separator, from: From): Block {
  for (let size = from.size; ; size *= 4) {
    const slice = utf8.subarray(from.offset, lineEnd(utf8, from.offset + size));
    const whole = from.offset + slice.length >= utf8.length;
    const { parsed, open } = parseSlice(slice, separator, from.brokenLines < MOST_BROKEN_LINES);
    // The last record of a slice may go on behind it, so it is read again with the next block.
    const complete = whole || open ? parsed : parsed.slice(0, -1);
    if (complete.length === 0 && !whole && slice.length < LONGEST_RECORD_BYTES) continue;
    const firstBad = complete.findIndex((record) => !record.wellQuoted);
    const good = firstBad < 0 ? complete : complete.slice(0, firstBad);
    const records = good.map(({ cells }, index) => ({ row: from.row + index + 1, cells, readable: true }));
    const next = from.offset + (good.at(-1)?.end ?? 0);
    const stuck = firstBad >= 0 || good.length === 0 || (open && whole);
    return stuck ? giveUpLine(utf8, separator, next, from.row, records) : { records, next, broke: false };
  }
}

/** Quotes that run over the end of their line lose that line alone: reading goes on behind it. */
function giveUpLine(utf8: Buffer, separator: Separator, start: number, rowBefore: number, records: CsvRecord[]): Block {
  const next = lineEnd(utf8, start);
  const cells = utf8
    .toString("utf8", start, next)
    .replace(/\r?\n$/, "")
    .split(separator);
  return { records: [...records, { row: rowBefore + records.length + 1, cells, readable: false }], next, broke: true };
}

type Parsed = { cells: string[]; end: number; wellQuoted: boolean };

function parseSlice(slice: Buffer, separator: Separator, quotes: boolean): { parsed: Parsed[]; open: boolean } {
  const parsed: Parsed[] = [];
  try {
    parse(slice, {
      delimiter: separator,
      quote: quotes ? '"' : null,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
      raw: true,
      max_record_size: 0,
      on_record: (entry: unknown, context) => {
        const { record, raw } = entry as { record: string[]; raw: string };
        parsed.push({ cells: record, end: context.bytes, wellQuoted: !/[\r\n]./s.test(raw.trim()) || isWellQuoted(raw, separator) });
        return null;
      },
    });
    return { parsed, open: false };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "CSV_QUOTE_NOT_CLOSED") return { parsed, open: true };
    throw error;
  }
}

/** Checks a record of several lines: every quoted cell opens at its start and closes right before a separator or the end. */
function isWellQuoted(raw: string, separator: Separator): boolean {
  const mark = separator === "|" ? "\\|" : separator;
  const cell = `(?:"[^"]*(?:""[^"]*)*"|[^"${mark}\\r\\n][^${mark}\\r\\n]*|)`;
  return new RegExp(`^${cell}(?:${mark}${cell})*\\s*$`).test(raw);
}

function lineEnd(utf8: Buffer, from: number): number {
  if (from >= utf8.length) return utf8.length;
  const newline = utf8.indexOf(NEWLINE, from);
  return newline < 0 ? utf8.length : newline + 1;
}
