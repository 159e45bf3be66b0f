import { afterAll, beforeAll, expect, test } from "vitest";
import { POST as close } from "@/app/api/v1/expected-receipts/[id]/close/route";
import { POST as receive } from "@/app/api/v1/expected-receipts/[id]/receive/route";
import { GET as read, PUT as change } from "@/app/api/v1/expected-receipts/[id]/route";
import { GET as list, POST as announce } from "@/app/api/v1/expected-receipts/route";
import { apiDocument } from "@/app/api/v1/openapi.json/specs";
import { documented } from "@/app/api/v1/testing/documented";
import { RIGHTS } from "@/db/values";
import { createApiKey } from "@/lib/members/api-keys";
import { certain } from "@/lib/result/refusal";
import { addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

type Options = { id?: string; query?: string; body?: unknown; method?: string; once?: string };

let world: World;
let key: string;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addProduct(world, { sku: "CUP" });
  const made = await createApiKey(world.actor, { name: "Test", rights: [...RIGHTS] });
  key = certain(made.ok ? made.secret : null, "an API key");
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

async function call(handler: unknown, { id = "", query = "", body, method, once }: Options = {}) {
  const request = new Request(`http://onerow.example/api/v1/x${query}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...(once && { "idempotency-key": once }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await documented(handler, request, { params: Promise.resolve({ id }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const LINES = [{ sku: "CUP", units: 10, unit_cost: "1.20" }];
const references = ({ body }: { body: Record<string, unknown> }) => (body["items"] as { reference: string }[]).map((row) => row.reference);

test("a purchasing program announces, changes, pages, receives and closes", async () => {
  const made = await call(announce, {
    body: { location: "X", reference: "PO 1", supplier: "Mill", expected_on: "2027-01-02", lines: LINES },
    once: "a",
  });
  expect(made.status).toBe(201);
  const { id } = made.body["expected"] as { id: string };
  await call(announce, { body: { location: "X", reference: "PO 2", lines: LINES }, once: "b" });
  const first = await call(list, { query: "?limit=1" });
  expect(references(first)).toEqual(["PO 1"]);
  expect(references(await call(list, { query: `?limit=1&cursor=${String(first.body["next_cursor"])}` }))).toEqual(["PO 2"]);
  expect(references(await call(list, { query: "?location=X&q=mill" }))).toEqual(["PO 1"]);
  expect(await call(list, { query: "?location=NONE" })).toMatchObject({ status: 422, body: { code: "location_unknown" } });
  expect((await call(list, { query: "?state=lost" })).status).toBe(400);

  const edit = { version: 1, reference: "PO 1", supplier: "Mill", lines: [{ sku: "CUP", units: 12 }] };
  expect(await call(change, { id, method: "PUT", body: edit })).toMatchObject({ status: 200, body: { expected: { version: 2 } } });
  expect(await call(change, { id, method: "PUT", body: edit })).toMatchObject({ status: 409, body: { code: "expected_changed" } });
  expect(await call(receive, { id, body: { lines: [{ sku: "CUP", units: 5 }] }, once: "c" })).toMatchObject({ status: 201 });
  expect(await call(close, { id, body: { reason: "no" }, once: "d" })).toMatchObject({ status: 400 });
  expect(await call(close, { id, body: { reason: "The mill burnt down" }, once: "d" })).toMatchObject({
    status: 200,
    body: { expected: { state: "closed", missing: [{ sku: "CUP", units: 7 }] } },
  });
  expect(await call(read, { id })).toMatchObject({
    status: 200,
    body: { state: "closed", close_reason: "The mill burnt down", version: 4 },
  });
  expect(references(await call(list, { query: "?state=closed" }))).toEqual(["PO 1"]);
  expect(apiDocument().paths).toHaveProperty(["/api/v1/expected-receipts/{id}", "put", "operationId"], "editExpected");
});

test("a day that cannot be is refused, announced or asked for", async () => {
  for (const day of ["0000-01-01", "2026-02-31"]) {
    const body = { location: "X", reference: "PO 9", expected_on: day, lines: LINES };
    expect(await call(announce, { body, once: `day ${day}` })).toMatchObject({ status: 400 });
    expect(await call(list, { query: `?expected_from=${day}` })).toMatchObject({ status: 400 });
    expect(await call(list, { query: `?expected_to=${day}` })).toMatchObject({ status: 400 });
  }
});
