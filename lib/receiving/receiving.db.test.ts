import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { findProductPage } from "@/lib/catalogue/read-product";
import { findStockProduct } from "@/lib/receiving/read-stock-page";
import { listLocations } from "@/lib/settings/locations";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { createWorld, type World } from "@/lib/testing/world";
import { adjustStock } from "./adjust";
import { adjustmentBody, receiptBody, transferBody } from "./inputs";
import { receiveGoods } from "./receive";
import { receiveTransfer } from "./receive-transfer";
import { sendTransfer } from "./transfer";
import { assertNoDrift } from "@/lib/testing/no-drift";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addLocation(world, "Y");
  await addCustomer(world);
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const place = async (sku: string, units: number) => {
  const outcome = await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines: [{ sku, units }] }));
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(JSON.stringify(outcome));
  return outcome.answer.order;
};
const receive = (location: string, sku: string, units: number) =>
  receiveGoods(world.actor, receiptBody.parse({ location, reference: "PO-1", lines: [{ sku, units, unit_cost: "2.50" }] }));
const lineOf = async (orderId: string) =>
  (await world.sql("select reserved, backordered from order_line where order_id = $1", [orderId]))[0];

test("a receipt serves the queue first come first served and leaves newcomers nothing", async () => {
  await addProduct(world, { sku: "FED" });
  const first = await place("FED", 4);
  const second = await place("FED", 3);
  const outcome = await receive("X", "FED", 5);
  expect(outcome).toMatchObject({
    kind: "answer",
    status: 201,
    answer: {
      ok: true,
      fed: [
        { number: first.number, units: 4 },
        { number: second.number, units: 1 },
      ],
    },
  });
  expect(await lineOf(first.id)).toEqual({ reserved: 4, backordered: 0 });
  expect(await lineOf(second.id)).toEqual({ reserved: 1, backordered: 2 });
  expect((await place("FED", 1)).lines[0]).toMatchObject({ reserved: 0, backordered: 1 });
});

test("canceling gives the units to whoever waits, in the same transaction", async () => {
  await addProduct(world, { sku: "GIVEN" });
  await receive("X", "GIVEN", 5);
  const holder = await place("GIVEN", 5);
  const waiter = await place("GIVEN", 3);
  const outcome = await cancelOrder(world.actor, holder.id, {
    version: holder.version,
    reason: "customer_request",
    lines: [{ line: 1, units: 4 }],
  });
  expect(outcome).toMatchObject({
    answer: { ok: true, order: { status: "placed" }, released: { fed: [{ number: waiter.number, units: 3 }] } },
  });
  expect(await lineOf(waiter.id)).toEqual({ reserved: 3, backordered: 0 });
  const all = await cancelOrder(world.actor, holder.number, { version: holder.version + 1, reason: "customer_request" });
  expect(all).toMatchObject({ answer: { ok: true, order: { status: "canceled", total: { amount_minor: 0 } } } });
  const stale = await cancelOrder(world.actor, waiter.id, { version: waiter.version, reason: "customer_request" });
  expect(stale).toMatchObject({ status: 409, answer: { ok: false, code: "stale" } });
});

test("a transfer is in transit between its two ends and feeds the queue on arrival", async () => {
  await addProduct(world, { sku: "MOVED" });
  await receive("X", "MOVED", 6);
  const sent = await sendTransfer(world.actor, transferBody.parse({ from: "X", to: "Y", lines: [{ sku: "MOVED", units: 6 }] }));
  if (sent.kind !== "answer" || !sent.answer.ok) throw new Error(JSON.stringify(sent));
  const waiter = await place("MOVED", 4);
  expect(await lineOf(waiter.id)).toEqual({ reserved: 0, backordered: 4 });
  const part = await receiveTransfer(world.actor, sent.answer.transfer.id, { lines: [{ sku: "MOVED", units: 1 }] });
  expect(part).toMatchObject({ answer: { ok: true, transfer: { status: "in_transit" }, fed: [{ units: 1 }] } });
  const rest = await receiveTransfer(world.actor, sent.answer.transfer.id, {});
  expect(rest).toMatchObject({ answer: { ok: true, transfer: { status: "received" }, fed: [{ units: 3 }] } });
  expect(await receiveTransfer(world.actor, sent.answer.transfer.id, {})).toMatchObject({ status: 409, answer: { code: "transfer_done" } });
  expect(
    await world.sql(
      "select condition, on_hand, reserved from stock_level s join location l on l.id = s.location_id join product p on p.id = s.product_id where sku = 'MOVED' and l.code = 'Y' order by condition",
    ),
  ).toContainEqual({ condition: "good", on_hand: 6, reserved: 4 });
});

test("an adjustment never takes what is reserved", async () => {
  await addProduct(world, { sku: "HELD" });
  await receive("X", "HELD", 5);
  await place("HELD", 4);
  const body = { location: "X", sku: "HELD", reason: "lost" };
  expect(await adjustStock(world.actor, adjustmentBody.parse({ ...body, units: -2 }))).toMatchObject({
    status: 409,
    answer: { code: "below_reserved" },
  });
  expect(await adjustStock(world.actor, adjustmentBody.parse({ ...body, units: -1 }))).toMatchObject({
    answer: { ok: true, movement: { on_hand: 4 } },
  });
});

test("what no location can count is refused wherever units arrive, and leaves nothing behind", async () => {
  await addProduct(world, { sku: "SEA" });
  const many = (location: string, lines: number) =>
    receiveGoods(
      world.actor,
      receiptBody.parse({ location, reference: "PO-9", lines: Array.from({ length: lines }, () => ({ sku: "SEA", units: 1_000_000 })) }),
    );
  for (const location of ["X", "X", "X", "X", "Y"]) expect(await many(location, 500)).toMatchObject({ status: 201 });
  const refused = { status: 422, answer: { ok: false, code: "too_many", subject: "SEA" } };
  const found = adjustmentBody.parse({ location: "X", sku: "SEA", units: 1, reason: "found" });
  expect(await receive("X", "SEA", 1)).toMatchObject(refused);
  expect(await adjustStock(world.actor, found)).toMatchObject(refused);
  const sent = await sendTransfer(world.actor, transferBody.parse({ from: "Y", to: "X", lines: [{ sku: "SEA", units: 2 }] }));
  if (sent.kind !== "answer" || !sent.answer.ok) throw new Error(JSON.stringify(sent));
  expect(await receiveTransfer(world.actor, sent.answer.transfer.id, {})).toMatchObject(refused);
  expect(await adjustStock(world.actor, adjustmentBody.parse({ location: "X", sku: "SEA", units: -2, reason: "lost" }))).toMatchObject({
    answer: { ok: true, movement: { on_hand: 1_999_999_998 } },
  });
  expect(await receiveTransfer(world.actor, sent.answer.transfer.id, {})).toMatchObject({ answer: { ok: true } });
  const product = await findProductPage(world.orgId, (await findStockProduct(world.orgId, "SEA"))?.id ?? "");
  expect(new Set(product?.stock.map(({ onHand }) => onHand))).toEqual(new Set([2_000_000_000, 499_999_998]));
  expect((await listLocations(world.orgId)).every(({ onHand }) => Number.isSafeInteger(onHand))).toBe(true);
});
