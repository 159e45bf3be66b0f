import { afterAll, beforeAll, expect, test } from "vitest";
import { lapseUnpaid } from "@/lib/orders/lapse";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { domainDesk } from "@/lib/testing/domain-desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { stockOf } from "@/lib/testing/tables";
import { createWorld, type World } from "@/lib/testing/world";

const PLACED = new Date("2026-11-01T09:00:00Z");
const days = (count: number, minutes = 0): Date => new Date(PLACED.getTime() + count * 86_400_000 + minutes * 60_000);

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "MAIN");
  await addProduct(world, { sku: "LAMP", price: "10.00" });
  await addCustomer(world, { code: "BUYER", terms: "prepaid" });
  await addCustomer(world, { code: "SHOP", terms: "credit" });
  await world.sql("update org_policy set pay_within_days = 3 where org_id = $1", [world.orgId]);
});
afterAll(() => world.close());

async function place(customer: string, units: number, more: object = {}): Promise<string> {
  const body = placeBody.parse({ customer, lines: [{ sku: "LAMP", units }], allow_backorder: true, ...more });
  const outcome = await placeOrder(world.actor, body, { now: PLACED });
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(JSON.stringify(outcome));
  return outcome.answer.order.id;
}
const statusOf = async (id: string) => (await world.sql("select status, reason from orders where id = $1", [id]))[0];
const STAYS = { status: "placed", reason: null };
const LAPSED = { status: "canceled", reason: "not_paid" };

test("a prepaid order that nobody paid lapses on its day: its units go to who waits, and the customer is told", async () => {
  await domainDesk(world).receive({ location: "MAIN", reference: "R", lines: [{ sku: "LAMP", units: 5 }] });
  const unpaid = await place("BUYER", 5);
  const onCredit = await place("SHOP", 3);
  const nothingDue = await place("BUYER", 1, { lines: [{ sku: "LAMP", units: 1, unit_price: "0" }] });

  expect(await lapseUnpaid(world.orgId, { now: days(3, -1) })).toBe(0);
  expect(await statusOf(unpaid)).toEqual(STAYS);
  expect(await lapseUnpaid(world.orgId, { now: days(3, 1) })).toBe(1);
  expect(await statusOf(unpaid)).toEqual(LAPSED);
  expect(await statusOf(onCredit)).toEqual(STAYS);
  expect(await statusOf(nothingDue)).toEqual(STAYS);
  expect(await stockOf(world, "LAMP")).toEqual({ onHand: 5, reserved: 4, available: 1 });
  const mail = await world.sql("select topic, status from outbox_message where order_id = $1 order by topic", [unpaid]);
  expect(mail).toEqual([
    { topic: "email.order_canceled", status: "pending" },
    { topic: "email.order_confirmed", status: "withheld" },
  ]);
  const [event] = await world.sql("select actor_kind, reason from order_event where order_id = $1 and move = 'cancel'", [unpaid]);
  expect(event).toEqual({ actor_kind: "system", reason: "not_paid" });
  expect(await lapseUnpaid(world.orgId, { now: days(9) })).toBe(0);
  await assertNoDrift(world);
});

test("an order of which anything was paid or authorized stays", async () => {
  const [paid, part, authorized] = [await place("BUYER", 1), await place("BUYER", 1), await place("BUYER", 1)];
  await world.sql("update orders set paid_minor = total_minor, payment_status = 'paid' where id = $1", [paid]);
  await world.sql("update orders set paid_minor = 1, payment_status = 'partially_paid' where id = $1", [part]);
  await world.sql("update orders set authorized_minor = total_minor, payment_status = 'authorized' where id = $1", [authorized]);
  expect(await lapseUnpaid(world.orgId, { now: days(30) })).toBe(0);
  for (const id of [paid, part, authorized]) expect(await statusOf(id)).toEqual(STAYS);
});

test("two workers at once cancel each order once", async () => {
  const ids = [];
  for (let index = 0; index < 6; index += 1) ids.push(await place("BUYER", 1));
  const counts = await Promise.all([lapseUnpaid(world.orgId, { now: days(4) }), lapseUnpaid(world.orgId, { now: days(4) })]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6);
  for (const id of ids) expect(await statusOf(id)).toEqual(LAPSED);
});
