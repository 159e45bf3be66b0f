import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { productBody } from "@/lib/catalogue/inputs";
import { putProduct } from "@/lib/catalogue/put-product";
import { refusedWith } from "@/lib/testing/floor";
import { addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { stockOf } from "@/lib/testing/tables";
import { createWorld, type World } from "@/lib/testing/world";
import type { Outcome } from "@/lib/transaction/transact";
import { adjustStock } from "./adjust";
import { adjustmentBody, receiptBody } from "./inputs";
import { receiveGoods } from "./receive";

let world: World;
let holder: pg.Client;
let made = 0;
let sku: string;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "MAIN");
  await addProduct(world, { sku: "PART" });
  holder = new pg.Client({ connectionString: world.url });
  await holder.connect();
});
beforeEach(async () => {
  made += 1;
  sku = `LAMP-${made}`;
  await addProduct(world, { sku });
});
afterAll(async () => {
  await holder.end();
  await assertNoDrift();
  await world.close();
});

const waitFor = async (waiting: number) => {
  for (let asked = 0; asked < 500; asked += 1) {
    const [row] = await world.sql(
      "select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (Number(row?.["waiting"]) >= waiting) return;
    await delay(10);
  }
  throw new Error(`${waiting} were to wait for the stock row`);
};

/** Both stand in line for the product's stock, in this order. */
async function inLine<A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  const rows = "select 1 from stock_level where product_id = (select id from product where sku = $1) for no key update";
  await holder.query("begin");
  await holder.query(rows, [sku]);
  const one = first();
  await waitFor(1);
  const other = second();
  await waitFor(2);
  await holder.query("commit");
  return Promise.all([one, other]);
}

const put = (body: object) => putProduct(world.actor, sku, productBody.parse({ name: sku, unit_price: "5.00", ...body }));
const receive = () => receiveGoods(world.actor, receiptBody.parse({ location: "MAIN", reference: "R", lines: [{ sku, units: 5 }] }));
const adjust = () =>
  adjustStock(world.actor, adjustmentBody.parse({ sku, location: "MAIN", condition: "good", units: 5, reason: "found" }));

type Act = () => Promise<Outcome<{ ok: boolean; code?: string }>>;
const BECOMES = { service: { kind: "service" }, bundle: { bundle: [{ sku: "PART", units: 1 }] } };

test.each<[string, "service" | "bundle", Act]>([
  ["a receipt", "service", receive],
  ["a receipt", "bundle", receive],
  ["an adjustment", "service", adjust],
])("%s that waits while its product becomes a %s puts nothing on it", async (_what, kind, act) => {
  const [changed, outcome] = await inLine(() => put(BECOMES[kind]), act);
  expect(changed).toMatchObject({ ok: true, product: { kind } });
  expect(refusedWith(outcome)).toBe("not_stocked");
  expect(await stockOf(world, sku)).toMatchObject({ onHand: 0 });
});

test.each<[string, Act]>([
  ["a receipt", receive],
  ["an adjustment", adjust],
])("a product stays stocked that waits to become a service behind %s", async (_what, act) => {
  const [outcome, changed] = await inLine(act, () => put({ kind: "service" }));
  expect(outcome).toMatchObject({ answer: { ok: true } });
  expect(changed).toMatchObject({ ok: false, code: "kind_in_use", subject: "5 units in stock" });
  expect(await stockOf(world, sku)).toMatchObject({ onHand: 5 });
});

test("a receipt that waits while its product comes to be kept by lot has to name the lot", async () => {
  const keepByLot = async () => {
    await waitFor(1);
    return put({ tracks_lots: true });
  };
  await holder.query("begin");
  await holder.query("select 1 from stock_level where product_id = (select id from product where sku = $1) for no key update", [sku]);
  const receiving = receive();
  expect(await keepByLot()).toMatchObject({ ok: true });
  await holder.query("commit");
  expect(refusedWith(await receiving)).toBe("lot_missing");
  expect(await stockOf(world, sku)).toMatchObject({ onHand: 0 });
});
