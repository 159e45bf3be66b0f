import "server-only";
import { codeLabelsPdf } from "@/lib/labels/code-label";
import { readTenant } from "@/lib/transaction/in-tenant";
import { type BinFilter, listBins } from "./list-bins";

const MOST_LABELS = 500;

/** Labels of the bins that the filter leaves, in the order of their codes; null where there is none. */
export async function binLabels(orgId: string, filter: BinFilter, after?: string): Promise<Buffer | null> {
  const { items } = await listBins(orgId, filter, { after }, MOST_LABELS);
  if (items.length === 0) return null;
  const notes = await zoneNames(orgId);
  const labels = items.map(({ code, location, zone }) => ({
    kind: "bin" as const,
    code,
    note: notes.get(`${location} ${zone}`) ?? zone,
  }));
  return codeLabelsPdf(labels, new Date());
}

async function zoneNames(orgId: string): Promise<Map<string, string>> {
  const rows = await readTenant(orgId, (tx) =>
    tx.query<{ location: string; zone: string; note: string }>(
      "zone_notes",
      `select l.code as location, z.code as zone, l.name || ', ' || z.name as note from zone z
       join location l on l.org_id = z.org_id and l.id = z.location_id where z.org_id = $1`,
      [orgId],
    ),
  );
  return new Map(rows.map(({ location, zone, note }) => [`${location} ${zone}`, note]));
}
