import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PlaceBody, placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { startFromOrder, startFromRefusal } from "@/lib/orders/read-form";
import { submitOrder } from "@/lib/orders/submit-form";
import { domainDesk } from "@/lib/testing/domain-desk";
import { done, refusedWith } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { draftOfBody } from "./draft-of-body";
import type { OrderDraft } from "./order-draft";
import { requestOf } from "./read-draft";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "MAIN");
  await addProduct(world, { sku: "LAMP", price: "100.00", rate: "20" });
  await addProduct(world, { sku: "RARE", price: "10.00", rate: "20" });
  await addProduct(world, { sku: "CARE", price: "7.00", rate: "20", kind: "service" });
  const lines = ["LAMP", "RARE"].map((sku) => ({ sku, units: 50 }));
  await domainDesk(world).receive({ location: "MAIN", reference: "R-1", lines });
  await addCustomer(world, { code: "HOTEL", limitMinor: null });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const DRAFT = placeBody.parse({
  customer: "HOTEL",
  currency: "CHF",
  lines: [
    { sku: "LAMP", units: 1, unit_price: "120.00", tax_rate: "20", discount: "2.5" },
    { sku: "RARE", units: 60, unit_price: "9.99", tax_rate: "0", allow_backorder: false, allow_substitution: true, ship_complete: true },
    { sku: "CARE", units: 2, unit_price: "7.00", tax_rate: "7" },
  ],
  charges: [
    { name: "Delivery", amount: "12.50", tax_rate: "20" },
    { name: "Stamp", amount: "3.00", tax_rate: "0", tax_category: "E" },
  ],
  prices_include_tax: true,
  ship_to: { name: "Depot", street: "Quay 1", postcode: "21000", city: "Split", country: "HR", latitude: 43.5, longitude: 16.44 },
  allow_backorder: true,
  ship_complete: false,
  allow_substitution: false,
  split: "one_location",
  strategy: "oldest_cost",
  channel: "web",
  external_id: "7001",
  note: "Ring twice",
  promised_on: "2026-12-01",
  draft: true,
});

/** Everything that the order promises, without what each saving makes anew. */
async function promiseOf(id: string): Promise<unknown> {
  const [order] = await world.sql(
    `select to_jsonb(o) - array['version', 'ship_to_id'] as header,
       (select to_jsonb(a) - array['id', 'created_at'] from address a where a.org_id = o.org_id and a.id = o.ship_to_id) as address,
       (select jsonb_agg(to_jsonb(l) - 'id' order by l.line) from order_line l where l.org_id = o.org_id and l.order_id = o.id) as lines,
       (select jsonb_agg(to_jsonb(c) - 'id' order by c.name) from order_charge c where c.org_id = o.org_id and c.order_id = o.id) as charges
     from orders o where o.id = $1`,
    [id],
  );
  return order;
}

/** Opens the form, changes what is to be changed, and sends it, as the page does. */
async function send(
  start: { body: PlaceBody; customerName: string } | null,
  origin: { draft?: { id: string; version: number }; refusal?: string; save?: boolean } = {},
  change = (draft: OrderDraft): OrderDraft => draft,
) {
  if (!start) throw new Error("the form has nothing to begin with");
  const { body } = requestOf(change(draftOfBody(start.body, start.customerName)));
  return submitOrder(world.actor, { key: v7(), body: { ...body, ...(origin.save && { draft: true }) }, ...origin });
}

const sendDraft = async (id: string, version: number, change?: (draft: OrderDraft) => OrderDraft) =>
  send(await startFromOrder(world.actor, id, "kept"), { draft: { id, version }, save: true }, change);

test("a draft that is opened and saved untouched is the draft that it was", async () => {
  const { order } = done(await placeOrder(world.actor, DRAFT));
  const before = await promiseOf(order.id);
  expect(before).toMatchObject({ address: { latitude: 43.5 }, lines: [{ tax_rate: 20 }, { tax_rate: 0, allow_backorder: false }, {}] });
  expect(await sendDraft(order.id, 1)).toMatchObject({ status: "saved" });
  expect(await promiseOf(order.id)).toEqual(before);
});

test("prices that are gross stay gross where the organization prices net", async () => {
  const body = { customer: "HOTEL", prices_include_tax: true, draft: true, lines: [{ sku: "LAMP", units: 1, unit_price: "120.00" }] };
  const { order } = done(await placeOrder(world.actor, placeBody.parse(body)));
  expect(order.total.amount_minor).toBe(12_000);
  await sendDraft(order.id, 1);
  expect(await world.sql("select total_minor::int from orders where id = $1", [order.id])).toEqual([{ total_minor: 12_000 }]);
  await sendDraft(order.id, 2, (draft) => ({ ...draft, pricesIncludeTax: "no" }));
  expect(await world.sql("select total_minor::int from orders where id = $1", [order.id])).toEqual([{ total_minor: 14_400 }]);
});

