import "server-only";
import type { StockCondition } from "@/db/values";
import type { KeysetPage, Place } from "@/lib/catalogue/keyset";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type FedOrderLine, readFed } from "./read-fed";
import { listMovements, type Movement } from "./read-movements";
import type { MovementView } from "./stock-list-input";

export type StockProduct = {
  id: string;
  sku: string;
  name: string;
  kind: string;
  gtin: string | null;
  tracksLots: boolean;
  isArchived: boolean;
};

/** One location and condition, in whole base units. */
export type StockRow = {
  locationId: string;
  location: string;
  locationName: string;
  condition: StockCondition;
  onHand: number;
  reserved: number;
  safetyStock: number;
  available: number;
};

/** One row of the queue. The position counts orders; `bundle` names the bundle whose part is waited for. */
export type WaitingRow = {
  id: string;
  position: number;
  orderId: string;
  number: string;
  customer: string;
  line: number;
  units: number;
  priority: number;
  waitingSince: Date;
  bundle: string | null;
  /** The order takes what it waits for from one location, all at once. */
  wantsWhole: boolean;
};

export type LayerRow = {
  id: string;
  location: string;
  units: number;
  leftUnits: number;
  unitCost: string | null;
  currency: string;
  receivedAt: Date;
  receiptId: string | null;
  reference: string | null;
};

export type StockPage = {
  product: StockProduct;
  rows: StockRow[];
  queue: { rows: WaitingRow[]; totalUnits: number; totalRows: number };
  layers: LayerRow[];
  movements: KeysetPage<Movement>;
  /** The movement that the actor has just made, with what it fed. */
  done: { movement: Movement; fed: FedOrderLine[] } | null;
};

const MOST_SHOWN = 100;
const MOST_LAYERS = 60;

const PRODUCT = `select id, sku, name, kind, gtin, tracks_lots as "tracksLots", archived_at is not null as "isArchived" from product where org_id = $1 and id = $2::uuid`;

const ROWS = `select s.location_id as "locationId", l.code as location, l.name as "locationName", s.condition, s.on_hand as "onHand", s.reserved,
  s.safety_stock as "safetyStock",
  case when s.condition = 'good' then greatest(0, s.on_hand - s.reserved - s.safety_stock) else 0 end as available
  from stock_level s join location l on l.org_id = s.org_id and l.id = s.location_id
  where s.org_id = $1 and s.product_id = $2::uuid and ($3::uuid[] is null or s.location_id = any($3::uuid[]))
    and (s.on_hand > 0 or (s.condition = 'good' and l.archived_at is null))
  order by l.rank, l.code, array_position(array['good', 'in_transit', 'damaged', 'quarantine'], s.condition)`;

const QUEUE = `select b.id, b.order_id as "orderId", o.number, c.name as customer, l.line, b.units, b.priority, b.waiting_since as "waitingSince",
  case when l.product_id <> b.product_id then l.sku end as bundle, o.split = 'one_location' as "wantsWhole"
  from backorder b
  join orders o on o.org_id = b.org_id and o.id = b.order_id
  join customer c on c.org_id = o.org_id and c.id = o.customer_id
  join order_line l on l.org_id = b.org_id and l.id = b.line_id
  where b.org_id = $1 and b.product_id = $2::uuid and b.units > 0
  order by b.priority desc, b.waiting_since, b.id limit $3`;

const QUEUE_SUM = `select count(*)::int as "totalRows", coalesce(sum(units), 0)::bigint as "totalUnits" from backorder
  where org_id = $1 and product_id = $2::uuid and units > 0`;

const LAYERS = `select y.id, l.code as location, y.units, y.left_units as "leftUnits", y.unit_cost as "unitCost", y.currency,
  y.received_at as "receivedAt", y.receipt_id as "receiptId", r.reference
  from cost_layer y join location l on l.org_id = y.org_id and l.id = y.location_id
  left join receipt r on r.org_id = y.org_id and r.id = y.receipt_id
  where y.org_id = $1 and y.product_id = $2::uuid and y.left_units > 0 and ($3::uuid[] is null or y.location_id = any($3::uuid[]))
  order by l.rank, l.code, y.received_at, y.id limit $4`;

export type StockPageOptions = { show: MovementView; place: Place; done?: string | undefined };

/** Everything about the stock of one product, from one snapshot; null when there is no such product here. */
export const readStockPage = (actor: Actor, productId: string, options: StockPageOptions): Promise<StockPage | null> =>
  readTenant(actor.orgId, async (tx) => {
    const own = [tx.orgId, productId];
    const [product] = await tx.query<StockProduct>("stock_page_product", PRODUCT, own);
    if (!product) return null;
    const [rows, queue, [sums], layers, movements, done] = await Promise.all([
      tx.query<StockRow>("stock_page_rows", ROWS, [...own, actor.locationIds]),
      tx.query<Omit<WaitingRow, "position">>("stock_page_queue", QUEUE, [...own, MOST_SHOWN]),
      tx.query<{ totalRows: number; totalUnits: number }>("stock_page_queue_sum", QUEUE_SUM, own),
      tx.query<LayerRow>("stock_page_layers", LAYERS, [...own, actor.locationIds, MOST_LAYERS]),
      listMovements(tx, { productId, locationIds: actor.locationIds, show: options.show }, options.place),
      options.done === undefined ? null : readDone(tx, actor, productId, options.done),
    ]);
    return { product, rows, queue: { rows: inLine(queue), ...(sums ?? { totalRows: 0, totalUnits: 0 }) }, layers, movements, done };
  });

/** Everybody who waits for the product, first in line first. */
export const readQueue = (actor: Actor, productId: string): Promise<WaitingRow[]> =>
  readTenant(actor.orgId, async (tx) =>
    inLine(await tx.query<Omit<WaitingRow, "position">>("stock_page_queue", QUEUE, [tx.orgId, productId, null])),
  );

/** Every cost layer of the product that still has units. */
export const readLayers = (actor: Actor, productId: string): Promise<LayerRow[]> =>
  readTenant(actor.orgId, (tx) => tx.query<LayerRow>("stock_page_layers", LAYERS, [tx.orgId, productId, actor.locationIds, null]));

/** A row stands behind every other order in front of it. */
function inLine(rows: readonly Omit<WaitingRow, "position">[]): WaitingRow[] {
  const ahead = new Set<string>();
  return rows.map((row) => {
    const position = 1 + (ahead.has(row.orderId) ? ahead.size - 1 : ahead.size);
    ahead.add(row.orderId);
    return { ...row, position };
  });
}

async function readDone(tx: Tx, actor: Actor, productId: string, movementId: string): Promise<StockPage["done"]> {
  const filter = { productId, locationIds: actor.locationIds, show: "all" as const, only: movementId };
  const [movement] = (await listMovements(tx, filter, {})).items;
  return movement ? { movement, fed: await readFed(tx, [movement.commitId]) } : null;
}

/** The product behind a SKU, for forms that were opened from a row. */
export const findStockProduct = (orgId: string, sku: string): Promise<StockProduct | null> =>
  readTenant(orgId, async (tx) => {
    const [found] = await tx.query<StockProduct>("stock_product_by_sku", PRODUCT.replace("id = $2::uuid", "sku = $2"), [orgId, sku]);
    return found ?? null;
  });
