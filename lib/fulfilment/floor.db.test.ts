import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { done, packAll, packAndShip, pickUnits, refusedWith, releaseOne, workOf } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { packScanBody, releaseBody, shipBody } from "./inputs";
import { scanPack } from "./pack";
import { completePutBack } from "./put-back";
import { releaseOrders } from "./release";
import { shipPackages } from "./ship";
import { reportShort } from "./short";
import { recallFulfilment, undoPick } from "./take-back";

let world: World;
let made = 0;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addLocation(world, "Y");
  await addCustomer(world, { limitMinor: null });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const place = async (lines: object[], more: object = {}) =>
  done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines, ...more }))).order;
const receive = async (location: string, sku: string, units: number) =>
  done(await receiveGoods(world.actor, receiptBody.parse({ location, reference: "PO-1", lines: [{ sku, units, unit_cost: "2.50" }] })));
const lineOf = async (orderId: string) =>
  (
    await world.sql("select reserved, picked, packed, shipped, backordered, canceled, cancel_pending from order_line where order_id = $1", [
      orderId,
    ])
  )[0];
const stockOf = async (productId: string, location: string) =>
  (
    await world.sql(
      `select s.on_hand, s.reserved from stock_level s join location l on l.id = s.location_id
       where s.product_id = $1 and l.code = $2 and s.condition = 'good'`,
      [productId, location],
    )
  )[0];
const statusOf = async (orderId: string) =>
  (
    await world.sql(
      "select status, fulfilment_status, picked_at is not null as picked, shipped_at is not null as shipped from orders where id = $1",
      [orderId],
    )
  )[0];

async function product(units: Record<string, number>): Promise<{ sku: string; id: string }> {
  made += 1;
  const sku = `P-${made}`;
  const id = await addProduct(world, { sku });
  for (const [location, count] of Object.entries(units)) await receive(location, sku, count);
  return { sku, id };
}

test("an order is released, picked, packed and shipped, and every step is on its row", async () => {
  const { sku, id } = await product({ X: 10 });
  const order = await place([{ sku, units: 4 }]);
  const fulfilment = await releaseOne(world, "X", order.number);
  expect(await statusOf(order.id)).toMatchObject({ status: "in_fulfilment", fulfilment_status: "unfulfilled" });
  const [work] = await workOf(world, fulfilment);
  done(await pickUnits(world, work?.id ?? "", sku, 1));
  expect(await lineOf(order.id)).toMatchObject({ reserved: 3, picked: 1 });
  done(await pickUnits(world, work?.id ?? "", sku, 3));
  expect(await statusOf(order.id)).toMatchObject({ fulfilment_status: "picked", picked: true });
  expect(await stockOf(id, "X")).toEqual({ on_hand: 10, reserved: 4 });
  await packAll(world, fulfilment);
  expect(await statusOf(order.id)).toMatchObject({ fulfilment_status: "packed" });
  const shipped = done(await shipPackages(world.actor, fulfilment, shipBody.parse({ handover: true })));
  expect(shipped).toMatchObject({ order_status: "shipped", shipment: { units: 4 }, fulfilment: { state: "shipped" } });
  expect(await stockOf(id, "X")).toEqual({ on_hand: 6, reserved: 0 });
  expect(await statusOf(order.id)).toMatchObject({ status: "shipped", fulfilment_status: "shipped", shipped: true });
  const commits = await world.sql("select distinct txid::text from stock_movement where order_id = $1 and kind = 'ship'", [order.id]);
  const mails = await world.sql("select txid::text, payload from outbox_message where order_id = $1 and topic = 'email.order_shipped'", [
    order.id,
  ]);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.txid).toBe(commits[0]?.txid);
});

test("a wrong item, one unit too many and an unknown code are refused, kept and counted nowhere", async () => {
  const [{ sku }, other] = [await product({ X: 5 }), await product({ X: 5 })];
  const order = await place([{ sku, units: 2 }]);
  const fulfilment = await releaseOne(world, "X", order.number);
  const work = (await workOf(world, fulfilment))[0]?.id ?? "";
  expect(done(await pickUnits(world, work, other.sku, 1))).toMatchObject({
    verdict: "wrong_item",
    expected: sku,
    got: other.sku,
    units: 0,
  });
  expect(done(await pickUnits(world, work, sku, 3))).toMatchObject({ verdict: "one_too_many", units: 0 });
  expect(done(await pickUnits(world, work, "4006381333931", 1))).toMatchObject({ verdict: "unknown_code" });
  expect((await workOf(world, fulfilment))[0]).toMatchObject({ picked: 0 });
  const kept = await world.sql("select verdict from scan where fulfilment_id = $1 order by id", [fulfilment]);
  expect(kept.map(({ verdict }) => verdict)).toEqual(["wrong_item", "one_too_many", "unknown_code"]);
});