test("a line that may not wait is refused when the draft is placed, also after the form", async () => {
  const body = { customer: "HOTEL", allow_backorder: true, draft: true, lines: [{ sku: "RARE", units: 70, allow_backorder: false }] };
  const { order } = done(await placeOrder(world.actor, placeBody.parse(body)));
  const start = await startFromOrder(world.actor, order.id, "kept");
  expect(await send(start, { draft: { id: order.id, version: 1 } })).toMatchObject({
    status: "refused",
    refusal: { code: "stock_short", subject: "RARE" },
  });
});

test("a draft goes to the account's own address again when the other one is taken out", async () => {
  const { order } = done(await placeOrder(world.actor, placeBody.parse({ ...DRAFT, external_id: "7002", channel: "web", draft: true })));
  expect(await sendDraft(order.id, 1, (draft) => ({ ...draft, shipTo: null }))).toMatchObject({ status: "saved" });
  expect(await promiseOf(order.id)).toMatchObject({ address: null });
});

test("a copy has today's prices, rates and rules, in the organization's mode, and is of no channel", async () => {
  const { order } = done(await placeOrder(world.actor, placeBody.parse({ ...DRAFT, external_id: "7003" })));
  const copied = await send(await startFromOrder(world.actor, order.id, "of_today"), { save: true }, (draft) => ({
    ...draft,
    currency: "",
  }));
  if (copied.status !== "saved") throw new Error(JSON.stringify(copied));
  expect(await promiseOf(copied.id)).toMatchObject({
    header: { channel: null, external_id: null, prices_include_tax: false, allow_backorder: false, note: "Ring twice" },
    address: { latitude: 43.5, longitude: 16.44 },
    lines: [
      { sku: "LAMP", unit_price: 100, discount: 2.5, tax_rate: 20 },
      { sku: "RARE", unit_price: 10, tax_rate: 20 },
      { sku: "CARE", unit_price: 7 },
    ],
    // 12.50 with 20 % in it is 10.42 without.
    charges: [
      { name: "Delivery", amount_minor: 1042 },
      { name: "Stamp", amount_minor: 300, tax_category: "E" },
    ],
  });
});

test("what a channel sent and was refused keeps its number when it is changed and placed, so that it is not placed again", async () => {
  const customer = await addCustomer(world, { code: "SHOP", limitMinor: 100 });
  const sent = placeBody.parse({
    ...DRAFT,
    customer: "SHOP",
    currency: null,
    external_id: "8001",
    lines: [{ sku: "LAMP", units: 2 }],
    draft: false,
  });
  expect(refusedWith(await placeOrder(world.actor, sent))).toBe("credit_exceeded");
  const [refusal] = await world.sql("select id from order_refusal where org_id = $1 and customer_id = $2", [world.orgId, customer]);
  const id = String(refusal?.["id"]);
  await world.sql("update customer_credit set limit_minor = 1000000 where org_id = $1 and customer_id = $2", [world.orgId, customer]);
  const placed = await send(await startFromRefusal(world.actor, id), { refusal: id }, (draft) => ({
    ...draft,
    lines: draft.lines.map((line) => ({ ...line, units: line.sku === "" ? "" : "1" })),
  }));
  expect(placed).toMatchObject({ status: "placed" });
  const rows = await world.sql(
    `select o.channel, o.external_id, o.strategy, o.prices_include_tax, a.latitude from orders o join address a on a.org_id = o.org_id and a.id = o.ship_to_id
     where o.org_id = $1 and o.customer_id = $2`,
    [world.orgId, customer],
  );
  expect(rows).toEqual([{ channel: "web", external_id: "8001", strategy: "oldest_cost", prices_include_tax: true, latitude: 43.5 }]);
  expect(refusedWith(await placeOrder(world.actor, sent))).toBe("duplicate_external");
});

test("scenario 10: the copy that the product makes is judged by the credit of the day", async () => {
  const customer = await addCustomer(world, { code: "FULL", limitMinor: 100_000 });
  await addProduct(world, { sku: "TEN", price: "50.00" });
  await world.sql("update org_policy set allow_backorder = true where org_id = $1", [world.orgId]);
  const first = done(await placeOrder(world.actor, placeBody.parse({ customer: "FULL", lines: [{ sku: "TEN", units: 20 }] }))).order;
  const exposure = async () =>
    (
      await world.sql("select exposure_minor::int as minor from customer_credit where org_id = $1 and customer_id = $2", [
        world.orgId,
        customer,
      ])
    )[0]?.["minor"];
  expect(await exposure()).toBe(100_000);
  const copied = await send(await startFromOrder(world.actor, first.id, "of_today"));
  expect(copied).toMatchObject({
    status: "refused",
    refusal: { code: "credit_exceeded", headroom: { amount_minor: 0 }, counter_offer: null },
  });
  expect(await exposure()).toBe(100_000);
  expect(await world.sql("select 1 from orders where org_id = $1 and customer_id = $2", [world.orgId, customer])).toHaveLength(1);
});
