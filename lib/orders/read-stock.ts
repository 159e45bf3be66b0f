import type { GoodStock } from "@/lib/stock/free";
import type { Tx } from "@/lib/transaction/in-tenant";
import { forUpdate, type Locking } from "@/lib/transaction/locking";
import type { LayerFact, QueueFact } from "./placement-facts";
import { MOST_QUEUE_ROWS } from "./queue-limit";
import { SERVABLE } from "./servable-sql";
import { OLDEST_LAYERS, QUEUE, STOCK_OF } from "./stock-sql";

const PRODUCTS = "(select unnest($2::uuid[]) as id)";

/** All good rows of the products, also of the other parts of bundles that wait for them; locked in order. */
export const readStock = (tx: Tx, productIds: readonly string[], locking: Locking): Promise<GoodStock[]> =>
  tx.query<GoodStock>(`stock_${locking}`, `with wanted as materialized ${PRODUCTS} ${STOCK_OF("wanted")}${forUpdate(locking, "s")}`, [
    tx.orgId,
    productIds,
  ]);

/** The queue as it is read after a change that frees units: rows of these products, whatever is free at the moment. */
export const readWholeQueue = (tx: Tx, productIds: readonly string[]): Promise<QueueFact[]> =>
  tx.query<QueueFact>(
    "queue_whole",
    `${QUEUE} and b.product_id = any($2::uuid[]) order by b.priority desc, b.waiting_since, b.id limit ${MOST_QUEUE_ROWS + 1}`,
    [tx.orgId, productIds],
  );

/** The rows of these products' queues that could be given something of what is free now; nothing of it may have changed since it was locked. */
export const readServableQueue = (tx: Tx, productIds: readonly string[]): Promise<QueueFact[]> =>
  tx.query<QueueFact>(
    "queue_servable",
    `${QUEUE} and b.product_id = any($2::uuid[]) and ${SERVABLE} order by b.priority desc, b.waiting_since, b.id limit ${MOST_QUEUE_ROWS + 1}`,
    [tx.orgId, productIds],
  );

const WAITING_FOR_OLDEST = `exists (select 1 from backorder b join orders o on o.org_id = b.org_id and o.id = b.order_id
  where b.org_id = $1 and b.units > 0 and b.product_id = any($2::uuid[]) and o.strategy = 'oldest_cost')`;

/** The oldest cost layers of products whose queue is fed: needed where any of the waiting orders asked for them. */
export const readLayersOf = (tx: Tx, productIds: readonly string[]): Promise<LayerFact[]> =>
  tx.query("layers_of_products", OLDEST_LAYERS(PRODUCTS, WAITING_FOR_OLDEST), [tx.orgId, productIds]);
