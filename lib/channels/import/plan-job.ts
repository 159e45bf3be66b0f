import { type ImportPlan, planDocuments } from "@/lib/channels/csv/plan-documents";
import { readRows } from "@/lib/channels/csv/read-file";
import type { ImportSettings } from "@/lib/channels/csv/settings";
import { readTenant } from "@/lib/transaction/in-tenant";
import { findKnown } from "./known";
import type { NamedRows } from "./named-rows";
import { readSource } from "./read-jobs";

/**
 * The file of the import as documents, judged against the products and customers of now. Rows that were named as exceptions
 * stay what they were named: somebody may have entered them elsewhere since.
 */
export async function planJob(orgId: string, jobId: string, settings: ImportSettings, named: NamedRows): Promise<ImportPlan> {
  const source = await readTenant(orgId, (tx) => readSource(tx, jobId));
  const readings = await readRows(source, settings);
  for (const reading of readings) reading.problem ??= named.get(reading.row) ?? null;
  const known = await readTenant(orgId, (tx) => findKnown(tx, readings, settings.choices));
  return planDocuments(readings, settings.choices, known);
}
