import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveLocation } from "@/lib/settings/locations";
import { inTenant } from "@/lib/transaction/in-tenant";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { createWorld, type World } from "@/lib/testing/world";
import { receiptBody } from "./inputs";
import { receiveGoods } from "./receive";
import { cancelOrder } from "@/lib/orders/cancel";
import { deleteDraft, editDraft } from "@/lib/orders/drafts";
import { placeDraft } from "@/lib/orders/approve";
import { editBody, placeBody } from "@/lib/orders/inputs";
import { feedLeftovers } from "@/lib/orders/feed-follow-ups";
import { placeOrder } from "@/lib/orders/place";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
});
afterAll(() => world.close());

type Asked = Record<string, unknown>;
const attempt = (lines: Asked[], more: Asked = {}) => placeOrder(world.actor, placeBody.parse({ customer: "C1", lines, ...more }));
const place = async (lines: Asked[], more: Asked = {}) => {
  const outcome = await attempt(lines, more);
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(JSON.stringify(outcome));
  return outcome.answer.order;
};
const receive = (sku: string, units: number) =>
  receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "PO-1", lines: [{ sku, units }] }));
const lineOf = async (orderId: string) =>
  (await world.sql("select reserved, backordered from order_line where order_id = $1", [orderId]))[0];

test("who can be served is not held up by any number of orders that cannot", async () => {
  await addProduct(world, { sku: "HELD" });
  for (let count = 0; count < 55; count += 1) await place([{ sku: "HELD", units: 10 }], { allow_backorder: true, split: "one_location" });
  const small = await place([{ sku: "HELD", units: 2 }], { allow_backorder: true });
  await receive("HELD", 5);
  expect(await lineOf(small.id)).toEqual({ reserved: 2, backordered: 0 });
});

test("units that a cancel frees fill the safety stock before anybody else gets them", async () => {
  await addProduct(world, { sku: "SAFE" });
  await receive("SAFE", 10);
  const holder = await place([{ sku: "SAFE", units: 8 }]);
  await world.sql(
    "update stock_level set safety_stock = 5 where condition = 'good' and product_id = (select id from product where sku = 'SAFE')",
  );
  const waiter = await place([{ sku: "SAFE", units: 4 }], { allow_backorder: true });
  const cancel = (version: number, units: number) =>
    cancelOrder(world.actor, holder.id, { version, reason: "customer_request", lines: [{ line: 1, units }] });
  await cancel(holder.version, 3);
  expect(await lineOf(waiter.id)).toEqual({ reserved: 0, backordered: 4 });
  await cancel(holder.version + 1, 1);
  expect(await lineOf(waiter.id)).toEqual({ reserved: 1, backordered: 3 });
});

const draftOf = (lines: Asked[], more: Asked = {}) => place(lines, { draft: true, ...more });

test("a draft is not placed with a product that was archived meanwhile", async () => {
  await addProduct(world, { sku: "GONE" });
  await receive("GONE", 5);
  const draft = await draftOf([{ sku: "GONE", units: 1 }]);
  await world.sql("update product set archived_at = now() where sku = 'GONE'");
  const outcome = await placeDraft(world.actor, draft.id, { version: draft.version });
  expect(outcome).toMatchObject({ answer: { ok: false, code: "product_archived", subject: "GONE" } });
});

test("a draft is placed with the parts it was drawn up with, whatever the bundle is made of now", async () => {
  await addProduct(world, { sku: "OLD-PART" });
  await addProduct(world, { sku: "NEW-PART" });
  await addProduct(world, { sku: "SET", parts: { "OLD-PART": 2 } });
  await receive("OLD-PART", 4);
  const draft = await draftOf([{ sku: "SET", units: 2 }]);
  await world.sql(
    "update bundle_component set component_id = (select id from product where sku = 'NEW-PART') where bundle_id = (select id from product where sku = 'SET')",
  );
  const outcome = await placeDraft(world.actor, draft.id, { version: draft.version });
  expect(outcome).toMatchObject({ status: 201, answer: { ok: true, order: { allocation_status: "reserved" } } });
});

