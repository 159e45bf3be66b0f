import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { product } from "@/db/schema/catalogue";
import { bin, productBin } from "@/db/schema/places";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import type { Tx } from "@/lib/transaction/in-tenant";
import { changePlaces, type PlaceOutcome } from "./change-places";
import type { PickBin } from "./inputs";
import type { PlaceRefusal } from "./refusals";
import { findLocationId } from "./zones";

/** Where a product is picked at a location; null takes the place away. */
export const setPickBin = (actor: Actor, sku: string, location: string, wanted: PickBin | null): Promise<PlaceOutcome> =>
  changePlaces(actor, { action: "product.pick_bin", subject: `${sku} at ${location}` }, async (tx) => {
    const known = await findStocked(tx, sku);
    if ("ok" in known) return known;
    const locationId = await findLocationId(tx, location);
    if (!locationId) return refuse("location_unknown", location);
    const key = and(eq(productBin.orgId, tx.orgId), eq(productBin.productId, known.id), eq(productBin.locationId, locationId));
    if (!wanted) {
      await tx.read.delete(productBin).where(key);
      return null;
    }
    // A share of the bin, so that it is not archived meanwhile.
    const [place] = await tx.read
      .select({ id: bin.id })
      .from(bin)
      .where(
        and(
          eq(bin.orgId, tx.orgId),
          eq(bin.code, wanted.bin),
          eq(bin.locationId, locationId),
          eq(bin.kind, "pick"),
          isNull(bin.archivedAt),
        ),
      )
      .for("key share");
    if (!place) return refuse("not_a_pick_bin", wanted.bin);
    const values = { binId: place.id, leastUnits: wanted.leastUnits, mostUnits: wanted.mostUnits };
    await tx.read
      .insert(productBin)
      .values({ orgId: tx.orgId, productId: known.id, locationId, ...values })
      .onConflictDoUpdate({ target: [productBin.orgId, productBin.productId, productBin.locationId], set: values });
    return null;
  });

/** A product that can lie in a bin. */
export async function findStocked(tx: Tx, sku: string): Promise<{ id: string } | PlaceRefusal> {
  const [row] = await tx.read
    .select({ id: product.id, kind: product.kind })
    .from(product)
    .where(and(eq(product.orgId, tx.orgId), eq(product.sku, sku)));
  if (!row) return refuse("product_unknown", sku);
  return row.kind === "stock" ? { id: row.id } : refuse("not_stocked", sku);
}
