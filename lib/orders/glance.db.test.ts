import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isWrite, type Wire } from "@/db/testing/wire";
import { placed, refused, type Reply } from "@/lib/testing/desk";
import { domainDesk } from "@/lib/testing/domain-desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { driftIn } from "@/lib/testing/no-drift";
import { stockOf } from "@/lib/testing/tables";
import { createWiredWorld } from "@/lib/testing/wired-world";
import type { World } from "@/lib/testing/world";

let world: World;
let wire: Wire;
let other: pg.Client;
let goods = 0;
let sku: string;

beforeAll(async () => {
  ({ world, wire } = await createWiredWorld());
  other = new pg.Client({ connectionString: world.url });
  await other.connect();
  await addLocation(world, "MAIN");
  await addCustomer(world, { code: "C1", limitMinor: null });
});
afterAll(async () => {
  await other.end();
  await world.close();
});
beforeEach(async () => {
  goods += 1;
  sku = `LAMP-${goods}`;
  await addProduct(world, { sku, price: "1.00" });
  await domainDesk(world).receive({ location: "MAIN", reference: "R", lines: [{ sku, units: 5 }] });
});

const place = (units: number, more: object = {}) => domainDesk(world).place({ customer: "C1", lines: [{ sku, units }], ...more });
const productIs = "(select id from product where sku = $1)";
const run = (text: string) => other.query(text, text.includes("$1") ? [sku] : []);

/** Somebody else holds the stock row, so the placement has looked and now waits; then this happens, and the row is let go. */
async function whileItWaits(units: number, change: string): Promise<Reply> {
  await run("begin");
  await run(`select 1 from stock_level where product_id = ${productIs} and condition = 'good' for no key update`);
  wire.forget();
  const reply = place(units);
  for (let asked = 0; asked < 200; asked += 1) {
    const { rows } = await run("select 1 from pg_locks where not granted");
    if (rows.length > 0) break;
    await delay(10);
  }
  await run(change);
  await run("commit");
  return reply;
}

const writes = () => wire.messages.filter(isWrite).length;

describe.skipIf(process.env.DATABASE_DRIVER === "neon")("a placement that looked before it locked", () => {
  test("takes what it saw where there still is enough, in the first attempt", async () => {
    const change = `update stock_level set on_hand = on_hand - 1 where product_id = ${productIs} and condition = 'good'`;
    placed(await whileItWaits(4, change));
    expect(writes()).toBe(1);
    expect(await stockOf(world, sku)).toEqual({ onHand: 4, reserved: 4, available: 0 });
    await run(`update stock_level set on_hand = on_hand + 1 where product_id = ${productIs} and condition = 'good'`);
    expect(await driftIn(world.orgId)).toEqual([]);
  });

  test("decides anew where the units are gone", async () => {
    const change = `update stock_level set safety_stock = 2 where product_id = ${productIs} and condition = 'good'`;
    expect(refused(await whileItWaits(4, change), "stock_short")).toMatchObject({ available: 3 });
    expect(await stockOf(world, sku)).toEqual({ onHand: 5, reserved: 0, available: 3 });
    expect(await driftIn(world.orgId)).toEqual([]);
  });

  test("leaves the units to whoever joined the queue after it had looked", async () => {
    await run(`update stock_level set safety_stock = 5 where product_id = ${productIs} and condition = 'good'`);
    placed(await place(5, { allow_backorder: true }));
    await run(`update stock_level set safety_stock = 0 where product_id = ${productIs} and condition = 'good'`);
    await run(`update backorder set units = 0 where product_id = ${productIs}`);
    refused(await whileItWaits(4, `update backorder set units = 5 where product_id = ${productIs}`), "stock_short");
    expect(await stockOf(world, sku)).toEqual({ onHand: 5, reserved: 0, available: 5 });
    expect(await driftIn(world.orgId)).toEqual([]);
  });

  test("does not sell what was archived after it had looked", async () => {
    refused(await whileItWaits(4, "update product set archived_at = now() where sku = $1"), "product_archived", 422);
    expect(await driftIn(world.orgId)).toEqual([]);
  });
});
