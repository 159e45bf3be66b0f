import { type FeedingFacts, type FeedingLocks, readFeeding } from "@/lib/orders/read-feeding";
import { certain } from "@/lib/result/refusal";
import { type AskedPlaces, type PlaceFacts, readPlaces } from "@/lib/stock/read-places";
import type { Tx } from "@/lib/transaction/in-tenant";

export type StockedProduct = { id: string; sku: string; kind: string; tracksLots: boolean };
export type ConditionRow = { productId: string; locationId: string; condition: string; onHand: number };
export type CostLayer = {
  id: string;
  productId: string;
  locationId: string;
  unitCost: string | null;
  currency: string;
  receivedAt: Date;
  leftUnits: number;
};

/** What a stock command knows: feeding facts, and under the same locks the other conditions, the cost layers and where units lie. */
export type StockCommandFacts = {
  feeding: FeedingFacts;
  products: StockedProduct[];
  rows: ConditionRow[];
  layers: CostLayer[];
  places: PlaceFacts;
};

const PRODUCTS = `select id, sku, kind, tracks_lots as "tracksLots" from product where org_id = $1 and sku = any($2::text[])`;

const ROWS = `select product_id as "productId", location_id as "locationId", condition, on_hand as "onHand" from stock_level
  where org_id = $1 and product_id = any($2::uuid[]) and condition <> 'good' order by product_id, location_id, condition for no key update`;

const LAYERS = `select id, product_id as "productId", location_id as "locationId", unit_cost as "unitCost", currency, received_at as "receivedAt",
  left_units as "leftUnits" from cost_layer where org_id = $1 and product_id = any($2::uuid[]) and left_units > 0 order by received_at, id`;

export const findProducts = (tx: Tx, skus: readonly string[]): Promise<StockedProduct[]> =>
  tx.query("stocked_products", PRODUCTS, [tx.orgId, skus]);

/**
 * Orders that wait, good stock, the other conditions, places; locked in that order. The layers are safe under the stock lock,
 * and so is what the products are: who makes a stocked product something else holds it too.
 */
export async function readStockCommand(
  tx: Tx,
  named: readonly Pick<StockedProduct, "id" | "sku">[],
  wider: FeedingLocks["wider"],
  asked: AskedPlaces,
): Promise<StockCommandFacts> {
  const ids = named.map(({ id }) => id);
  const { facts } = await readFeeding(tx, { own: [], wider, locking: "lock" }, ids, () => Promise.resolve());
  const [products, rows, layers, places] = await Promise.all([
    findProducts(
      tx,
      named.map(({ sku }) => sku),
    ),
    tx.query<ConditionRow>("stock_conditions", ROWS, [tx.orgId, ids]),
    tx.query<CostLayer>("cost_layers", LAYERS, [tx.orgId, ids]),
    readPlaces(tx, ids, asked),
  ]);
  return { feeding: facts, products, rows, layers, places };
}

export const productOf = ({ products }: Pick<StockCommandFacts, "products">, sku: string): StockedProduct =>
  certain(
    products.find((product) => product.sku === sku),
    `product ${sku}`,
  );
