import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as availability } from "@/app/api/v1/availability/route";
import { POST as approve } from "@/app/api/v1/orders/[id]/approve/route";
import { POST as cancel } from "@/app/api/v1/orders/[id]/cancel/route";
import { POST as rehearse } from "@/app/api/v1/orders/rehearse/route";
import { POST as place } from "@/app/api/v1/orders/route";
import { documented } from "@/app/api/v1/testing/documented";
import { RIGHTS } from "@/db/values";
import { createApiKey } from "@/lib/members/api-keys";
import { approveOrder } from "@/lib/orders/approve";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder, rehearseOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { certain } from "@/lib/result/refusal";
import { actorOf } from "@/lib/testing/actor";
import { done } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { effectCounts, exposureOf } from "@/lib/testing/tables";
import { createWorld, type World } from "@/lib/testing/world";

type Options = { id?: string; query?: string; body?: unknown; by?: string };

let world: World;
let clerk: World["actor"];
let [key, clerkKey] = ["", ""];
const ALL_BUT = RIGHTS.filter((right) => right !== "override_credit");

const keyWith = async (rights: readonly (typeof RIGHTS)[number][]) => {
  const answer = await createApiKey(world.actor, { name: "Test", rights: [...rights] });
  return certain(answer.ok ? answer.secret : null, "an API key");
};

beforeAll(async () => {
  world = await createWorld();
  clerk = actorOf(world.orgId, new Set(ALL_BUT));
  await addLocation(world, "MAIN");
  for (const sku of ["SOAP", "MAT"]) await addProduct(world, { sku, price: "50.00" });
  await addProduct(world, { sku: "SET", price: "90.00", parts: { SOAP: 2, MAT: 1 } });
  await addCustomer(world, { code: "FREE", limitMinor: null });
  await addCustomer(world, { code: "FULL", limitMinor: 10_000 });
  await addCustomer(world, { code: "PARKS", limitMinor: 10_000, policy: "park" });
  const lines = ["SOAP", "MAT"].map((sku) => ({ sku, units: 40 }));
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "MAIN", reference: "R", lines })));
  [key, clerkKey] = [await keyWith(RIGHTS), await keyWith(ALL_BUT)];
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

async function call(handler: unknown, { id = "", query = "", body, by = key }: Options = {}) {
  const request = new Request(`http://onerow.example/api/v1/x${query}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${by}`, "content-type": "application/json", "idempotency-key": randomUUID() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await documented(handler, request, { params: Promise.resolve({ id }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const override = { reason: "known for years" };
const overLimit = (customer: string) => ({ customer, lines: [{ sku: "SOAP", units: 3 }] });
const DENIED = { code: "no_right", subject: "override_credit", detail: expect.stringContaining("override_credit") as string };

test("who has not the right may not pass a limit by naming a reason, and nothing is written", async () => {
  const before = await effectCounts(world);
  const body = { ...overLimit("FULL"), override };
  const denied = await placeOrder(clerk, placeBody.parse(body));
  expect(denied).toMatchObject({ kind: "answer", status: 403, answer: { ok: false, ...DENIED } });
  expect(await rehearseOrder(clerk, placeBody.parse(body))).toMatchObject({ status: 403, answer: DENIED });
  for (const handler of [place, rehearse]) expect(await call(handler, { body, by: clerkKey })).toMatchObject({ status: 403, body: DENIED });
  expect(await effectCounts(world)).toEqual(before);
  expect(await exposureOf(world, "FULL")).toBe(0);
  // Below the limit the reason changes nothing, so nobody has to have the right.
  const within = { customer: "FULL", lines: [{ sku: "SOAP", units: 1 }], override };
  expect((await call(place, { body: within, by: clerkKey })).status).toBe(201);
});

test("who has the right passes it, and the event keeps the reason", async () => {
  const placed = await call(place, { body: { ...overLimit("FULL"), override } });
  expect(placed).toMatchObject({ status: 201, body: { order: { status: "placed" } } });
  const [event] = await world.sql(
    "select e.reason, e.changes ->> 'overridden' as overridden from order_event e where e.order_id = $1 and e.move = 'place'",
    [(placed.body["order"] as { id: string }).id],
  );
  expect(event).toEqual({ reason: override.reason, overridden: "credit_limit" });
});

test("approving a parked order over the limit asks for the same right", async () => {
  const parked = await call(place, { body: overLimit("PARKS"), by: clerkKey });
  expect(parked).toMatchObject({ status: 201, body: { order: { status: "pending_approval" } } });
  const { id } = parked.body["order"] as { id: string };
  const before = await effectCounts(world);
  const body = { version: 1, override };
  expect(await approveOrder(clerk, id, body)).toMatchObject({ kind: "answer", status: 403, answer: DENIED });
  expect(await call(approve, { id, body, by: clerkKey })).toMatchObject({ status: 403, body: DENIED });
  expect(await effectCounts(world)).toEqual(before);
  expect(await call(approve, { id, body })).toMatchObject({ status: 201, body: { order: { status: "placed" } } });
});

test("a charge with a rate that its category does not carry is refused as a product is", async () => {
  const charged = (charge: object) =>
    call(place, { body: { ...overLimit("FREE"), charges: [{ name: "Freight", amount: "5.00", ...charge }] } });
  for (const tax_category of ["E", "Z", "AE"])
    expect(await charged({ tax_category, tax_rate: "20" })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/charges/0/tax_rate", detail: "Only category S carries a rate above 0." }] },
    });
  for (const charge of [{ tax_category: "E" }, { tax_category: "S", tax_rate: "20" }, { tax_rate: "20" }, {}])
    expect((await charged(charge)).status).toBe(201);
});

test("what is short is said in figures, and what is free is what the next order gets", async () => {
  const free = (await call(availability, { query: "?sku=MAT" })).body["available"];
  const body = { customer: "FREE", allow_backorder: false, lines: [{ sku: "MAT", units: Number(free) + 2 }] };
  expect(await call(place, { body })).toMatchObject({
    status: 409,
    body: { code: "stock_short", subject: "MAT", available: free, short: 2, counter_offer: { lines: [{ line: 1, units: free }] } },
  });
});

test("the answer to a cancel names what became free and what came off the claim", async () => {
  const lines = [
    { sku: "SET", units: 1 },
    { sku: "SOAP", units: 1 },
  ];
  const placed = await call(place, { body: { customer: "FREE", lines } });
  const { id } = placed.body["order"] as { id: string };
  const { status, body } = await call(cancel, { id, body: { version: 1, reason: "entry_error" } });
  expect(status).toBe(200);
  expect(body["released"]).toMatchObject({ receivable: { amount_minor: 14_000, currency: "EUR" }, returnable: 0 });
  const { stock } = body["released"] as { stock: { sku: string; units: number }[] };
  expect(stock.map(({ sku, units }) => `${sku} ${units}`).toSorted()).toEqual(["MAT 1", "SOAP 3"]);

  const parked = await call(place, { body: overLimit("PARKS") });
  const waits = (parked.body["order"] as { id: string }).id;
  expect((await call(cancel, { id: waits, body: { version: 1, reason: "entry_error" } })).body["released"]).toMatchObject({
    receivable: { amount_minor: 0 },
    stock: [],
    tags: [],
  });
});
