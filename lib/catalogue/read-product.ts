import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { bundleComponent, product } from "@/db/schema/catalogue";
import { plainPrice } from "@/lib/catalogue/plain-decimal";
import { type BundleComponent, type Product, productOf } from "@/lib/catalogue/product";
import { readSubstitutes } from "@/lib/catalogue/substitutes";
import { type Tx, readTenant } from "@/lib/transaction/in-tenant";

export const PRODUCT_COLUMNS = {
  id: product.id,
  sku: product.sku,
  name: product.name,
  kind: product.kind,
  unitPrice: product.unitPrice,
  currency: product.currency,
  taxCategory: product.taxCategory,
  taxRate: product.taxRate,
  weightG: product.weightG,
  lengthMm: product.lengthMm,
  widthMm: product.widthMm,
  heightMm: product.heightMm,
  tracksLots: product.tracksLots,
  tracksSerials: product.tracksSerials,
  gtin: product.gtin,
  allowBackorder: product.allowBackorder,
  safetyStock: product.safetyStock,
  updatedAt: product.updatedAt,
  archivedAt: product.archivedAt,
};

type Key = { id: string } | { sku: string };

export async function readProduct(tx: Tx, key: Key): Promise<Product | null> {
  const wanted = "id" in key ? eq(product.id, key.id) : eq(product.sku, key.sku);
  const [row] = await tx.read
    .select(PRODUCT_COLUMNS)
    .from(product)
    .where(and(eq(product.orgId, tx.orgId), wanted));
  if (!row) return null;
  const [bundle, substitutes] = await Promise.all([
    row.kind === "bundle" ? readComponents(tx, [row.id]) : null,
    row.kind === "stock" ? readSubstitutes(tx, [row.id]) : null,
  ]);
  return productOf(row, { bundle: bundle?.get(row.id) ?? [], substitutes: substitutes?.get(row.id) ?? [] });
}

export const findProduct = (orgId: string, key: Key): Promise<Product | null> => readTenant(orgId, (tx) => readProduct(tx, key));

/** Components by the id of their bundle. */
export async function readComponents(tx: Tx, bundleIds: readonly string[]): Promise<Map<string, BundleComponent[]>> {
  const byBundle = new Map<string, BundleComponent[]>();
  if (bundleIds.length === 0) return byBundle;
  const rows = await tx.read
    .select({ bundleId: bundleComponent.bundleId, sku: product.sku, name: product.name, units: bundleComponent.units })
    .from(bundleComponent)
    .innerJoin(product, and(eq(product.orgId, bundleComponent.orgId), eq(product.id, bundleComponent.componentId)))
    .where(and(eq(bundleComponent.orgId, tx.orgId), inArray(bundleComponent.bundleId, [...bundleIds])))
    .orderBy(asc(product.sku));
  for (const { bundleId, ...component } of rows) byBundle.set(bundleId, [...(byBundle.get(bundleId) ?? []), component]);
  return byBundle;
}

export type StockSummary = {
  locationId: string;
  location: string;
  onHand: number;
  reserved: number;
  safetyStock: number;
  available: number;
  /** Damaged, in quarantine or on the way here. */
  elsewhere: number;
};

const STOCK = sql`
select l.id as "locationId", l.name as location,
  sum(s.on_hand) filter (where s.condition = 'good')::float8 as "onHand",
  sum(s.reserved)::float8 as reserved,
  sum(s.safety_stock)::float8 as "safetyStock",
  sum(greatest(0, s.on_hand - s.reserved - s.safety_stock)) filter (where s.condition = 'good')::float8 as available,
  coalesce(sum(s.on_hand) filter (where s.condition <> 'good'), 0)::float8 as elsewhere
from stock_level s join location l on l.org_id = s.org_id and l.id = s.location_id`;

export type ProductPage = {
  product: Product;
  stock: StockSummary[];
  /** Units that orders wait for. */
  waiting: number;
  partOf: { id: string; sku: string; name: string; units: number }[];
  prices: { id: string; code: string; name: string; currency: string; unitPrice: string }[];
};

/** Everything the product page shows, in one snapshot. */
export function findProductPage(orgId: string, id: string): Promise<ProductPage | null> {
  return readTenant(orgId, async (tx) => {
    const found = await readProduct(tx, { id });
    if (!found) return null;
    const [stock, queue, partOf, prices] = await Promise.all([
      tx.read.execute<StockSummary>(sql`${STOCK} where s.org_id = ${tx.orgId} and s.product_id = ${id}
        and (l.archived_at is null or s.on_hand > 0) group by l.id, l.name, l.rank order by l.rank, l.name`),
      tx.read.execute<{ waiting: number }>(sql`select coalesce(sum(units), 0)::float8 as waiting from backorder
        where org_id = ${tx.orgId} and product_id = ${id} and units > 0`),
      tx.read.execute<ProductPage["partOf"][number]>(sql`select p.id, p.sku, p.name, b.units from bundle_component b
        join product p on p.org_id = b.org_id and p.id = b.bundle_id
        where b.org_id = ${tx.orgId} and b.component_id = ${id} order by p.sku limit 100`),
      tx.read.execute<ProductPage["prices"][number]>(sql`select l.id, l.code, l.name, l.currency, i.unit_price as "unitPrice"
        from price_list l join price_list_item i on i.org_id = l.org_id and i.price_list_id = l.id
        where l.org_id = ${tx.orgId} and i.product_id = ${id} and l.archived_at is null order by l.code limit 100`),
    ]);
    const plain = prices.rows.map((price) => ({ ...price, unitPrice: plainPrice(price.unitPrice, price.currency) }));
    return { product: found, stock: stock.rows, waiting: queue.rows[0]?.waiting ?? 0, partOf: partOf.rows, prices: plain };
  });
}
