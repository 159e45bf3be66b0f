import { decodeText } from "./encoding";
import { isBlank } from "./header-row";
import { type RowReading, rowReader } from "./read-row";
import { type CsvRecord, readRecords } from "./records";
import type { FileFormat, ImportSettings } from "./settings";

/** The rows of the table, header and blank lines left out. */
export async function* dataRows(bytes: Uint8Array, format: FileFormat): AsyncGenerator<CsvRecord> {
  for await (const record of readRecords(Buffer.from(decodeText(bytes, format.encoding)), format.separator))
    if (record.row >= format.firstDataRow && !isBlank(record.cells)) yield record;
}

export type FileTable = { header: string[]; rows: CsvRecord[] };

/** The titles and the first rows, for a preview. */
export async function previewFile(bytes: Uint8Array, format: FileFormat, most: number): Promise<FileTable> {
  const rows: CsvRecord[] = [];
  let header: string[] | null = null;
  for await (const record of readRecords(Buffer.from(decodeText(bytes, format.encoding)), format.separator)) {
    if (record.row === format.headerRow) header = record.cells;
    if (record.row < format.firstDataRow || isBlank(record.cells)) continue;
    rows.push(record);
    if (rows.length >= most) break;
  }
  const width = header?.length ?? Math.max(0, ...rows.map(({ cells }) => cells.length));
  return { header: header ?? Array.from({ length: width }, (_, index) => `Column ${index + 1}`), rows };
}

/** Every row of the table, read but not yet judged against what the organization has. */
export async function readRows(bytes: Uint8Array, settings: ImportSettings): Promise<RowReading[]> {
  const { header } = await previewFile(bytes, settings.format, 1);
  const read = rowReader(settings, header.length);
  const readings: RowReading[] = [];
  for await (const record of dataRows(bytes, settings.format)) readings.push(read(record));
  undoFloats(readings);
  return readings;
}

const FLOAT = /^\d+[.,]0$/;

/** A column of codes in which every one ends in .0 went through a program that took it for numbers; 17850.0 was 17850. */
function undoFloats(readings: RowReading[]): void {
  for (const field of ["document", "customer", "sku"] as const) {
    const filled = readings.filter((reading) => reading[field] !== "");
    if (filled.length === 0 || !filled.every((reading) => FLOAT.test(reading[field]))) continue;
    for (const reading of filled) reading[field] = reading[field].slice(0, -2);
  }
}
