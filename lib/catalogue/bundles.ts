import { and, eq, notInArray, sql } from "drizzle-orm";
import { bundleComponent } from "@/db/schema/catalogue";
import type { CatalogueRefusal } from "@/lib/catalogue/refusals";
import { refuse } from "@/lib/result/refusal";
import type { Tx } from "@/lib/transaction/in-tenant";

type Candidate = { sku: string; kind: string; archivedAt: Date | null };

/** Bundles do not nest: every component is a stocked product that is still sold. */
export function refuseBundle(sku: string, components: readonly { sku: string }[], found: readonly Candidate[]): CatalogueRefusal | null {
  if (components.length === 0) return refuse("bundle_empty", sku);
  for (const component of components) {
    if (component.sku === sku) return refuse("bundle_of_itself", sku);
    const candidate = found.find((row) => row.sku === component.sku);
    if (!candidate) return refuse("component_unknown", component.sku);
    if (candidate.kind !== "stock") return refuse("component_not_stocked", component.sku);
    if (candidate.archivedAt) return refuse("component_archived", component.sku);
  }
  return null;
}

/** Leaves exactly these components. Orders keep the components that were placed. */
export async function writeBundle(tx: Tx, bundleId: string, components: readonly { componentId: string; units: number }[]): Promise<void> {
  const ofBundle = and(eq(bundleComponent.orgId, tx.orgId), eq(bundleComponent.bundleId, bundleId));
  const kept = components.map(({ componentId }) => componentId);
  await tx.read.delete(bundleComponent).where(kept.length > 0 ? and(ofBundle, notInArray(bundleComponent.componentId, kept)) : ofBundle);
  if (components.length === 0) return;
  await tx.read
    .insert(bundleComponent)
    .values(components.map((component) => ({ orgId: tx.orgId, bundleId, ...component })))
    .onConflictDoUpdate({
      target: [bundleComponent.orgId, bundleComponent.bundleId, bundleComponent.componentId],
      set: { units: sql`excluded.units` },
    });
}
