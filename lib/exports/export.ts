import type { Actor } from "@/lib/tenancy/actor";
import { type Column, csvStream } from "./csv";

export type ExportContext = { actor: Actor; timeZone: string; query: Readonly<Record<string, string>> };

/** The body of one export, or null when what the address names does not exist. */
export type ExportList = (context: ExportContext) => Promise<ReadableStream<Uint8Array> | null> | ReadableStream<Uint8Array> | null;

/** A list whose pages its own reader gives; the address filters it as it filters the screen. */
export function exportOf<Row>(
  columns: readonly Column<Row>[],
  pages: (context: ExportContext) => AsyncIterator<readonly Row[]>,
): ExportList {
  return (context) => csvStream(columns, pages(context), context.timeZone);
}
