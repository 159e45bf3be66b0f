import type { GoodStock } from "@/lib/stock/free";
import { forUpdate, type Locking } from "@/lib/transaction/locking";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { LayerFact, QueueFact } from "./placement-facts";
import { MOST_QUEUE_ROWS } from "./queue-limit";

/** The stocked products behind SKUs (a bundle's parts instead of the bundle), or products named directly. */
export type StockScope = { skus: readonly string[] } | { productIds: readonly string[] };

const OF_SKUS = `(select coalesce(b.component_id, p.id) as id from product p
  left join bundle_component b on b.org_id = p.org_id and b.bundle_id = p.id and p.kind = 'bundle'
  where p.org_id = $1 and p.sku = any($2::text[]) and p.kind <> 'service')`;
const OF_PRODUCTS = "(select unnest($2::uuid[]) as id)";

const scoped = (scope: StockScope) =>
  "skus" in scope
    ? ({ name: "skus", from: OF_SKUS, values: scope.skus } as const)
    : ({ name: "products", from: OF_PRODUCTS, values: scope.productIds } as const);

/** All good rows of the products at active locations, also of the other parts of bundles that wait for them; locked in order. */
export function readStock(tx: Tx, scope: StockScope, locking: Locking): Promise<GoodStock[]> {
  const { name, from, values } = scoped(scope);
  const text = `with wanted as materialized ${from}
    select s.product_id as "productId", s.location_id as "locationId", s.on_hand as "onHand", s.reserved, s.safety_stock as "safetyStock"
    from stock_level s
    where s.org_id = $1 and s.condition = 'good' and s.product_id in (
      select id from wanted
      union select c.product_id from wanted w
        join backorder b on b.org_id = $1 and b.product_id = w.id and b.units > 0
        join order_line_component c on c.org_id = $1 and c.line_id = b.line_id)
    order by s.product_id, s.location_id${forUpdate(locking, "s")}`;
  return tx.query<GoodStock>(`stock_by_${name}_${locking}`, text, [tx.orgId, values]);
}

const QUEUE = `select b.id, b.order_id as "orderId", b.line_id as "lineId", b.product_id as "productId", b.units, l.backordered as "waitingUnits",
  l.product_id as "lineProductId", o.split, o.strategy, a.latitude, a.longitude,
  (select json_agg(json_build_object('productId', c.product_id, 'unitsPerBundle', c.units_per_bundle))
     from order_line_component c where c.org_id = b.org_id and c.line_id = b.line_id) as parts,
  case when o.split = 'one_location' then (select r.location_id from reservation r
     where r.org_id = b.org_id and r.order_id = b.order_id and r.units > r.released_units limit 1) end as "heldAt"
  from backorder b
  join order_line l on l.org_id = b.org_id and l.id = b.line_id
  join orders o on o.org_id = b.org_id and o.id = b.order_id
  left join address a on a.org_id = o.org_id and a.id = o.ship_to_id
  where b.org_id = $1 and b.units > 0`;

/** The queue of the products, front first. A product with nothing free has nothing to give, so its rows are not read. */
export function readQueue(tx: Tx, scope: StockScope): Promise<QueueFact[]> {
  const { name, from, values } = scoped(scope);
  const text = `${QUEUE} and b.product_id in ${from} and exists (select 1 from stock_level s where s.org_id = b.org_id
      and s.product_id = b.product_id and s.condition = 'good' and s.on_hand - s.reserved - s.safety_stock > 0)
    order by b.priority desc, b.waiting_since, b.id limit ${MOST_QUEUE_ROWS + 1}`;
  return tx.query<QueueFact>(`queue_by_${name}`, text, [tx.orgId, values]);
}

/** The queue as it is read after a change that frees units: rows of these products, whatever is free at the moment. */
export const readWholeQueue = (tx: Tx, productIds: readonly string[]): Promise<QueueFact[]> =>
  tx.query<QueueFact>(
    "queue_whole",
    `${QUEUE} and b.product_id = any($2::uuid[]) order by b.priority desc, b.waiting_since, b.id limit ${MOST_QUEUE_ROWS + 1}`,
    [tx.orgId, productIds],
  );

/** How many orders wait for each product, counted up to 1,000 rows. */
export const readQueueLengths = (tx: Tx, skus: readonly string[]): Promise<{ productId: string; orders: number }[]> =>
  tx.query(
    "queue_lengths",
    `select w.id as "productId", count(distinct q.order_id)::int as orders from ${OF_SKUS} w(id)
     cross join lateral (select b.order_id from backorder b where b.org_id = $1 and b.product_id = w.id and b.units > 0 limit 1000) q group by w.id`,
    [tx.orgId, skus],
  );

const OLDEST = (
  products: string,
  condition: string,
) => `select w.id as "productId", l.id as "locationId", y.received_at as "receivedAt" from ${products} w(id)
  join location l on l.org_id = $1 and l.archived_at is null
  cross join lateral (select received_at from cost_layer c where c.org_id = $1 and c.product_id = w.id and c.location_id = l.id and c.left_units > 0
    order by c.received_at, c.id limit 1) y
  where ${condition} or exists (select 1 from org_policy p where p.org_id = $1 and (p.strategy = 'oldest_cost' or p.channel_strategies like '%oldest_cost%'))`;

/** When the oldest cost layer of each product and location was received; only read where a strategy could ask for it. */
export const readLayers = (tx: Tx, skus: readonly string[], strategy: string | null): Promise<LayerFact[]> =>
  tx.query("layers_by_skus", OLDEST(OF_SKUS, "$3 = 'oldest_cost'"), [tx.orgId, skus, strategy]);

/** The same for products whose queue is fed: needed where any of the waiting orders asked for it. */
export const readLayersOf = (tx: Tx, productIds: readonly string[]): Promise<LayerFact[]> =>
  tx.query("layers_by_products", OLDEST(OF_PRODUCTS, WAITING_FOR_OLDEST), [tx.orgId, productIds]);

const WAITING_FOR_OLDEST = `exists (select 1 from backorder b join orders o on o.org_id = b.org_id and o.id = b.order_id
  where b.org_id = $1 and b.units > 0 and b.product_id = any($2::uuid[]) and o.strategy = 'oldest_cost')`;
