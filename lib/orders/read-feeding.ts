import type { GoodStock } from "@/lib/stock/free";
import type { Point } from "@/lib/stock/strategies";
import type { Locking } from "@/lib/transaction/locking";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Order } from "./order";
import type { LayerFact, Policies, QueueFact } from "./placement-facts";
import { MOST_FED_ORDERS } from "./queue-limit";
import { assembleOrder, lockHeaders, readParts } from "./read-order";
import { readPolicies } from "./read-policies";
import { readLayersOf, readServableQueue, readStock, readWholeQueue } from "./read-stock";

export type OrderAddressee = { orderId: string; customerCode: string; customerName: string; email: string | null; point: Point | null };

/** What a command that frees units knows: its own and the waiting orders, locked; then stock, locked; then the queue as it is now. */
export type FeedingFacts = {
  policies: Policies;
  orders: Map<string, Order>;
  addressees: Map<string, OrderAddressee>;
  stock: GoodStock[];
  queue: QueueFact[];
  layers: LayerFact[];
};

/** Own orders, and orders that an earlier attempt found to stand in front without having locked them. */
export type FeedingLocks = {
  own: readonly string[];
  wider: readonly string[];
  locking: Locking;
  /** For who changes no stock before it feeds: rows that get nothing of what is free now are not read. */
  servable?: boolean;
};

const CANDIDATES = `select order_id from (select b.order_id, b.priority, b.waiting_since, b.id from backorder b
  where b.org_id = $1 and b.units > 0 and b.product_id = any($3::uuid[]) order by b.priority desc, b.waiting_since, b.id limit ${MOST_FED_ORDERS}) front`;

const ADDRESSEES = `select o.id as "orderId", c.code as "customerCode", c.name as "customerName", ct.email,
  case when a.latitude is not null then json_build_object('latitude', a.latitude, 'longitude', a.longitude) end as point from orders o
  join customer c on c.org_id = o.org_id and c.id = o.customer_id
  left join contact ct on ct.org_id = o.org_id and ct.id = o.contact_id
  left join address a on a.org_id = o.org_id and a.id = o.ship_to_id
  where o.org_id = $1 and o.id = any($2::uuid[])`;

/**
 * Locks the candidates, found without locks, together with the command's own orders in id order; then `between` (credit);
 * then the products' stock. The queue is read last, because only now nobody else can change it.
 */
export async function readFeeding<Between>(
  tx: Tx,
  locks: FeedingLocks,
  productIds: readonly string[],
  between: (tx: Tx) => Promise<Between>,
): Promise<{ facts: FeedingFacts; between: Between }> {
  const headers = await lockHeaders(tx, [...locks.own, ...locks.wider], {
    name: "feeding",
    locking: locks.locking,
    extra: CANDIDATES,
    values: [productIds],
  });
  const ids = headers.map(({ id }) => id);
  const [parts, inBetween, stock, queue, layers, policies, addressees] = await Promise.all([
    readParts(tx, ids),
    between(tx),
    readStock(tx, productIds, locks.locking),
    locks.servable ? readServableQueue(tx, productIds) : readWholeQueue(tx, productIds),
    readLayersOf(tx, productIds),
    readPolicies(tx),
    tx.query<OrderAddressee>("addressees", ADDRESSEES, [tx.orgId, ids]),
  ]);
  const facts: FeedingFacts = {
    policies,
    orders: new Map(headers.map((header) => [header.id, assembleOrder(header, parts)])),
    addressees: new Map(addressees.map((row) => [row.orderId, row])),
    stock,
    queue,
    layers,
  };
  return { facts, between: inBetween };
}
