import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UNSTORABLE } from "@/lib/server/storable";
import { actorOf } from "@/lib/testing/actor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { quoteOrder } from "./quote";
import { dismissRefusal, listRefusals, readRefusal } from "./read-refusals";
import { retryRefusal } from "./retry-refusal";
import { submitOrder } from "./submit-form";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "MAIN");
  await addProduct(world, { sku: "LAMP", price: "25.00", rate: "20" });
  await world.sql("update stock_level set on_hand = 100 where org_id = $1 and condition = 'good'", [world.orgId]);
  await addCustomer(world, { code: "HOTEL" });
});
afterAll(() => world.close());

const ask = (customer: string, units: number, more: Record<string, unknown> = {}) => ({
  customer,
  lines: [{ sku: "LAMP", units }],
  ...more,
});
const countOrders = async () =>
  Number((await world.sql("select count(*)::int as n from orders where org_id = $1", [world.orgId]))[0]?.["n"]);

test("a quote names the account before there is a line, and prices what would be refused; it writes nothing", async () => {
  await addCustomer(world, { code: "TIGHT", limitMinor: 5_000 });
  const before = await countOrders();
  expect(await quoteOrder(world.actor, { customer: "HOTEL", lines: [] })).toMatchObject({
    customer: { code: "HOTEL", terms: "credit", credit: { limitMinor: 1_000_000, exposureMinor: 0 } },
    order: null,
    answer: null,
  });
  const refused = await quoteOrder(world.actor, ask("TIGHT", 2));
  expect(refused.answer).toMatchObject({ ok: false, code: "credit_exceeded", counter_offer: { lines: [{ units: 1 }] } });
  expect(refused.order).toMatchObject({ net: { amount_minor: 5_000 }, tax: { amount_minor: 1_000 }, total: { amount_minor: 6_000 } });
  const bad = await quoteOrder(world.actor, { customer: "HOTEL", lines: [{ sku: "LAMP", units: 1, discount: "101" }] });
  expect(bad.problems.map(({ path }) => path)).toEqual(["lines.0.discount"]);
  expect(await countOrders()).toBe(before);
  expect(await world.sql("select 1 from order_refusal where org_id = $1", [world.orgId])).toEqual([]);
});

test("the same form sent twice places once; other contents under its key are told apart", async () => {
  const request = { key: v7(), body: ask("HOTEL", 1) };
  const before = await countOrders();
  const answers = await Promise.all([submitOrder(world.actor, request), submitOrder(world.actor, request)]);
  expect(answers[0]).toMatchObject({ status: "placed" });
  expect(answers[1]).toEqual(answers[0]);
  expect(await countOrders()).toBe(before + 1);
  expect(await submitOrder(world.actor, { ...request, body: ask("HOTEL", 2) })).toEqual({ status: "key_reused" });
});

test("a form that was drawn for one organization places nothing in another, though the codes are the same there", async () => {
  const elsewhere = actorOf(await addOrganization(world.sql, "beta"));
  const request = { key: v7(), body: ask("HOTEL", 1) };
  const before = await countOrders();
  const answer = await submitOrder(world.actor, request, elsewhere.orgId);
  expect(answer).toMatchObject({ status: "refused", refusal: { code: "other_organization" } });
  expect(JSON.stringify(answer)).toContain("reload it, or switch back");
  expect(await countOrders()).toBe(before);
  expect(await world.sql("select 1 from idempotency_key where key = $1", [request.key])).toEqual([]);
  expect(await submitOrder(world.actor, request, world.orgId)).toMatchObject({ status: "placed" });
});

test("a draft that is changed and placed: one row, and a stale form is refused", async () => {
  const saved = await submitOrder(world.actor, { key: v7(), body: ask("HOTEL", 1, { draft: true }) });
  if (saved.status !== "saved") throw new Error(saved.status);
  const draft = { id: saved.id, version: 1 };
  const placed = await submitOrder(world.actor, { key: v7(), body: ask("HOTEL", 3), draft });
  expect(placed).toMatchObject({ status: "placed", id: saved.id });
  expect(await submitOrder(world.actor, { key: v7(), body: ask("HOTEL", 4), draft })).toMatchObject({
    status: "refused",
    refusal: { code: "stale" },
  });
  expect(await world.sql("select ordered_units, version, status from orders where id = $1", [saved.id])).toEqual([
    { ordered_units: 3, version: 3, status: "placed" },
  ]);
});

