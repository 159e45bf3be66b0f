import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as listCustomers } from "@/app/api/v1/customers/route";
import { GET as getCustomer, PUT as putCustomer } from "@/app/api/v1/customers/[...code]/route";
import { apiDocument } from "@/app/api/v1/openapi.json/specs";
import { GET as getPriceList, PUT as putPriceList } from "@/app/api/v1/price-lists/[...code]/route";
import { GET as listProducts, POST as postProducts } from "@/app/api/v1/products/route";
import { GET as getProduct, PUT as putProduct } from "@/app/api/v1/products/[...sku]/route";
import { documented } from "@/app/api/v1/testing/documented";
import { type Office, openOffice } from "@/lib/testing/office";
import { RIGHTS, type Right } from "@/db/values";
import { createApiKey } from "@/lib/members/api-keys";

type Answer = { status: number; body: Record<string, unknown>; type: string | null };

let office: Office;
let all: string;
let theirs: string;
let reader: string;
let noCredit: string;

beforeAll(async () => {
  office = await openOffice();
  const actor = await office.organization("acme");
  const keyOf = async (rights: readonly Right[], of = actor) => {
    const made = await createApiKey(of, { name: "Test", rights: [...rights] });
    if (!made.ok) throw new Error(made.code);
    return made.secret;
  };
  all = await keyOf(RIGHTS);
  theirs = await keyOf(RIGHTS, await office.organization("other"));
  reader = await keyOf(["view"]);
  noCredit = await keyOf(["view", "create", "edit"]);
});

afterAll(() => office.close());

async function call(
  handler: unknown,
  options: { key?: string; path?: string[]; query?: string; body?: unknown; method?: string },
): Promise<Answer> {
  const { key = all, path = [], query = "", body, method = body === undefined ? "GET" : "PUT" } = options;
  const request = new Request(`http://onerow.example/api/v1/x${query}`, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await documented(handler, request, { params: Promise.resolve({ sku: path, code: path }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown>, type: response.headers.get("content-type") };
}

const towel = {
  name: "Bath towel",
  unit_price: "18.50",
  currency: "EUR",
  tax_category: "S",
  tax_rate: "20",
  weight_g: 600,
  allow_backorder: true,
};

describe("products", () => {
  test("are put and read by SKU, with 201 once and 200 afterwards", async () => {
    const made = await call(putProduct, { path: ["TWL-1"], body: { ...towel, gtin: "4006381333931", safety_stock: 2 } });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      ...towel,
      sku: "TWL-1",
      kind: "stock",
      gtin: "4006381333931",
      safety_stock: 2,
      bundle: null,
      archived: false,
    });
    const again = await call(putProduct, { path: ["TWL-1"], body: towel });
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ id: made.body["id"], gtin: "4006381333931" });
    expect((await call(getProduct, { path: ["TWL-1"] })).body).toEqual(again.body);
  });

  test("a SKU with a slash is one key, plain or escaped", async () => {
    expect((await call(putProduct, { path: ["A", "B-1"], body: towel })).status).toBe(201);
    expect((await call(getProduct, { path: ["A%2FB-1"] })).body).toMatchObject({ sku: "A/B-1" });
  });

  test("bad input names its place, an unknown component and another organization's SKU are refused", async () => {
    const bad = await call(putProduct, { path: ["BAD-1"], body: { ...towel, unit_price: "1,5", bundle: [{ sku: "TWL-1", units: 0 }] } });
    expect(bad.status).toBe(400);
    expect(bad.type).toBe("application/problem+json");
    expect((bad.body["errors"] as { pointer: string }[]).map((error) => error.pointer)).toEqual(["/unit_price", "/bundle/0/units"]);
    expect(await call(putProduct, { path: ["BAD-1"], body: { ...towel, bundle: [{ sku: "NOPE", units: 1 }] } })).toMatchObject({
      status: 422,
      body: { code: "component_unknown", subject: "NOPE" },
    });
    expect((await call(getProduct, { path: ["TWL-1"], key: theirs })).status).toBe(404);
    expect((await call(getProduct, { path: ["has space"] })).status).toBe(404);
    expect(await call(putProduct, { path: ["BAD-1"], body: towel, key: reader })).toMatchObject({
      status: 403,
      body: { code: "no_right" },
    });
    expect((await call(getProduct, { path: ["BAD-1"] })).status).toBe(404);
    expect((await call(postProducts, { body: towel, method: "POST" })).status).toBe(405);
  });

  test("the list is walked by cursor and filtered", async () => {
    for (let n = 0; n < 7; n += 1) await call(putProduct, { path: [`WALK-${n}`], body: { ...towel, kind: n === 6 ? "service" : "stock" } });
    const seen: unknown[] = [];
    let query = "?q=walk&limit=3";
    for (;;) {
      const page = await call(listProducts, { query });
      seen.push(...(page.body["items"] as { sku: string }[]).map((item) => item.sku));
      if (page.body["next_cursor"] === null) break;
      query = `?q=walk&limit=3&cursor=${page.body["next_cursor"] as string}`;
    }
    expect(seen).toEqual(["WALK-0", "WALK-1", "WALK-2", "WALK-3", "WALK-4", "WALK-5", "WALK-6"]);
    expect(((await call(listProducts, { query: "?q=walk&kind=service" })).body["items"] as unknown[]).length).toBe(1);
    expect((await call(listProducts, { query: "?limit=0" })).status).toBe(400);
  });
});

