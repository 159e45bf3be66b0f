import { afterAll, beforeAll, expect, test } from "vitest";
import { POST as assign } from "@/app/api/v1/exceptions/[id]/assign/route";
import { POST as close } from "@/app/api/v1/exceptions/[id]/close/route";
import { GET as read } from "@/app/api/v1/exceptions/[id]/route";
import { GET as list } from "@/app/api/v1/exceptions/route";
import { apiDocument } from "@/app/api/v1/openapi.json/specs";
import { GET as offers, POST as send } from "@/app/api/v1/stock/receipts/[id]/cross-dock/route";
import { documented } from "@/app/api/v1/testing/documented";
import { RIGHTS, type Right } from "@/db/values";
import { enterCount } from "@/lib/counting/count";
import { openCount } from "@/lib/counting/open-count";
import { createApiKey } from "@/lib/members/api-keys";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { certain } from "@/lib/result/refusal";
import { done } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

type Options = { id?: string; query?: string; body?: unknown; once?: string; by?: string };

let world: World;
let all: string;
let viewer: string;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
  all = await key([...RIGHTS]);
  viewer = await key(["view"]);
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

async function key(rights: Right[]): Promise<string> {
  const made = await createApiKey(world.actor, { name: "Test", rights });
  return certain(made.ok ? made.secret : null, "an API key");
}

async function call(handler: unknown, { id = "", query = "", body, once, by = all }: Options = {}) {
  const request = new Request(`http://onerow.example/api/v1/x${query}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${by}`, "content-type": "application/json", ...(once && { "idempotency-key": once }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await documented(handler, request, { params: Promise.resolve({ id }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const place = async (sku: string, units: number) =>
  done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines: [{ sku, units }] }))).order;
const receive = async (sku: string, units: number) =>
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines: [{ sku, units }] }))).receipt.id;

test("39: a program reads what waits for a person, with the next step, and closes it with a reason", async () => {
  await addProduct(world, { sku: "CUP" });
  await receive("CUP", 10);
  const order = await place("CUP", 8);
  const { task } = done(await openCount(world.actor, { location: "X", sku: "CUP" }));
  for (const units of [6, 6]) done(await enterCount(world.actor, task.id, { entries: [{ sku: "CUP", units }] }));
  const page = await call(list, { query: "?kind=stock_conflict&limit=1", by: viewer });
  expect(page).toMatchObject({
    status: 200,
    body: { items: [{ kind: "stock_conflict", owner_right: "count", sku: "CUP", location: "X", closed_at: null }], next_cursor: null },
  });
  const [row] = page.body["items"] as { id: string; what: string }[];
  const { id, what } = certain(row, "an exception");
  expect(what).toContain(`${order.number} gave 2 back`);
  expect(await call(close, { id, body: { reason: "Settled" }, by: viewer })).toMatchObject({ status: 403, body: { code: "no_right" } });
  expect(await call(close, { id, body: {} })).toMatchObject({ status: 400 });
  expect(await call(assign, { id, body: { user_id: world.orgId } })).toMatchObject({ status: 422, body: { code: "member_unknown" } });
  const closed = await call(close, { id, body: { reason: "The customer agreed" }, once: "a" });
  expect(closed).toMatchObject({ status: 200, body: { exception: { id, closed: true } } });
  expect(await call(close, { id, body: { reason: "The customer agreed" }, once: "a" })).toEqual(closed);
  expect(await call(close, { id, body: { reason: "Once more" } })).toMatchObject({ status: 409, body: { code: "closed" } });
  expect(await call(read, { id })).toMatchObject({ status: 200, body: { close_note: "The customer agreed", closed_by_kind: "api_key" } });
  expect(await call(list, { query: "?state=closed" })).toMatchObject({ body: { items: [{ id }] } });
  expect(await call(read, { id: order.id })).toMatchObject({ status: 404 });
  expect(apiDocument().paths).toHaveProperty(["/api/v1/exceptions/{id}/close", "post", "operationId"], "closeException");
});

test("a program sends units of a receipt straight to packing", async () => {
  await addProduct(world, { sku: "MUG" });
  const order = await place("MUG", 3);
  const receipt = await receive("MUG", 5);
  expect(await call(offers, { id: receipt, by: viewer })).toEqual({
    status: 200,
    body: { items: [{ receipt, transfer: null, order: order.number, order_id: order.id, units: 3, lines: [{ sku: "MUG", units: 3 }] }] },
  });
  expect(await call(send, { id: receipt, body: { order: order.number }, once: "b", by: viewer })).toMatchObject({ status: 403 });
  const sent = await call(send, { id: receipt, body: { order: order.number }, once: "b" });
  expect(sent).toMatchObject({ status: 201, body: { cross_dock: { number: `${order.number}-1`, units: 3 } } });
  expect(await call(send, { id: receipt, body: { order: order.number }, once: "b" })).toEqual(sent);
  expect(await call(send, { id: receipt, body: { order: order.number }, once: "c" })).toMatchObject({
    status: 409,
    body: { code: "not_on_dock" },
  });
  expect(await call(offers, { id: receipt })).toMatchObject({ body: { items: [] } });
  expect(await call(offers, { id: order.id })).toMatchObject({ status: 404, body: { code: "receipt_unknown" } });
});
