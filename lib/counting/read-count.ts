import type { BinKind, CountState } from "@/db/values";
import { findProducts, readStockCommand, type StockCommandFacts, type StockedProduct } from "@/lib/receiving/read-facts";
import type { Tx } from "@/lib/transaction/in-tenant";
import { type HeldForTransfer, readHeldForTransfers } from "./take-transfers";

export type CountTask = {
  id: string;
  locationId: string;
  location: string;
  binId: string | null;
  bin: string | null;
  binKind: BinKind | null;
  productId: string | null;
  state: CountState;
};

/** A reservation at the location with units that could be taken back, the newest first. */
export type Held = { id: string; orderId: string; lineId: string; productId: string; units: number };

export type CountFacts = {
  stock: StockCommandFacts;
  task: CountTask;
  held: Held[];
  heldForTransfers: HeldForTransfer[];
  entries: { round: number }[];
  recountFrom: number;
};

const TASK = `select t.id, t.location_id as "locationId", l.code as location, t.bin_id as "binId", b.code as bin, b.kind as "binKind",
  t.product_id as "productId", t.state from count_task t join location l on l.org_id = t.org_id and l.id = t.location_id
  left join bin b on b.org_id = t.org_id and b.id = t.bin_id where t.org_id = $1 and t.id = $2::uuid`;

// The products that lie there by the books, beside those that somebody found.
const LYING = `select distinct p.sku from bin_stock s join product p on p.org_id = s.org_id and p.id = s.product_id
  where s.org_id = $1 and s.units > 0 and s.location_id = $2::uuid and ($3::uuid is null or s.bin_id = $3::uuid) and ($4::uuid is null or s.product_id = $4::uuid)`;
const NAMED = "select sku from product where org_id = $1 and id = $2::uuid";

const HELD = `select id, order_id as "orderId", line_id as "lineId", product_id as "productId", units - released_units - shipped_units as units
  from reservation where org_id = $1 and product_id = any($2::uuid[]) and location_id = $3::uuid and units > released_units + shipped_units
  order by id desc`;
const ROUNDS = "select round from count_entry where org_id = $1 and task_id = $2::uuid";
const POLICY = `select recount_from as "recountFrom" from org_policy where org_id = $1`;

export const findTask = async (tx: Tx, taskId: string): Promise<CountTask | null> =>
  (await tx.query<CountTask>("count_task", TASK, [tx.orgId, taskId]))[0] ?? null;

/** What a count is about: the products that lie there, and those that were found. */
export async function productsToCount(tx: Tx, task: CountTask, found: readonly string[]): Promise<StockedProduct[]> {
  const [lying, named] = await Promise.all([
    tx.query<{ sku: string }>("lying_products", LYING, [tx.orgId, task.locationId, task.binId, task.productId]),
    task.productId === null ? [] : tx.query<{ sku: string }>("counted_product", NAMED, [tx.orgId, task.productId]),
  ]);
  return findProducts(tx, [...new Set([...lying.map(({ sku }) => sku), ...named.map(({ sku }) => sku), ...found])].sort());
}

/** Orders that may have to give units back, then stock and places, all locked; then the task, which nobody else can end now. */
export async function readCount(
  tx: Tx,
  task: CountTask,
  products: StockedProduct[],
  { lots, wider }: { lots: readonly string[]; wider: readonly string[] },
): Promise<CountFacts> {
  const ids = products.map(({ id }) => id);
  const stock = await readStockCommand(tx, products, wider, { locations: [task.location], lots });
  const [tasks, held, heldForTransfers, entries, policies] = await Promise.all([
    tx.query<CountTask>("count_task_locked", `${TASK} for no key update of t`, [tx.orgId, task.id]),
    tx.query<Held>("held_at_location", HELD, [tx.orgId, ids, task.locationId]),
    readHeldForTransfers(tx, ids, task.locationId),
    tx.query<{ round: number }>("count_rounds", ROUNDS, [tx.orgId, task.id]),
    tx.query<{ recountFrom: number }>("recount_policy", POLICY, [tx.orgId]),
  ]);
  return { stock, task: tasks[0] ?? task, held, heldForTransfers, entries, recountFrom: policies[0]?.recountFrom ?? 1 };
}
