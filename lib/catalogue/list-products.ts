import "server-only";
import { and, asc, desc, eq, gt, isNotNull, isNull, lt, type SQL, sql } from "drizzle-orm";
import { product } from "@/db/schema/catalogue";
import type { ProductKind } from "@/db/values";
import { type KeysetPage, type Place, pageOf } from "@/lib/catalogue/keyset";
import { type Product, productOf } from "@/lib/catalogue/product";
import { PRODUCT_COLUMNS, readComponents } from "@/lib/catalogue/read-product";
import { readSubstitutes } from "@/lib/catalogue/substitutes";
import { matches } from "@/lib/search/find";
import { readTenant } from "@/lib/transaction/in-tenant";

export type ProductFilter = {
  q?: string | undefined;
  kind?: ProductKind | undefined;
  archived?: boolean | undefined;
  /** Stocked products of which not more than their safety stock could still be promised. */
  low?: boolean | undefined;
};

/** Units that could be promised now; for a bundle, whole bundles that single locations could give. Null for services. */
export type ListedProduct = Product & { availableUnits: number | null; waitingUnits: number };

// Columns of the outer row are written out: in a query of one table drizzle leaves the table name away, and they would bind inside.
// A good row of an archived location promises nothing.
const FREE_STOCK = sql`(select coalesce(sum(greatest(0, s.on_hand - s.reserved - s.safety_stock)), 0)::int
  from stock_level s join location l on l.org_id = s.org_id and l.id = s.location_id and l.archived_at is null
  where s.org_id = product.org_id and s.product_id = product.id and s.condition = 'good')`;

const FREE_BUNDLES = sql`(select coalesce(sum(whole), 0)::int from (
  select min(greatest(0, s.on_hand - s.reserved - s.safety_stock) / b.units) as whole
  from bundle_component b
  join stock_level s on s.org_id = b.org_id and s.product_id = b.component_id and s.condition = 'good'
  join location l on l.org_id = s.org_id and l.id = s.location_id and l.archived_at is null
  where b.org_id = product.org_id and b.bundle_id = product.id group by s.location_id) per_location)`;

const AVAILABLE = sql<number | null>`case product.kind when 'stock' then ${FREE_STOCK} when 'bundle' then ${FREE_BUNDLES} end`;

const WAITING = sql<number>`(select coalesce(sum(q.units), 0)::int from backorder q
  where q.org_id = product.org_id and q.product_id = product.id and q.units > 0)`;

function conditions(orgId: string, filter: ProductFilter, place: Place): (SQL | undefined)[] {
  return [
    eq(product.orgId, orgId),
    filter.archived ? isNotNull(product.archivedAt) : isNull(product.archivedAt),
    filter.kind && eq(product.kind, filter.kind),
    filter.low ? sql`product.kind = 'stock' and ${FREE_STOCK} <= product.safety_stock` : undefined,
    (filter.q && matches(orgId, "product", product.id, filter.q)) || undefined,
    place.after === undefined ? undefined : gt(product.sku, place.after),
    place.before === undefined ? undefined : lt(product.sku, place.before),
  ];
}

/** Products by SKU, one page; `next` and `previous` are the SKUs to go on from. */
export function listProducts(orgId: string, filter: ProductFilter, place: Place, limit: number): Promise<KeysetPage<ListedProduct>> {
  return readTenant(orgId, async (tx) => {
    const rows = await tx.read
      .select({ ...PRODUCT_COLUMNS, availableUnits: AVAILABLE, waitingUnits: WAITING })
      .from(product)
      .where(and(...conditions(orgId, filter, place)))
      .orderBy(place.before === undefined ? asc(product.sku) : desc(product.sku))
      .limit(limit + 1);
    const idsOf = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.id);
    const [bundles, substitutes] = await Promise.all([readComponents(tx, idsOf("bundle")), readSubstitutes(tx, idsOf("stock"))]);
    const listed = rows.map(({ availableUnits, waitingUnits, ...row }) => ({
      ...productOf(row, { bundle: bundles.get(row.id) ?? [], substitutes: substitutes.get(row.id) ?? [] }),
      availableUnits,
      waitingUnits,
    }));
    return pageOf(listed, limit, place, (row) => row.sku);
  });
}
