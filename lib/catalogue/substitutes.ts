import { and, asc, eq, inArray } from "drizzle-orm";
import { product, productSubstitute } from "@/db/schema/catalogue";
import type { Substitute } from "@/lib/catalogue/product";
import type { CatalogueRefusal } from "@/lib/catalogue/refusals";
import { refuse } from "@/lib/result/refusal";
import type { Tx } from "@/lib/transaction/in-tenant";

/** A stocked product is substituted by stocked products. One that is archived stays named and is not offered. */
export function refuseSubstitutes(
  of: { sku: string; kind: string },
  skus: readonly string[],
  found: readonly { sku: string; kind: string }[],
): CatalogueRefusal | null {
  if (skus.length > 0 && of.kind !== "stock") return refuse("substituted_not_stocked", of.sku);
  for (const sku of skus) {
    if (sku === of.sku) return refuse("substitute_of_itself", sku);
    const candidate = found.find((row) => row.sku === sku);
    if (!candidate) return refuse("substitute_unknown", sku);
    if (candidate.kind !== "stock") return refuse("substitute_not_stocked", sku);
  }
  return null;
}

/** Leaves exactly these substitutes, in this order. Proposals that were made stay as they are. */
export async function writeSubstitutes(tx: Tx, productId: string, substituteIds: readonly string[]): Promise<void> {
  await tx.read.delete(productSubstitute).where(and(eq(productSubstitute.orgId, tx.orgId), eq(productSubstitute.productId, productId)));
  if (substituteIds.length === 0) return;
  const rows = substituteIds.map((substituteId, index) => ({ orgId: tx.orgId, productId, substituteId, rank: index + 1 }));
  await tx.read.insert(productSubstitute).values(rows);
}

/** Substitutes by the id of the product that they stand for, the best first. */
export async function readSubstitutes(tx: Tx, productIds: readonly string[]): Promise<Map<string, Substitute[]>> {
  const byProduct = new Map<string, Substitute[]>();
  if (productIds.length === 0) return byProduct;
  const rows = await tx.read
    .select({
      productId: productSubstitute.productId,
      id: product.id,
      sku: product.sku,
      name: product.name,
      archivedAt: product.archivedAt,
    })
    .from(productSubstitute)
    .innerJoin(product, and(eq(product.orgId, productSubstitute.orgId), eq(product.id, productSubstitute.substituteId)))
    .where(and(eq(productSubstitute.orgId, tx.orgId), inArray(productSubstitute.productId, [...productIds])))
    .orderBy(asc(productSubstitute.rank), asc(product.sku));
  for (const { productId, archivedAt, ...substitute } of rows)
    byProduct.set(productId, [...(byProduct.get(productId) ?? []), { ...substitute, archived: archivedAt !== null }]);
  return byProduct;
}
