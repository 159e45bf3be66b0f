import type { StockCondition } from "@/db/values";
import { readPolicies } from "@/lib/orders/read-policies";
import { readLayersOf, readServableQueue, readStock } from "@/lib/orders/read-stock";
import { freeForNewcomers } from "@/lib/orders/supply";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

/** One stock row on the wire; all figures are whole base units. `available` is 0 for every condition but good. */
export type WireStockRow = {
  sku: string;
  location: string;
  condition: StockCondition;
  on_hand: number;
  reserved: number;
  safety_stock: number;
  available: number;
};
export type WireStock = { rows: WireStockRow[]; backordered: { sku: string; units: number; orders: number }[] };

const ROWS = `select p.sku, l.code as location, s.condition, s.on_hand, s.reserved, s.safety_stock,
  case when s.condition = 'good' then greatest(0, s.on_hand - s.reserved - s.safety_stock) else 0 end as available
  from product p
  join stock_level s on s.org_id = p.org_id and s.product_id = p.id
  join location l on l.org_id = s.org_id and l.id = s.location_id
  where p.org_id = $1 and p.sku = any($2::text[]) order by p.sku, l.code, s.condition`;

const WAITING = `select p.sku, coalesce(sum(b.units), 0)::bigint as units, count(distinct b.order_id)::int as orders
  from product p left join backorder b on b.org_id = p.org_id and b.product_id = p.id and b.units > 0
  where p.org_id = $1 and p.sku = any($2::text[]) group by p.sku order by p.sku`;

/** All rows of the SKUs, every location and condition, and how many units wait for each. Unknown SKUs have no rows. */
export const readStockLevels = (actor: Actor, skus: readonly string[]): Promise<WireStock> =>
  readTenant(actor.orgId, async (tx) => {
    const [rows, backordered] = await Promise.all([
      tx.query<WireStockRow>("wire_stock_rows", ROWS, [tx.orgId, skus]),
      tx.query<WireStock["backordered"][number]>("wire_stock_waiting", WAITING, [tx.orgId, skus]),
    ]);
    return { rows, backordered };
  });

export type Availability = { sku: string; available: number; backordered: number; locations: { location: string; available: number }[] };

const STOCKED = "select id from product where org_id = $1 and sku = $2 and kind = 'stock'";

/**
 * What a newcomer could be promised now: the free units of every active location, less those that an order which waits
 * already could have. It is what placing an order reserves from; a stock row's `available` knows no queue.
 */
export const readAvailability = (actor: Actor, sku: string): Promise<Availability | null> =>
  readTenant(actor.orgId, async (tx) => {
    const [product] = await tx.query<{ id: string }>("availability_product", STOCKED, [tx.orgId, sku]);
    if (!product) return null;
    const [stock, queue, layers, { locations }, [waiting]] = await Promise.all([
      readStock(tx, [product.id], "look"),
      readServableQueue(tx, [product.id]),
      readLayersOf(tx, [product.id]),
      readPolicies(tx),
      tx.query<WireStock["backordered"][number]>("wire_stock_waiting", WAITING, [tx.orgId, [sku]]),
    ]);
    const free = freeForNewcomers({ stock, queue, layers }, locations);
    const rows = locations
      .map(({ id, code }) => ({ location: code, available: free.at(product.id, id) }))
      .sort((a, b) => (a.location < b.location ? -1 : 1));
    return { sku, available: rows.reduce((sum, row) => sum + row.available, 0), backordered: waiting?.units ?? 0, locations: rows };
  });
