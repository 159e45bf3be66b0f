import type { CostLayer } from "@/lib/receiving/read-facts";
import { type FeedingFacts, readFeeding } from "@/lib/orders/read-feeding";
import type { Order } from "@/lib/orders/order";
import { certain } from "@/lib/result/refusal";
import type { BinUnits } from "@/lib/stock/places";
import { readBinUnits } from "@/lib/stock/read-places";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Target } from "./command";

export type FloorStockFacts = { feeding: FeedingFacts; order: Order; bins: BinUnits[]; layers: CostLayer[] };

const PRODUCTS = `select distinct r.product_id as id from reservation r where r.org_id = $1 and r.order_id = $2::uuid`;
const LAYERS = `select id, product_id as "productId", location_id as "locationId", unit_cost as "unitCost", currency, received_at as "receivedAt",
  left_units as "leftUnits" from cost_layer where org_id = $1 and product_id = any($2::uuid[]) and location_id = $3::uuid and left_units > 0
  order by received_at, id`;

/** Products of an order that hold stock, read before the move so that it is known which stock has to be locked. */
export const productsOf = async (tx: Tx, orderId: string): Promise<string[]> =>
  (await tx.query<{ id: string }>("reserved_products", PRODUCTS, [tx.orgId, orderId])).map(({ id }) => id);

/**
 * The order with those that wait for its products, then `between` (credit), then stock, then places; locked in that
 * order. The cost layers are safe under the stock lock.
 */
export async function readFloorStock<Between>(
  tx: Tx,
  { orderId, locationId }: Target,
  { products, wider }: { products: readonly string[]; wider: readonly string[] },
  between: (tx: Tx) => Promise<Between>,
): Promise<FloorStockFacts & { between: Between }> {
  const read = await readFeeding(tx, { own: [orderId], wider, locking: "lock" }, products, between);
  const [bins, layers] = await Promise.all([
    readBinUnits(tx, products, [locationId], "lock"),
    tx.query<CostLayer>("layers_at", LAYERS, [tx.orgId, products, locationId]),
  ]);
  const order = certain(read.facts.orders.get(orderId), "the order of the work");
  return { feeding: read.facts, order, bins, layers, between: read.between };
}
