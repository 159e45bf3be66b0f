import { parse } from "csv-parse/sync";
import { EXPORTS } from "@/lib/exports/lists";
import type { Actor } from "@/lib/tenancy/actor";

export type ExportedRow = Record<string, string>;

/** A list as whoever downloads it reads it, or null when there is none. */
export async function exportedRows(actor: Actor, list: string, query: Record<string, string> = {}): Promise<ExportedRow[] | null> {
  const body = await EXPORTS.get(list)?.list({ actor, timeZone: "Europe/Belgrade", query });
  return body ? parse<ExportedRow>(await new Response(body).text(), { bom: true, columns: true }) : null;
}
