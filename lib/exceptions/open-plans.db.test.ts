import { afterAll, beforeAll, expect, test } from "vitest";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { done } from "@/lib/testing/floor";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { plansOf } from "@/lib/testing/plans";
import { createWorld, type World } from "@/lib/testing/world";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { countOpenExceptions } from "./count-open";

const ROWS = 20_000;
const MOST_BLOCKS = 100;

let world: World;
let orderId = "";

beforeAll(async () => {
  world = await createWorld();
  const location = await addLocation(world, "X");
  const product = await addProduct(world, { sku: "P1" });
  await addCustomer(world, { limitMinor: null });
  const lines = [{ sku: "P1", units: 1 }];
  const place = async () => done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines }))).order.id;
  orderId = await place();
  const busy = await place();
  await world.sql(
    `insert into inbox_event (org_id, id, source, external_id, kind, subject, occurred_at, received_at, result, order_id, actor_kind, commit_id)
     select $1, gen_random_uuid(), 'carrier A', 'E' || n, 'in_transit', 'T' || n, now(), now() - n * interval '1 minute', 'noted', $2, 'system',
       gen_random_uuid() from generate_series(1, $3::int) n`,
    [world.orgId, busy, ROWS],
  );
  // What somebody took and was done long ago.
  await world.sql(
    `insert into exception (org_id, id, kind, owner_right, product_id, location_id, details, opened_at, commit_id)
     select $1, gen_random_uuid(), 'put_back', 'pick', $2, $3, '{}', now() - n * interval '1 minute', gen_random_uuid() from generate_series(1, $4::int) n`,
    [world.orgId, product, location, ROWS],
  );
  for (const table of ["inbox_event", "exception"]) await world.sql(`vacuum analyze ${table}`);
}, 120_000);
afterAll(() => world.close());

/** How many blocks the statements of a read touch together, in one transaction. */
const blocksOf = async (read: (tx: Tx) => Promise<unknown>): Promise<number> =>
  (await plansOf(() => readTenant(world.orgId, read))).reduce((sum, { blocks }) => sum + blocks, 0);

test("what was done long ago costs the count of what waits nothing", async () => {
  expect(await blocksOf((tx) => countOpenExceptions(tx, null))).toBeLessThan(MOST_BLOCKS);
});

test("the messages of one order are found without reading those of all, as a deleted draft and a proof need it", async () => {
  const OF_ORDER = "select id from inbox_event where org_id = $1 and order_id = $2::uuid";
  expect(await blocksOf((tx) => tx.query("messages_of_order", OF_ORDER, [tx.orgId, orderId]))).toBeLessThan(MOST_BLOCKS);
});
