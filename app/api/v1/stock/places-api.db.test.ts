import { afterAll, beforeAll, expect, test } from "vitest";
import { DELETE as removeBarcode, GET as getBarcode, PUT as putBarcode } from "@/app/api/v1/barcodes/[code]/route";
import { GET as getBin, PUT as putBin } from "@/app/api/v1/bins/[...code]/route";
import { GET as listBins, POST as postBins } from "@/app/api/v1/bins/route";
import { apiDocument } from "@/app/api/v1/openapi.json/specs";
import { GET as binStock } from "@/app/api/v1/stock/bins/route";
import { GET as waiting, POST as putAway } from "@/app/api/v1/stock/put-aways/route";
import { POST as receipts } from "@/app/api/v1/stock/receipts/route";
import { GET as replenishments } from "@/app/api/v1/stock/replenishments/route";
import { GET as stock } from "@/app/api/v1/stock/route";
import { documented } from "@/app/api/v1/testing/documented";
import { RIGHTS } from "@/db/values";
import { cursorOf } from "@/lib/catalogue/keyset";
import { createApiKey } from "@/lib/members/api-keys";
import { setPickBin } from "@/lib/places/pick-bins";
import { addZone } from "@/lib/places/zones";
import { certain } from "@/lib/result/refusal";
import { addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

type Options = { path?: string; query?: string; body?: unknown; method?: string; once?: string };

let world: World;
let key: string;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addProduct(world, { sku: "CUP" });
  await addZone(world.actor, { location: "X", code: "PICK", name: "Shelves" });
  const made = await createApiKey(world.actor, { name: "Test", rights: [...RIGHTS] });
  key = certain(made.ok ? made.secret : null, "an API key");
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

async function call(handler: unknown, { path = "", query = "", body, method, once }: Options = {}) {
  const request = new Request(`http://onerow.example/api/v1/x${query}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...(once && { "idempotency-key": once }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const segments = path.split("/");
  const response = await documented(handler, request, { params: Promise.resolve({ code: segments.length > 1 ? segments : path }) });
  const text = await response.text();
  return { status: response.status, body: (text === "" ? {} : JSON.parse(text)) as Record<string, unknown> };
}

test("a warehouse system makes bins, receives into one, puts away and reads where everything lies", async () => {
  const range = { location: "X", zone: "PICK", kind: "pick", code: "A-1", to: "A-3" };
  expect(await call(postBins, { body: range })).toMatchObject({ status: 400, body: { code: "idempotency_key_required" } });
  expect(await call(postBins, { body: range, once: "b1" })).toMatchObject({ status: 201, body: { bins: [{ code: "A-1" }, {}, {}] } });
  expect(await call(postBins, { body: range, once: "b1" })).toMatchObject({ status: 201, body: { bins: [{ code: "A-1" }, {}, {}] } });
  expect(await call(postBins, { body: { ...range, to: "A-4" }, once: "b1" })).toMatchObject({ status: 422 });
  expect(await call(postBins, { body: range, once: "b2" })).toMatchObject({ status: 409, body: { code: "code_taken", subject: "A-1" } });
  expect(
    await call(putBin, { path: "o-1", method: "PUT", body: { location: "X", zone: "PICK", kind: "overflow", walk: 99 } }),
  ).toMatchObject({
    status: 200,
    body: { code: "O-1", kind: "overflow", units: 0 },
  });
  const lines = [
    { sku: "CUP", units: 5 },
    { sku: "CUP", units: 7, bin: "o-1" },
  ];
  expect(await call(receipts, { body: { location: "X", reference: "PO-1", lines }, once: "r1" })).toMatchObject({ status: 201 });
  expect(await call(waiting, { query: "?location=X" })).toMatchObject({
    body: { items: [{ sku: "CUP", units: 5, proposals: [{ bin: "O-1", units: 5, because: "holds_product" }] }] },
  });
  const move = { location: "X", lines: [{ sku: "CUP", units: 2, to: "A-1" }] };
  const first = await call(putAway, { body: move, once: "m1" });
  expect(first).toMatchObject({ status: 201, body: { put_away: { lines: [{ from: null, to: "A-1", units: 2 }] } } });
  expect(await call(putAway, { body: move, once: "m1" })).toEqual(first);
  expect((await call(binStock, { query: "?sku=CUP" })).body).toMatchObject({
    items: [
      { bin: null, units: 3 },
      { bin: "A-1", units: 2, zone: "PICK", lot: null, expires_on: null, planned: 0 },
      { bin: "O-1", units: 7 },
    ],
  });
  expect((await call(binStock, { query: "?bin=a-1" })).body).toMatchObject({ items: [{ sku: "CUP", units: 2 }] });
  expect(await call(binStock)).toMatchObject({ status: 400 });
  expect(await call(listBins, { query: "?empty=true&kind=pick&limit=1" })).toMatchObject({ body: { items: [{ code: "A-2" }] } });
  expect(await call(getBin, { path: "A-1" })).toMatchObject({ status: 200, body: { units: 2, products: 1 } });
  expect(await call(getBin, { path: "NONE" })).toMatchObject({ status: 404, body: { code: "bin_unknown" } });
  expect(await call(putBin, { path: "A-1", method: "PUT", body: { archived: true } })).toMatchObject({
    status: 409,
    body: { code: "bin_not_empty" },
  });
});

test("a pick bin below its least is named with what overflow can give", async () => {
  await setPickBin(world.actor, "CUP", "X", { bin: "A-1", leastUnits: 4, mostUnits: null });
  expect((await call(replenishments)).body).toMatchObject({
    items: [{ sku: "CUP", bin: "A-1", units_in_bin: 2, least_units: 4, most_units: null, moves: [{ from: "O-1", units: 6 }] }],
  });
});

test("a pack has its barcode by PUT and DELETE, and a wrong check digit is not one", async () => {
  const code = "4006381333931";
  expect(await call(putBarcode, { path: code, method: "PUT", body: { sku: "CUP", units: 12 } })).toMatchObject({ status: 200 });
  expect(await call(getBarcode, { path: code })).toEqual({ status: 200, body: { code, sku: "CUP", units: 12 } });
  expect(await call(removeBarcode, { path: code, method: "DELETE" })).toMatchObject({ status: 204 });
  expect(await call(getBarcode, { path: code })).toMatchObject({ status: 404 });
  expect(await call(putBarcode, { path: "4006381333932", method: "PUT", body: { sku: "CUP", units: 12 } })).toMatchObject({ status: 404 });
});

test("the reference describes every call", () => {
  const { paths = {} } = apiDocument();
  for (const path of [
    "/api/v1/bins",
    "/api/v1/bins/{code}",
    "/api/v1/stock/put-aways",
    "/api/v1/stock/replenishments",
    "/api/v1/barcodes/{code}",
  ])
    expect(paths[path]).toBeDefined();
});

test("the stock of up to a hundred SKUs is told in one call, and of more nothing is left out in silence", async () => {
  const named = (count: number) => ["CUP", ...Array.from({ length: count - 1 }, (_, at) => `${"LONG-".repeat(10)}${at}`)].join(",");
  const told = await call(stock, { query: `?sku=${named(100)}` });
  expect(told.status).toBe(200);
  expect((told.body["rows"] as { sku: string }[])[0]?.sku).toBe("CUP");
  expect(await call(stock, { query: `?sku=${named(101)}` })).toMatchObject({
    status: 400,
    body: { code: "invalid_input", errors: [{ in: "query", detail: "Name at most 100 SKUs in one call." }] },
  });
});

test("a cursor somebody made up is no fault, even one that no text can hold", async () => {
  const answer = await call(listBins, { query: `?cursor=${cursorOf("\u0000")}` });
  expect(answer.status).toBe(200);
  expect(answer.body["items"]).toEqual((await call(listBins)).body["items"]);
});
