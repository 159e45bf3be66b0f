import { afterAll, beforeAll, expect, test } from "vitest";
import { enterCount } from "@/lib/counting/count";
import { openCount } from "@/lib/counting/open-count";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { done, packAll, pickUnits, releaseOne, workOf } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { packScanBody, releaseBody, shipBody } from "./inputs";
import { scanPack } from "./pack";
import { releaseOrders } from "./release";
import { shipPackages } from "./ship";
import { reportShort } from "./short";
import { recallFulfilment } from "./take-back";

let world: World;
let made = 0;

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

/** An order on the floor: its line, its fulfilment and the one piece of work. */
async function onFloor(units: number) {
  made += 1;
  const sku = `R-${made}`;
  await addProduct(world, { sku });
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines: [{ sku, units }] })));
  const order = await place(sku, units);
  const fulfilment = await releaseOne(world, "X", order.number);
  return { sku, order, fulfilment, work: (await workOf(world, fulfilment))[0]?.id ?? "" };
}

const lineOf = async (orderId: string) =>
  (
    await world.sql(
      "select ordered, reserved, picked, packed, shipped, backordered, canceled, cancel_pending from order_line where order_id = $1",
      [orderId],
    )
  )[0];
const versionOf = async (orderId: string) =>
  Number((await world.sql("select version from orders where id = $1", [orderId]))[0]?.["version"]);
const verdicts = (outcomes: Awaited<ReturnType<typeof pickUnits>>[]) => outcomes.map((outcome) => done(outcome).verdict);

test("two pickers on one task: ten scans for six units count six", async () => {
  const { sku, order, work } = await onFloor(6);
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => pickUnits(world, work, sku, 1)));
  expect(verdicts(outcomes).filter((verdict) => verdict === "accepted")).toHaveLength(6);
  expect(await lineOf(order.id)).toMatchObject({ picked: 6, reserved: 0 });
});

test("a cancel against picks: every unit is canceled or waits to be put back", async () => {
  const { sku, order, work } = await onFloor(8);
  const version = await versionOf(order.id);
  const picks = Array.from({ length: 4 }, () => pickUnits(world, work, sku, 1));
  await Promise.all([...picks, cancelOrder(world.actor, order.id, { version, reason: "customer_request" })]);
  // The picks raised the version, so the first attempt may have been refused as stale: the person reloads and decides again.
  await cancelOrder(world.actor, order.id, { version: await versionOf(order.id), reason: "customer_request" });
  const line = await lineOf(order.id);
  expect(Number(line?.["canceled"]) + Number(line?.["cancel_pending"])).toBe(8);
});

test("a count against picks and a short report", async () => {
  const { sku, order, work } = await onFloor(10);
  const task = done(await openCount(world.actor, { location: "X", sku })).task.id;
  const count = () => enterCount(world.actor, task, { entries: [{ sku, units: 4 }] });
  await count();
  await Promise.all([
    count(),
    pickUnits(world, work, sku, 2),
    pickUnits(world, work, sku, 1),
    reportShort(world.actor, { work, units: 2, reason: "not_in_bin" }),
  ]);
  const line = await lineOf(order.id);
  expect(Number(line?.["picked"]) + Number(line?.["reserved"]) + Number(line?.["backordered"])).toBe(10);
});

test("packed twice, shipped twice and called back at once: the units leave at most once", async () => {
  const { sku, order, work, fulfilment } = await onFloor(3);
  done(await pickUnits(world, work, sku, 3));
  const pack = () => scanPack(world.actor, packScanBody.parse({ fulfilment, code: sku, units: 2 }));
  const packs = (await Promise.all([pack(), pack()])).map((outcome) => done(outcome).verdict);
  expect(packs.toSorted((a, b) => a.localeCompare(b))).toEqual(["accepted", "one_too_many"]);
  await packAll(world, fulfilment);
  const ship = () => shipPackages(world.actor, fulfilment, shipBody.parse({ handover: true }));
  await Promise.all([ship(), ship(), recallFulfilment(world.actor, fulfilment, { reason: "Wrong walk" })]);
  const line = await lineOf(order.id);
  expect([Number(line?.["shipped"]), Number(line?.["reserved"])]).toEqual(Number(line?.["shipped"]) === 3 ? [3, 0] : [0, 3]);
});

test("forty releases of the same orders make one fulfilment each", async () => {
  made += 1;
  const sku = `R-${made}`;
  await addProduct(world, { sku });
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines: [{ sku, units: 10 }] })));
  const orders = [await place(sku, 2), await place(sku, 3), await place(sku, 5)];
  const body = releaseBody.parse({ location: "X", orders: orders.map(({ number }) => number), kind: "batch" });
  await Promise.all(Array.from({ length: 40 }, () => releaseOrders(world.actor, body)));
  const rows = await world.sql("select count(*)::int as n from fulfilment where order_id = any($1)", [orders.map(({ id }) => id)]);
  expect(rows).toEqual([{ n: 3 }]);
});
