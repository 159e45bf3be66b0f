import "server-only";
import { and, eq, or } from "drizzle-orm";
import { product } from "@/db/schema/catalogue";
import { productBarcode } from "@/db/schema/places";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { changePlaces, type PlaceOutcome } from "./change-places";
import type { BarcodeBody } from "./inputs";
import { findStocked } from "./pick-bins";

/** A pack's own code, and how many base units it stands for. */
export type Barcode = { code: string; sku: string; units: number };

const COLUMNS = { code: productBarcode.code, sku: product.sku, units: productBarcode.units };
const ofProduct = and(eq(product.orgId, productBarcode.orgId), eq(product.id, productBarcode.productId));

export const findBarcode = (orgId: string, code: string): Promise<Barcode | null> =>
  readTenant(orgId, async (tx) => {
    const [row] = await tx.read
      .select(COLUMNS)
      .from(productBarcode)
      .innerJoin(product, ofProduct)
      .where(and(eq(productBarcode.orgId, orgId), eq(productBarcode.code, code)));
    return row ?? null;
  });

/** The product of this SKU gets the code; a code belongs to one product, and is not the code of a single unit elsewhere. */
export const putBarcode = (actor: Actor, code: string, { sku, units }: BarcodeBody): Promise<PlaceOutcome> =>
  changePlaces(actor, { action: "barcode.put", subject: code }, async (tx) => {
    const known = await findStocked(tx, sku);
    if ("ok" in known) return known;
    const holder = await findHolder(tx, code, known.id);
    if (holder) return refuse("barcode_taken", holder);
    const values = { productId: known.id, units };
    await tx.read
      .insert(productBarcode)
      .values({ orgId: tx.orgId, code, ...values })
      .onConflictDoUpdate({ target: [productBarcode.orgId, productBarcode.code], set: values });
    return null;
  });

export const removeBarcode = (actor: Actor, code: string): Promise<PlaceOutcome> =>
  changePlaces(actor, { action: "barcode.remove", subject: code }, async (tx) => {
    const gone = await tx.read
      .delete(productBarcode)
      .where(and(eq(productBarcode.orgId, tx.orgId), eq(productBarcode.code, code)))
      .returning({ code: productBarcode.code });
    return gone.length > 0 ? null : refuse("barcode_unknown", code);
  });

/** Whose code it is already: another product's pack, or anybody's single unit. */
async function findHolder(tx: Tx, code: string, productId: string): Promise<string | null> {
  const [unit] = await tx.read
    .select({ sku: product.sku })
    .from(product)
    .where(and(eq(product.orgId, tx.orgId), or(eq(product.gtin, code), eq(product.sku, code))));
  if (unit) return unit.sku;
  const [pack] = await tx.read
    .select({ sku: product.sku, productId: productBarcode.productId })
    .from(productBarcode)
    .innerJoin(product, ofProduct)
    .where(and(eq(productBarcode.orgId, tx.orgId), eq(productBarcode.code, code)));
  return pack && pack.productId !== productId ? pack.sku : null;
}
