import { afterAll, beforeAll, expect, test } from "vitest";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { putAwayBody } from "@/lib/places/inputs";
import { putAway } from "@/lib/places/put-away";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { done, pickUnits, refusedWith, releaseOne, workOf } from "@/lib/testing/floor";
import { addBin, addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { enterCount } from "./count";
import { openCount } from "./open-count";
import { readToCount } from "./read-tasks";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const place = async (sku: string, units: number) =>
  done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines: [{ sku, units }] }))).order;
async function stock(sku: string, bin: string, units: number): Promise<string> {
  const id = await addProduct(world, { sku });
  await addBin(world, "X", bin, "pick", 10);
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines: [{ sku, units, unit_cost: "1.00" }] })));
  done(await putAway(world.actor, putAwayBody.parse({ location: "X", lines: [{ sku, units, to: bin }] })));
  return id;
}
const stockOf = async (productId: string) =>
  (await world.sql("select on_hand, reserved from stock_level where product_id = $1 and condition = 'good'", [productId]))[0];
const ask = async (body: object) => done(await openCount(world.actor, { location: "X", ...body })).task.id;
const count = (task: string, sku: string, units: number) => enterCount(world.actor, task, { entries: [{ sku, units }] });

test("39: a count below what is reserved takes the newest reservations, which wait, and opens one exception", async () => {
  const id = await stock("CUP", "B-1", 10);
  const [early, late] = [await place("CUP", 5), await place("CUP", 3)];
  const task = await ask({ bin: "B-1" });
  expect(done(await count(task, "CUP", 6))).toMatchObject({ task: { state: "recount", round: 1 }, differences: [] });
  expect(await stockOf(id)).toEqual({ on_hand: 10, reserved: 8 });
  const second = done(await count(task, "CUP", 6));
  expect(second).toMatchObject({
    task: { state: "done" },
    differences: [{ expected: 10, counted: 6 }],
    conflicts: [{ order: late.number, units: 2 }],
  });
  expect(await stockOf(id)).toEqual({ on_hand: 6, reserved: 6 });
  expect(await world.sql("select on_hand_delta, bin_delta from stock_movement where product_id = $1 and kind = 'count'", [id])).toEqual([
    { on_hand_delta: -4, bin_delta: -4 },
  ]);
  const lines = await world.sql("select reserved, backordered from order_line where order_id = any($1) order by order_id", [
    [early.id, late.id],
  ]);
  expect(lines).toEqual([
    { reserved: 5, backordered: 0 },
    { reserved: 1, backordered: 2 },
  ]);
  expect(await world.sql("select kind from exception where product_id = $1 and closed_at is null", [id])).toEqual([
    { kind: "stock_conflict" },
  ]);
  expect(refusedWith(await count(task, "CUP", 6))).toBe("task_done");
});

test("a count that agrees is done at once; units that were found feed who waits", async () => {
  const id = await stock("JUG", "B-2", 4);
  const order = await place("JUG", 6);
  const agreed = await ask({ bin: "B-2" });
  expect(done(await count(agreed, "JUG", 4))).toMatchObject({ task: { state: "done" } });
  const found = await ask({ bin: "B-2", sku: "JUG" });
  done(await count(found, "JUG", 5));
  done(await count(found, "JUG", 5));
  expect(await stockOf(id)).toEqual({ on_hand: 5, reserved: 5 });
  expect(await world.sql("select reserved, backordered from order_line where order_id = $1", [order.id])).toEqual([
    { reserved: 5, backordered: 1 },
  ]);
});

test("units that pickers carry are not taken back: the work of the newest that nobody picked is", async () => {
  const id = await stock("POT", "B-3", 6);
  const [first, second] = [await place("POT", 3), await place("POT", 3)];
  const fulfilment = await releaseOne(world, "X", second.number);
  done(await pickUnits(world, (await workOf(world, fulfilment))[0]?.id ?? "", "POT", 2, { bin: "B-3" }));
  const task = await ask({ bin: "B-3" });
  done(await count(task, "POT", 1));
  done(await count(task, "POT", 1));
  expect(await stockOf(id)).toEqual({ on_hand: 3, reserved: 3 });
  const lines = await world.sql("select reserved, picked, backordered from order_line where order_id = any($1) order by order_id", [
    [first.id, second.id],
  ]);
  expect(lines).toEqual([
    { reserved: 1, picked: 0, backordered: 2 },
    { reserved: 0, picked: 2, backordered: 1 },
  ]);
  expect(await workOf(world, fulfilment)).toMatchObject([{ units: 3, picked: 2, dropped: 1 }]);
});

test("a tablet knows what may lie there and its codes, without how much of it; a lot is counted as such", async () => {
  const id = await addProduct(world, { sku: "JAM" });
  await world.sql("update product set tracks_lots = true, gtin = '4006381333931' where id = $1", [id]);
  await world.sql("insert into product_barcode (org_id, code, product_id, units) values ($1, 'CASE-JAM', $2, 6)", [world.orgId, id]);
  await addBin(world, "X", "B-4", "pick", 20);
  const lines = [{ sku: "JAM", units: 5, lot: "L1", expires_on: "2027-05-01", bin: "B-4" }];
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines })));
  const task = await ask({ bin: "B-4" });
  expect(await readToCount(world.actor, task)).toEqual({
    items: [{ sku: "JAM", name: "Product JAM", lots: true }],
    codes: [
      { code: "4006381333931", sku: "JAM", units: 1 },
      { code: "CASE-JAM", sku: "JAM", units: 6 },
    ],
  });
  expect(refusedWith(await count(task, "JAM", 5))).toBe("lot_missing");
  const counted = { entries: [{ sku: "JAM", lot: "L1", units: 5 }] };
  expect(done(await enterCount(world.actor, task, counted))).toMatchObject({ task: { state: "done" } });
  await addProduct(world, { sku: "LID" });
  const named = await ask({ bin: "B-4", sku: "LID" });
  expect((await readToCount(world.actor, named)).items).toEqual([{ sku: "LID", name: "Product LID", lots: false }]);
});
