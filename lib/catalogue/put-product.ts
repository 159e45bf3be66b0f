import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { v7 } from "uuid";
import { product } from "@/db/schema/catalogue";
import { productBarcode } from "@/db/schema/places";
import { refuseBundle, writeBundle } from "@/lib/catalogue/bundles";
import { isRateOf, type ProductBody } from "@/lib/catalogue/inputs";
import { currencyOf } from "@/lib/catalogue/organization-currency";
import type { Product } from "@/lib/catalogue/product";
import { readProduct } from "@/lib/catalogue/read-product";
import type { CatalogueRefusal } from "@/lib/catalogue/refusals";
import { addRowsOfProducts, writeSafetyStock } from "@/lib/catalogue/stock-rows";
import { refuseSubstitutes, writeSubstitutes } from "@/lib/catalogue/substitutes";
import { refuseArchive, refuseKind } from "@/lib/catalogue/use-of-product";
import { certain, refuse } from "@/lib/result/refusal";
import { writeTokens } from "@/lib/search/write-tokens";
import type { Actor } from "@/lib/tenancy/actor";
import { administer } from "@/lib/transaction/administer";
import type { Tx } from "@/lib/transaction/in-tenant";

/** What the caller takes for granted: a form names what it saw, another program only the SKU. */
export type Expected = { is: "either" } | { is: "new" } | { is: "as_seen"; updatedAt: string };
export type PutProduct = { ok: true; created: boolean; product: Product } | CatalogueRefusal;

/** Makes or changes the product of this SKU. What the body leaves out keeps its value; two puts at once follow one another. */
export function putProduct(actor: Actor, sku: string, body: ProductBody, expected: Expected = { is: "either" }): Promise<PutProduct> {
  return administer(actor.orgId, (tx) => put(tx, actor, sku, body, expected), ["product_sku", "product_gtin"]);
}

async function put(tx: Tx, actor: Actor, sku: string, body: ProductBody, expected: Expected): Promise<PutProduct> {
  const named = [...(body.bundle ?? []).map((component) => component.sku), ...(body.substitutes ?? [])];
  const locked = await lockProducts(tx, [sku, ...named]);
  const stored = locked.find((row) => row.sku === sku);
  const refused = refuseCaller(actor, stored, expected);
  if (refused) return refused;
  const wanted = merge(stored, body, stored?.currency ?? (await currencyOf(tx)));
  const problem =
    (isRateOf(wanted.taxCategory, wanted.taxRate) ? null : refuse("rate_without_category" as const)) ??
    (await refuseGtin(tx, wanted.gtin, sku)) ??
    (wanted.kind === "bundle" && (body.bundle || stored?.kind !== "bundle") ? refuseBundle(sku, body.bundle ?? [], locked) : null) ??
    refuseSubstitutes({ sku, kind: wanted.kind }, body.substitutes ?? [], locked) ??
    (stored && stored.kind === "stock" && wanted.kind !== "stock" ? await refuseKind(tx, stored.id) : null) ??
    (stored && wanted.archivedAt && !stored.archivedAt ? await refuseArchive(tx, stored) : null);
  if (problem) return problem;
  const id = await write(tx, sku, stored, wanted);
  if (wanted.kind !== "bundle") await writeBundle(tx, id, []);
  else if (body.bundle) await writeBundle(tx, id, withIds(body.bundle, locked));
  if (body.substitutes)
    await writeSubstitutes(
      tx,
      id,
      body.substitutes.map((substitute) => idOf(substitute, locked)),
    );
  else if (wanted.kind !== "stock" || body.substitutes === null) await writeSubstitutes(tx, id, []);
  return { ok: true, created: !stored, product: certain(await readProduct(tx, { id }), "product that was just written") };
}

export type LockedProduct = typeof product.$inferSelect;

/** All in one order of ids, so that two bundles that name each other cannot wait for one another. */
function lockProducts(tx: Tx, skus: readonly string[]): Promise<LockedProduct[]> {
  return tx.read
    .select()
    .from(product)
    .where(and(eq(product.orgId, tx.orgId), inArray(product.sku, [...new Set(skus)])))
    .orderBy(asc(product.id))
    .for("no key update");
}

