import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { actorOf } from "@/lib/testing/actor";
import { done, refusedWith } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { deleteDraft } from "./drafts";
import { placeBody } from "./inputs";
import { placeOrder } from "./place";
import { dismissRefusal, listRefusals, readRefusal } from "./read-refusals";
import { retryRefusal } from "./retry-refusal";
import { submitOrder } from "./submit-form";

let world: World;
let customer: { code: string; id: string };
let made = 0;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "MAIN");
  await addProduct(world, { sku: "LAMP", price: "25.00" });
  await world.sql("update org_policy set allow_backorder = true where org_id = $1", [world.orgId]);
});
beforeEach(async () => {
  made += 1;
  const code = `SHOP-${made}`;
  customer = { code, id: await addCustomer(world, { code, limitMinor: 100 }) };
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const ask = (units = 1, more: object = {}) => ({ customer: customer.code, lines: [{ sku: "LAMP", units }], ...more });
const raiseLimit = () =>
  world.sql("update customer_credit set limit_minor = 1000000 where org_id = $1 and customer_id = $2", [world.orgId, customer.id]);
const ordersOf = () =>
  world.sql("select id, number, status from orders where org_id = $1 and customer_id = $2", [world.orgId, customer.id]);

/** An order that was refused for its credit, which is there by now. */
async function refusedOnce(): Promise<string> {
  expect(refusedWith(await placeOrder(world.actor, placeBody.parse(ask())))).toBe("credit_exceeded");
  const [row] = await world.sql("select id from order_refusal where org_id = $1 and customer_id = $2", [world.orgId, customer.id]);
  return String(row?.["id"]);
}

const retry = (id: string) => retryRefusal(world.actor, { id, key: v7() });
const form = (refusal: string, more: object = {}) => submitOrder(world.actor, { key: v7(), body: ask(1, more), refusal });
const said = (answer: object): string =>
  "status" in answer && answer.status === "refused" && "refusal" in answer
    ? String((answer.refusal as { code: string }).code)
    : "code" in answer
      ? String(answer.code)
      : "placed";

test.each([
  ["try again, both", [retry, retry]],
  ["change it and place it, both", [form, form]],
  ["one tries again, one changes it", [retry, form]],
  ["many do both", [retry, form, retry, form, retry, form, retry, form]],
])("two people at once (%s) make one order, and the others hear which", async (_how, people) => {
  const id = await refusedOnce();
  await raiseLimit();
  const answers = await Promise.all(people.map((act) => act(id)));
  const [order, ...others] = await ordersOf();
  expect(others).toEqual([]);
  expect(answers.map(said).sort()).toEqual(["placed", ...people.slice(1).map(() => "placed_already")].sort());
  expect(await readRefusal(world.actor, id)).toMatchObject({ retriedOrderId: order?.["id"], retriedOrderNumber: order?.["number"] });
  expect(await retry(id)).toMatchObject({ ok: false, code: "placed_already", subject: order?.["number"] });
});

test("the refusal is settled in the transaction of the order itself", async () => {
  const id = await refusedOnce();
  await raiseLimit();
  await retry(id);
  const [row] = await world.sql(
    `select r.xmin::text as settled, (e.txid::text::numeric % 4294967296)::text as placed from order_refusal r
     join order_event e on e.org_id = r.org_id and e.order_id = r.retried_order_id where r.id = $1`,
    [id],
  );
  expect(row?.["settled"]).toBe(row?.["placed"]);
});

test("an order that is refused again is one order still: placed by either refusal, it is placed", async () => {
  const id = await refusedOnce();
  const again = await retry(id);
  const changed = await form(id, { note: "Ring twice" });
  expect([said(again), said(changed)]).toEqual(["credit_exceeded", "credit_exceeded"]);
  const open = (await listRefusals(world.actor, "open", {})).items.filter(({ customerCode }) => customerCode === customer.code);
  expect(open).toHaveLength(3);
  const latest = open.find((row) => row.id !== id)?.id ?? "";
  expect(await readRefusal(world.actor, latest)).toMatchObject({ againOf: id });
  await raiseLimit();
  expect(said(await retry(latest))).toBe("placed");
  expect(said(await retry(id))).toBe("placed_already");
  expect(await ordersOf()).toHaveLength(1);
  expect((await listRefusals(world.actor, "open", {})).items.filter(({ customerCode }) => customerCode === customer.code)).toEqual([]);
});

test("what is kept as a draft is not placed beside it, and is open again when the draft is deleted", async () => {
  const id = await refusedOnce();
  await raiseLimit();
  const saved = await form(id, { draft: true });
  if (saved.status !== "saved") throw new Error(saved.status);
  expect(await retry(id)).toMatchObject({ code: "placed_already", subject: saved.number });
  expect(await readRefusal(world.actor, id)).toMatchObject({ retriedOrderStatus: "draft" });
  done(await deleteDraft(world.actor, saved.id, 1));
  expect((await listRefusals(world.actor, "open", {})).items.map((row) => row.id)).toContain(id);
  expect(said(await retry(id))).toBe("placed");
});

test("what was dismissed is not tried again as it was; changed by somebody, it is placed", async () => {
  const id = await refusedOnce();
  await raiseLimit();
  expect(await dismissRefusal(world.actor, { id })).toEqual({ ok: true });
  expect(await retry(id)).toMatchObject({ ok: false, code: "refusal_dismissed" });
  expect(await ordersOf()).toEqual([]);
  expect(said(await form(id))).toBe("placed");
});

test("the same try sent twice is one order with one answer", async () => {
  const id = await refusedOnce();
  await raiseLimit();
  const key = v7();
  const answers = await Promise.all([1, 2].map(() => retryRefusal(world.actor, { id, key })));
  expect(answers.map(said)).toEqual(["placed", "placed"]);
  expect(await ordersOf()).toHaveLength(1);
});

test("a refusal of another organization is not there, and who may not place does not", async () => {
  const id = await refusedOnce();
  await raiseLimit();
  const stranger = actorOf(await addOrganization(world.sql, "other"));
  expect(await retryRefusal(stranger, { id, key: v7() })).toMatchObject({ code: "not_found" });
  expect(said(await submitOrder(stranger, { key: v7(), body: ask(), refusal: id }))).toBe("not_found");
  const clerk = actorOf(world.orgId, new Set(["view", "create"]));
  expect(await retryRefusal(clerk, { id, key: v7() })).toMatchObject({ code: "no_right" });
  expect(await ordersOf()).toEqual([]);
  expect(await readRefusal(world.actor, id)).toMatchObject({ retriedOrderId: null });
});