describe("customers", () => {
  const hotel = {
    name: "Adriatic Hotel Supply d.o.o.",
    kind: "business",
    terms: "credit",
    currency: "EUR",
    terms_days: 30,
    credit_limit: { amount_minor: 1_000_000, currency: "EUR" },
    credit_policy: "refuse",
    email: "orders@adriatic.example",
    allow_backorder: true,
    ship_complete: false,
    ship_to: {
      name: "Receiving",
      street: "Obala 1",
      postcode: "85330",
      city: "Kotor",
      country: "ME",
      latitude: 42.4247,
      longitude: 18.7712,
    },
  };

  test("come back as they were put, with their credit", async () => {
    const made = await call(putCustomer, { path: ["ADR-1"], body: hotel });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      ...hotel,
      code: "ADR-1",
      credit: [{ currency: "EUR", exposure: { amount_minor: 0, currency: "EUR" } }],
    });
    expect((await call(putCustomer, { path: ["ADR-1"], body: hotel })).status).toBe(200);
    expect((await call(getCustomer, { path: ["ADR-1"], key: theirs })).status).toBe(404);
    expect(((await call(listCustomers, { query: "?q=adriatic%20hot" })).body["items"] as unknown[]).length).toBe(1);
  });

  test("credit needs its own right, and bad input names its place", async () => {
    expect(await call(putCustomer, { path: ["NEW-1"], body: hotel, key: noCredit })).toMatchObject({
      status: 403,
      body: { code: "no_credit_right" },
    });
    const bad = await call(putCustomer, { path: ["NEW-1"], body: { ...hotel, email: "nobody", ship_to: { latitude: 99, longitude: 18 } } });
    expect((bad.body["errors"] as { pointer: string }[]).map((error) => error.pointer)).toEqual(["/email", "/ship_to/latitude"]);
    expect((await call(getCustomer, { path: ["NEW-1"] })).status).toBe(404);
  });
});

test("price lists are put as a whole and kept when left out", async () => {
  const list = {
    name: "Hotels",
    currency: "EUR",
    prices: [
      { sku: "TWL-1", unit_price: "15" },
      { sku: "WALK-1", unit_price: "2.125" },
    ],
  };
  expect((await call(putPriceList, { path: ["HOTELS"], body: list })).status).toBe(201);
  expect((await call(putPriceList, { path: ["HOTELS"], body: { name: "Hotels and inns" } })).status).toBe(200);
  expect((await call(getPriceList, { path: ["HOTELS"] })).body).toMatchObject({
    name: "Hotels and inns",
    prices: [
      { sku: "TWL-1", unit_price: "15.00" },
      { sku: "WALK-1", unit_price: "2.125" },
    ],
  });
  expect((await call(putPriceList, { path: ["HOTELS"], body: { ...list, prices: [{ sku: "WALK-1", unit_price: "3" }] } })).status).toBe(
    200,
  );
  expect((await call(getPriceList, { path: ["HOTELS"] })).body).toMatchObject({ prices: [{ sku: "WALK-1", unit_price: "3.00" }] });
  expect(await call(putPriceList, { path: ["HOTELS"], body: { name: "Hotels", currency: "USD" } })).toMatchObject({
    status: 409,
    body: { code: "list_currency_fixed" },
  });
  expect(await call(putPriceList, { path: ["HOTELS"], body: { ...list, prices: [{ sku: "NOPE", unit_price: "3" }] } })).toMatchObject({
    status: 422,
    body: { code: "product_unknown", subject: "NOPE" },
  });
});

test("the calls describe themselves", () => {
  const document = apiDocument();
  const put = document.paths?.["/api/v1/products/{sku}"]?.put;
  expect(put?.parameters).toMatchObject([{ name: "sku", in: "path", schema: { type: "string" } }]);
  const text = JSON.stringify(document);
  expect(text).toContain("4006381333931");
});
