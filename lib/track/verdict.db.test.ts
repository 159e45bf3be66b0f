import { afterAll, beforeAll, expect, test } from "vitest";
import type { Verdict } from "@/lib/orders/transitions";
import { cancelOrder, rehearseCancel } from "@/lib/orders/cancel";
import { declineOrder } from "@/lib/orders/decline";
import { holdOrder } from "@/lib/orders/hold";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { readOrderForApi } from "@/lib/orders/read-api";
import { readOrderPage } from "@/lib/orders/read-page";
import { viewOrder } from "@/lib/orders/view";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { certain } from "@/lib/result/refusal";
import { confirmDelivery } from "@/lib/shipping/carrier-events";
import { deliverBody } from "@/lib/shipping/event-inputs";
import { actorOf } from "@/lib/testing/actor";
import { done, packAndShip, pickUnits, releaseOne, workOf } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { orderOf, partShipped, versionOf } from "@/lib/testing/part-shipped";
import { createWorld, type World } from "@/lib/testing/world";
import { readTrack } from "./read-track";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
  await addCustomer(world, { code: "PARKED", limitMinor: 1, policy: "park" });
  await addCustomer(world, { code: "PREPAID", terms: "prepaid" });
  await addProduct(world, { sku: "CUP" });
  await addProduct(world, { sku: "POT" });
  await addProduct(world, { sku: "TEA-SET", parts: { CUP: 2, POT: 1 } });
  await addProduct(world, { sku: "WRAP", kind: "service" });
  const lines = [
    { sku: "CUP", units: 100 },
    { sku: "POT", units: 100 },
  ];
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines })));
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const place = async (lines: object[], customer = "C1") =>
  done(await placeOrder(world.actor, placeBody.parse({ customer, allow_backorder: true, lines }))).order;
const cancelAll = async (orderId: string) =>
  done(await cancelOrder(world.actor, orderId, { version: await versionOf(world, orderId), reason: "customer_request" }));

/** Two bundles released to the floor, of which these parts are picked. */
async function bundlePicked(parts: Record<string, number>): Promise<string> {
  const { id, number } = await place([{ sku: "TEA-SET", units: 2 }]);
  const fulfilment = await releaseOne(world, "X", number);
  for (const work of await workOf(world, fulfilment))
    if (parts[work.sku]) done(await pickUnits(world, work.id, work.sku, parts[work.sku] ?? 0));
  return id;
}

const STATES: Record<string, () => Promise<string>> = {
  placed: async () => (await orderOf(world, 5, 3)).order.id,
  "waiting for approval": async () => (await orderOf(world, 2, 2, "PARKED")).order.id,
  declined: async () => {
    const { order } = await orderOf(world, 2, 2, "PARKED");
    done(await declineOrder(world.actor, order.id, { version: order.version, reason: "Too much" }));
    return order.id;
  },
  held: async () => {
    const { order } = await orderOf(world, 2);
    done(await holdOrder(world.actor, order.id, { version: order.version, reason: "address_check", note: "" }));
    return order.id;
  },
  "prepaid and unpaid": async () => (await orderOf(world, 2, 2, "PREPAID")).order.id,
  "with a service": async () =>
    (
      await place([
        { sku: "CUP", units: 2 },
        { sku: "WRAP", units: 1 },
      ])
    ).id,
  "services alone": async () => (await place([{ sku: "WRAP", units: 1 }])).id,
  "a bundle": () => bundlePicked({}),
  "a bundle picked whole": () => bundlePicked({ CUP: 2, POT: 1 }),
  "bundles picked by half": () => bundlePicked({ POT: 2 }),
  "picked in part": async () => (await partShipped(world)).order.id,
  "delivered in part": async () => {
    const { order } = await partShipped(world);
    const [box] = await world.sql("select p.id from package p join fulfilment f on f.id = p.fulfilment_id where f.order_id = $1", [
      order.id,
    ]);
    done(await confirmDelivery(world.actor, String(box?.["id"]), deliverBody.parse({})));
    return order.id;
  },
  "asked back by the office": async () => {
    const { order } = await partShipped(world);
    await cancelAll(order.id);
    return order.id;
  },
  shipped: async () => {
    const { sku, order } = await orderOf(world, 2);
    const fulfilment = await releaseOne(world, "X", order.number);
    done(await pickUnits(world, (await workOf(world, fulfilment))[0]?.id ?? "", sku, 2));
    await packAndShip(world, fulfilment);
    return order.id;
  },
  canceled: async () => {
    const { order } = await orderOf(world, 2);
    await cancelAll(order.id);
    return order.id;
  },
};