function refuseCaller(actor: Actor, stored: LockedProduct | undefined, expected: Expected): CatalogueRefusal | null {
  const right = stored ? "edit" : "create";
  if (!actor.rights.has(right)) return refuse("no_right", right);
  if (expected.is === "new" && stored) return refuse("sku_taken", stored.sku);
  if (expected.is !== "as_seen") return null;
  if (!stored) return refuse("not_found");
  return stored.updatedAt.toISOString() === expected.updatedAt ? null : refuse("stale");
}

type Wanted = Omit<LockedProduct, "orgId" | "id" | "sku" | "createdAt" | "updatedAt">;

function merge(stored: LockedProduct | undefined, body: ProductBody, currency: string): Wanted {
  return {
    name: body.name,
    kind: kindOf(stored, body),
    unitPrice: body.unit_price,
    currency: body.currency ?? currency,
    taxCategory: body.tax_category ?? stored?.taxCategory ?? "S",
    taxRate: body.tax_rate ?? stored?.taxRate ?? "0",
    weightG: body.weight_g === undefined ? (stored?.weightG ?? null) : body.weight_g,
    lengthMm: body.length_mm === undefined ? (stored?.lengthMm ?? null) : body.length_mm,
    widthMm: body.width_mm === undefined ? (stored?.widthMm ?? null) : body.width_mm,
    heightMm: body.height_mm === undefined ? (stored?.heightMm ?? null) : body.height_mm,
    tracksLots: body.tracks_lots ?? stored?.tracksLots ?? false,
    tracksSerials: body.tracks_serials ?? stored?.tracksSerials ?? false,
    gtin: body.gtin === undefined ? (stored?.gtin ?? null) : body.gtin,
    allowBackorder: body.allow_backorder ?? stored?.allowBackorder ?? true,
    safetyStock: body.safety_stock ?? stored?.safetyStock ?? 0,
    archivedAt: archivedAt(stored, body),
  };
}

function kindOf(stored: LockedProduct | undefined, body: ProductBody): string {
  if (body.bundle?.length) return "bundle";
  if (body.kind) return body.kind;
  // A bundle whose components are taken away is an ordinary product from then on.
  if (stored?.kind === "bundle") return body.bundle === undefined ? "bundle" : "stock";
  return stored?.kind ?? "stock";
}

function archivedAt(stored: LockedProduct | undefined, body: ProductBody): Date | null {
  if (body.archived === false) return null;
  if (body.archived) return stored?.archivedAt ?? new Date();
  return stored?.archivedAt ?? null;
}

async function refuseGtin(tx: Tx, gtin: string | null, sku: string): Promise<CatalogueRefusal | null> {
  if (gtin === null) return null;
  const holders = await tx.read
    .select({ sku: product.sku })
    .from(product)
    .where(and(eq(product.orgId, tx.orgId), eq(product.gtin, gtin)));
  const packs = await tx.read
    .select({ sku: product.sku })
    .from(productBarcode)
    .innerJoin(product, and(eq(product.orgId, productBarcode.orgId), eq(product.id, productBarcode.productId)))
    .where(and(eq(productBarcode.orgId, tx.orgId), eq(productBarcode.code, gtin)));
  const other = holders.find((holder) => holder.sku !== sku) ?? packs[0];
  return other ? refuse("gtin_taken", other.sku) : null;
}

async function write(tx: Tx, sku: string, stored: LockedProduct | undefined, wanted: Wanted): Promise<string> {
  const id = stored?.id ?? v7();
  if (stored) {
    await tx.read
      .update(product)
      .set({ ...wanted, updatedAt: new Date() })
      .where(and(eq(product.orgId, tx.orgId), eq(product.id, id)));
  } else {
    await tx.read.insert(product).values({ orgId: tx.orgId, id, sku, ...wanted });
  }
  await writeTokens(tx, "product", id, [sku, wanted.name, wanted.gtin]);
  if (wanted.kind !== "stock") return id;
  if (stored?.kind !== "stock") await addRowsOfProducts(tx, [id]);
  if (stored && stored.safetyStock !== wanted.safetyStock) await writeSafetyStock(tx, id, wanted.safetyStock);
  return id;
}

const withIds = (components: readonly { sku: string; units: number }[], locked: readonly LockedProduct[]) =>
  components.map(({ sku, units }) => ({ componentId: idOf(sku, locked), units }));

const idOf = (sku: string, locked: readonly LockedProduct[]): string =>
  certain(
    locked.find((row) => row.sku === sku),
    "product that was checked",
  ).id;