describe("what is not picked", () => {
  test("38: three of five found: two wait in their own place, the bin is counted, and no package leaves before every unit is verified", async () => {
    const { sku, id } = await product({ X: 5 });
    const order = await place([{ sku, units: 5 }]);
    const later = await place([{ sku, units: 1 }]);
    const fulfilment = await releaseOne(world, "X", order.number);
    const work = (await workOf(world, fulfilment))[0]?.id ?? "";
    done(await pickUnits(world, work, sku, 3));
    const short = done(await reportShort(world.actor, { work, units: 2, reason: "not_in_bin" }));
    expect(short).toMatchObject({ waiting: 2, reserved_elsewhere: 0 });
    expect(short.count_task).not.toBeNull();
    expect(await lineOf(order.id)).toMatchObject({ picked: 3, backordered: 2, reserved: 0 });
    expect(await stockOf(id, "X")).toEqual({ on_hand: 3, reserved: 3 });
    expect(refusedWith(await shipPackages(world.actor, fulfilment, shipBody.parse({ handover: true })))).toBe("not_verified");
    await packAndShip(world, fulfilment);
    expect(await statusOf(order.id)).toMatchObject({ fulfilment_status: "partially_shipped", status: "in_fulfilment" });
    // The two come back before the order that joined the queue later.
    const received = await receive("X", sku, 2);
    expect(received.fed).toMatchObject([{ number: order.number, units: 2 }]);
    expect(await lineOf(later.id)).toMatchObject({ backordered: 1 });
  });

  test("another location gives them in the same transaction", async () => {
    const { sku } = await product({ X: 4 });
    const order = await place([{ sku, units: 4 }]);
    await receive("Y", sku, 3);
    const fulfilment = await releaseOne(world, "X", order.number);
    const work = (await workOf(world, fulfilment))[0]?.id ?? "";
    expect(done(await reportShort(world.actor, { work, units: 1, reason: "damaged" }))).toMatchObject({
      waiting: 0,
      reserved_elsewhere: 1,
    });
    expect(await lineOf(order.id)).toMatchObject({ reserved: 4, backordered: 0 });
    const commits = await world.sql(
      "select count(distinct commit_id)::int as n from stock_movement where product_id in (select id from product where sku = $1) and kind in ('adjust', 'release')",
      [sku],
    );
    expect(commits).toEqual([{ n: 1 }]);
  });

  test("20: a fulfilment of four picked is called back: reserved four again, on hand as before, on the same reservation rows", async () => {
    const { sku, id } = await product({ X: 4 });
    const order = await place([{ sku, units: 4 }]);
    const rows = await world.sql("select id, units, released_units, shipped_units from reservation where order_id = $1", [order.id]);
    const fulfilment = await releaseOne(world, "X", order.number);
    const work = (await workOf(world, fulfilment))[0]?.id ?? "";
    done(await pickUnits(world, work, sku, 4));
    const back = done(await recallFulfilment(world.actor, fulfilment, { reason: "Wrong wave" }));
    expect(back).toMatchObject({ fulfilment: { state: "canceled" }, units: 4 });
    expect(await lineOf(order.id)).toMatchObject({ reserved: 4, picked: 0 });
    expect(await stockOf(id, "X")).toEqual({ on_hand: 4, reserved: 4 });
    expect(await world.sql("select id, units, released_units, shipped_units from reservation where order_id = $1", [order.id])).toEqual(
      rows,
    );
    expect(await statusOf(order.id)).toMatchObject({ status: "placed" });
    const again = await releaseOne(world, "X", order.number);
    const second = (await workOf(world, again))[0]?.id ?? "";
    done(await pickUnits(world, second, sku, 4));
    done(await undoPick(world.actor, { work: second, units: 1 }));
    expect(await lineOf(order.id)).toMatchObject({ reserved: 1, picked: 3 });
  });
});