const desk = () => actorOf(world.orgId, new Set(["view", "cancel"]));
const pageOf = async (orderId: string): Promise<Verdict> =>
  certain(await readTrack({ id: orderId, orgId: world.orgId, orderId }), "the customer's page").cancel;

async function verdictsOf(id: string, actor = desk()) {
  const button = certain(await readOrderPage(actor, id, "2026-11-22"), "the order page").verdicts.cancel;
  const onApi = certain(await readOrderForApi(actor, id), "the answer of the API");
  const view = { customer: { code: "", name: "" }, positions: new Map<string, number>(), rights: actor.rights };
  return { button, api: viewOrder(onApi.order, view).can?.cancel, page: await pageOf(id) };
}

test("the button, the API and the customer's page give one verdict, and a cancel takes exactly what it says", async () => {
  const told: Record<string, string> = {};
  for (const [state, make] of Object.entries(STATES)) {
    const id = await make();
    const { button, api, page } = await verdictsOf(id);
    expect({ state, verdict: api }).toEqual({ state, verdict: button });
    expect({ state, verdict: page }).toEqual({ state, verdict: button });
    const body = { version: await versionOf(world, id), reason: "customer_request" as const };
    const { answer } = await rehearseCancel(desk(), id, body);
    const sum = (of: "units" | "put_back") => (answer.ok ? answer.released.lines.reduce((total, line) => total + line[of], 0) : 0);
    expect({ state, ok: answer.ok, units: sum("units"), put_back: sum("put_back") }).toEqual({
      state,
      ok: page.allowed,
      units: page.allowed ? page.units : 0,
      put_back: page.allowed ? page.put_back : 0,
    });
    told[state] = `${page.code} ${page.units} ${page.put_back} ${page.pending} ${page.returnable}`;
  }
  // Units taken at once, asked back, asked back before, and only to be returned.
  expect(told).toEqual({
    placed: "ok 5 0 0 0",
    "waiting for approval": "ok 2 0 0 0",
    declined: "wrong_status 0 0 0 0",
    held: "ok 2 0 0 0",
    "prepaid and unpaid": "ok 2 0 0 0",
    "with a service": "ok 3 0 0 0",
    "services alone": "ok 1 0 0 0",
    "a bundle": "ok 2 0 0 0",
    "a bundle picked whole": "ok 1 1 0 0",
    "bundles picked by half": "nothing_to_cancel 0 0 0 0",
    "picked in part": "ok 3 3 0 4",
    "delivered in part": "ok 3 3 0 4",
    "asked back by the office": "nothing_to_cancel 0 0 3 4",
    shipped: "wrong_status 0 0 0 2",
    canceled: "wrong_status 0 0 0 0",
  });
});

test("where customers may not cancel, the page says what a colleague without the right reads", async () => {
  const { order } = await orderOf(world, 2);
  await world.sql("update org_policy set customers_cancel = false where org_id = $1", [world.orgId]);
  const { button, api, page } = await verdictsOf(order.id, actorOf(world.orgId, new Set(["view"])));
  await world.sql("update org_policy set customers_cancel = true where org_id = $1", [world.orgId]);
  expect(page).toEqual(button);
  expect(page).toEqual(api);
  expect(page).toMatchObject({ allowed: false, code: "no_right", units: 2 });
  expect(await pageOf(order.id)).toMatchObject({ allowed: true, code: "ok", units: 2 });
});