test("a line of more units of a part than can be counted is refused", async () => {
  await addProduct(world, { sku: "GRAIN" });
  await addProduct(world, { sku: "SACK", price: "0.01", parts: { GRAIN: 10_000 } });
  expect(await attempt([{ sku: "SACK", units: 1_000_000 }], { allow_backorder: true })).toMatchObject({
    answer: { ok: false, code: "amount_too_large", subject: "SACK" },
  });
});

test("a location is not archived while goods arrive at it", async () => {
  const locationId = await addLocation(world, "CLOSING");
  await addProduct(world, { sku: "LATE" });
  const archiving: Promise<unknown>[] = [];
  await inTenant(world.orgId, async (tx) => {
    await tx.query("arrive", "update stock_level set on_hand = on_hand + 1 where org_id = $1 and location_id = $2 and condition = 'good'", [
      world.orgId,
      locationId,
    ]);
    archiving.push(archiveLocation(world.actor, "CLOSING", true));
    await delay(150);
  });
  expect(await archiving[0]).toMatchObject({ ok: false, code: "location_not_empty" });
});

const HUGE = { sku: "HUGE", units: 900_000, unit_price: "90000000" };

test("no draft is worth more than can be counted", async () => {
  await addProduct(world, { sku: "HUGE" });
  expect(await attempt([HUGE, HUGE], { draft: true })).toMatchObject({ answer: { ok: false, code: "amount_too_large" } });
  const draft = await draftOf([HUGE]);
  const body = editBody.parse({ customer: "C1", version: draft.version, lines: [HUGE, HUGE] });
  expect(await editDraft(world.actor, draft.id, body)).toMatchObject({ answer: { ok: false, code: "amount_too_large" } });
});

test("no account owes more than can be counted", async () => {
  await place([HUGE], { allow_backorder: true });
  expect(await attempt([HUGE], { allow_backorder: true })).toMatchObject({ answer: { ok: false, code: "amount_too_large" } });
});

test("a deletion that is repeated with its key gets its first answer", async () => {
  await addProduct(world, { sku: "ONCE" });
  const draft = await draftOf([{ sku: "ONCE", units: 1 }]);
  const once = { route: "delete", key: "k1", bodyHash: "h" };
  const first = await deleteDraft(world.actor, draft.id, draft.version, { once });
  expect(first).toMatchObject({ answer: { ok: true, deleted: draft.number }, replayed: false });
  expect(await deleteDraft(world.actor, draft.id, draft.version, { once })).toMatchObject({ answer: { ok: true }, replayed: true });
});

test("what was committed is answered, also when the feeding behind it fails; the worker feeds the rest", async () => {
  await addProduct(world, { sku: "MANY" });
  const waiters = [];
  for (let count = 0; count < 52; count += 1) waiters.push(await place([{ sku: "MANY", units: 1 }], { allow_backorder: true }));
  const [{ before } = {}] = await world.sql("select count(*)::int as before from order_event where move = 'allocate'");
  await world.sql(`create function fail_behind() returns trigger language plpgsql as $$ begin
    if (select count(*) from order_event where move = 'allocate') > ${Number(before) + 50} then raise exception 'fault behind a commit'; end if;
    return null; end $$`);
  await world.sql("create trigger fail_behind after insert on order_event for each row execute function fail_behind()");
  const outcome = await receive("MANY", 52);
  await world.sql("drop trigger fail_behind on order_event");
  expect(outcome).toMatchObject({ status: 201, answer: { ok: true } });
  expect(await lineOf(waiters[51]?.id ?? "")).toEqual({ reserved: 0, backordered: 1 });
  await feedLeftovers(world.orgId);
  expect(await lineOf(waiters[51]?.id ?? "")).toEqual({ reserved: 1, backordered: 0 });
});