test("19: cancel after shipping four and picking three of ten: three at once, three by a put-back, four only as a return", async () => {
  const { sku, id } = await product({ X: 4 });
  const order = await place([{ sku, units: 10 }]);
  const first = await releaseOne(world, "X", order.number);
  done(await pickUnits(world, (await workOf(world, first))[0]?.id ?? "", sku, 4));
  await packAndShip(world, first);
  await receive("X", sku, 6);
  const second = await releaseOne(world, "X", order.number);
  done(await pickUnits(world, (await workOf(world, second))[0]?.id ?? "", sku, 3));
  const [row] = await world.sql("select version from orders where id = $1", [order.id]);
  const answer = done(await cancelOrder(world.actor, order.id, { version: Number(row?.version), reason: "customer_request" }));
  expect(answer.released).toMatchObject({ lines: [{ units: 3, released: 3, put_back: 3 }], returnable: 4 });
  expect(answer.order.can?.cancel).toMatchObject({ allowed: false, code: "nothing_to_cancel", units: 0, put_back: 0, returnable: 4 });
  expect(await lineOf(order.id)).toMatchObject({ canceled: 3, picked: 3, cancel_pending: 3, shipped: 4, reserved: 0 });
  const [task] = await world.sql("select id, units from put_back where order_id = $1 and done_at is null", [order.id]);
  expect(task).toMatchObject({ units: 3 });
  expect(refusedWith(await shipPackages(world.actor, second, shipBody.parse({ handover: true })))).toBe("put_back_first");
  done(await completePutBack(world.actor, String(task?.id), {}));
  expect(await lineOf(order.id)).toMatchObject({ canceled: 6, picked: 0, cancel_pending: 0, shipped: 4 });
  expect(await stockOf(id, "X")).toEqual({ on_hand: 6, reserved: 0 });
  expect(await statusOf(order.id)).toMatchObject({ status: "shipped" });
  expect(refusedWith(await completePutBack(world.actor, String(task?.id), {}))).toBe("put_back_done");
});

describe("release", () => {
  test("7: one fulfilment for each location that holds units of the order", async () => {
    const { sku } = await product({ X: 1, Y: 1 });
    const order = await place([{ sku, units: 2 }]);
    for (const location of ["X", "Y"]) {
      const fulfilment = await releaseOne(world, location, order.number);
      expect(await workOf(world, fulfilment)).toMatchObject([{ units: 1 }]);
    }
    const release = (location: string) => releaseOrders(world.actor, releaseBody.parse({ location, orders: [order.number] }));
    expect(refusedWith(await release("X"))).toBe("nothing_to_release");
    expect(await world.sql("select seq from fulfilment where order_id = $1 order by seq", [order.id])).toEqual([{ seq: 1 }, { seq: 2 }]);
  });

  test("14: an order that ships complete is not released while units of it wait", async () => {
    const { sku } = await product({ X: 1 });
    const order = await place([{ sku, units: 3 }], { ship_complete: true });
    const release = () => releaseOrders(world.actor, releaseBody.parse({ location: "X", orders: [order.number] }));
    expect(refusedWith(await release())).toBe("waits_for_units");
    await receive("X", sku, 2);
    expect(done(await release()).released).toMatchObject([{ units: 3 }]);
  });

  test("several orders in one walk with their totes; who cannot go stays and says why", async () => {
    const { sku } = await product({ X: 3 });
    const [a, b] = [await place([{ sku, units: 1 }]), await place([{ sku, units: 2 }])];
    const nothing = await place([{ sku, units: 1 }]);
    const body = { location: "X", kind: "cluster", orders: [a.number, b.number, nothing.number], totes: ["T1", "T2", "T3"] };
    const answer = done(await releaseOrders(world.actor, releaseBody.parse(body)));
    expect(new Set(answer.released.map(({ wave }) => wave)).size).toBe(1);
    expect(new Set(answer.released.map(({ tote }) => tote))).toEqual(new Set(["T1", "T2"]));
    expect(answer.left).toMatchObject([{ order: nothing.number, code: "nothing_to_release" }]);
  });
});

test("a bundle is picked and shipped whole, and a short part sends the whole bundle back to wait", async () => {
  const [a, b] = [await product({ X: 4 }), await product({ X: 2 })];
  made += 1;
  const bundle = `B-${made}`;
  await addProduct(world, { sku: bundle, parts: { [a.sku]: 2, [b.sku]: 1 } });
  const order = await place([{ sku: bundle, units: 2 }]);
  const fulfilment = await releaseOne(world, "X", order.number);
  const work = await workOf(world, fulfilment);
  const of = (sku: string) => work.find((row) => row.sku === sku)?.id ?? "";
  done(await pickUnits(world, of(a.sku), a.sku, 4));
  expect(await lineOf(order.id)).toMatchObject({ reserved: 2, picked: 0 });
  done(await pickUnits(world, of(b.sku), b.sku, 1));
  expect(await lineOf(order.id)).toMatchObject({ reserved: 1, picked: 1 });
  expect(done(await reportShort(world.actor, { work: of(b.sku), units: 1, reason: "not_in_bin" }))).toMatchObject({ waiting: 1 });
  expect(await lineOf(order.id)).toMatchObject({ reserved: 0, picked: 1, backordered: 1 });
  expect(await stockOf(a.id, "X")).toEqual({ on_hand: 4, reserved: 2 });
  expect(done(await scanPack(world.actor, packScanBody.parse({ fulfilment, code: a.sku, units: 3 })))).toMatchObject({
    verdict: "one_too_many",
  });
  await packAndShip(world, fulfilment);
  expect(await lineOf(order.id)).toMatchObject({ shipped: 1, backordered: 1 });
});
