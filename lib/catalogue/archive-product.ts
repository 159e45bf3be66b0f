import "server-only";
import { and, eq } from "drizzle-orm";
import { product } from "@/db/schema/catalogue";
import type { CatalogueRefusal } from "@/lib/catalogue/refusals";
import { refuseArchive } from "@/lib/catalogue/use-of-product";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { administer } from "@/lib/transaction/administer";

export type ProductArchived = { ok: true; id: string } | CatalogueRefusal;

/** An archived product takes no new orders and leaves the lists; its stock and history stay. `archived` false brings it back. */
export function archiveProduct(actor: Actor, sku: string, archived: boolean): Promise<ProductArchived> {
  return administer(actor.orgId, async (tx): Promise<ProductArchived> => {
    if (!actor.rights.has("edit")) return refuse("no_right", "edit");
    const ofSku = and(eq(product.orgId, tx.orgId), eq(product.sku, sku));
    const [row] = await tx.read.select().from(product).where(ofSku).for("no key update");
    if (!row) return refuse("not_found");
    const refused = archived && !row.archivedAt ? await refuseArchive(tx, row) : null;
    if (refused) return refused;
    const now = new Date();
    await tx.read
      .update(product)
      .set({ archivedAt: archived ? now : null, updatedAt: now })
      .where(ofSku);
    return { ok: true, id: row.id };
  });
}