test("a draft whose placing is refused keeps the change and names its new version", async () => {
  await addCustomer(world, { code: "SMALL", limitMinor: 3_000 });
  const saved = await submitOrder(world.actor, { key: v7(), body: ask("SMALL", 1, { draft: true }) });
  if (saved.status !== "saved") throw new Error(saved.status);
  const refused = await submitOrder(world.actor, { key: v7(), body: ask("SMALL", 5), draft: { id: saved.id, version: 1 } });
  expect(refused).toMatchObject({ status: "refused", version: 2, refusal: { code: "credit_exceeded" } });
  if (refused.status !== "refused") throw new Error(refused.status);
  const again = { key: refused.nextKey, body: ask("SMALL", 1), draft: { id: saved.id, version: 2 } };
  expect(await submitOrder(world.actor, again)).toMatchObject({ status: "placed" });
});

test("a refusal is listed, tried again, and tied to the order that came of it", async () => {
  const customer = await addCustomer(world, { code: "LATER", limitMinor: 100 });
  const refused = await submitOrder(world.actor, { key: v7(), body: ask("LATER", 1) });
  if (refused.status !== "refused") throw new Error(refused.status);
  const id = refused.refusal.refusal_id ?? "";
  const open = await listRefusals(world.actor, "open", {});
  expect(open.items[0]).toMatchObject({ id, code: "credit_exceeded", customerCode: "LATER", totalMinor: 3_000 });
  expect(await retryRefusal(world.actor, { id, key: v7() })).toMatchObject({ ok: false, code: "credit_exceeded" });
  await world.sql("update customer_credit set limit_minor = 10000 where org_id = $1 and customer_id = $2", [world.orgId, customer]);
  const retried = await retryRefusal(world.actor, { id, key: v7() });
  expect(retried).toMatchObject({ ok: true, order: { status: "placed" } });
  expect(await readRefusal(world.actor, id)).toMatchObject({ retriedOrderNumber: "order" in retried ? retried.order.number : "" });
  expect(await retryRefusal(world.actor, { id, key: v7() })).toMatchObject({ ok: false, code: "placed_already" });
  expect((await listRefusals(world.actor, "open", {})).items.filter(({ customerCode }) => customerCode === "LATER")).toEqual([]);
  expect(await submitOrder(world.actor, { key: v7(), body: ask("LATER", 90) })).toMatchObject({ status: "refused" });
  const [other] = (await listRefusals(world.actor, "open", {})).items;
  expect(await dismissRefusal(world.actor, { id: other?.id ?? "" })).toEqual({ ok: true });
  expect(await dismissRefusal(world.actor, { id: other?.id ?? "" })).toMatchObject({ code: "refusal_settled" });
  expect((await listRefusals(world.actor, "all", {})).items.length).toBeGreaterThan(
    (await listRefusals(world.actor, "open", {})).items.length,
  );
});

test("changing a refused order in the form ties it to the refusal as well", async () => {
  await addCustomer(world, { code: "CHANGE", limitMinor: 4_000 });
  const refused = await submitOrder(world.actor, { key: v7(), body: ask("CHANGE", 2) });
  if (refused.status !== "refused") throw new Error(refused.status);
  const id = refused.refusal.refusal_id ?? "";
  const placed = await submitOrder(world.actor, { key: refused.nextKey, body: ask("CHANGE", 1), refusal: id });
  expect(placed).toMatchObject({ status: "placed" });
  expect(await readRefusal(world.actor, id)).toMatchObject({ retriedOrderId: "id" in placed ? placed.id : "" });
});

test("a text that no database holds is refused where it stands, and writes nothing", async () => {
  const before = await countOrders();
  const body = ask("HOTEL", 1, { note: "before the\0noon" });
  const refused = [{ path: "note", message: UNSTORABLE }];
  expect(await submitOrder(world.actor, { key: v7(), body })).toEqual({ status: "invalid", problems: refused });
  expect((await quoteOrder(world.actor, body)).problems).toEqual(refused);
  expect(await countOrders()).toBe(before);
});
