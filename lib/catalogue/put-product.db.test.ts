import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actorOf } from "@/lib/testing/actor";
import { type Office, openOffice } from "@/lib/testing/office";
import { type ProductBody, productBody } from "@/lib/catalogue/inputs";
import { listProducts } from "@/lib/catalogue/list-products";
import { putProduct } from "@/lib/catalogue/put-product";
import { findProduct, findProductPage } from "@/lib/catalogue/read-product";
import type { Actor } from "@/lib/tenancy/actor";

let office: Office;
let actor: Actor;
let stranger: Actor;

beforeAll(async () => {
  office = await openOffice();
  actor = await office.organization("acme");
  stranger = await office.organization("other");
  const insert = "insert into location (org_id, id, code, name, archived_at) values ($1, $2, $3, $3, $4)";
  for (const code of ["MAIN", "SOUTH"]) await office.admin.query(insert, [actor.orgId, v7(), code, null]);
  await office.admin.query(insert, [actor.orgId, v7(), "OLD", new Date()]);
});

afterAll(() => office.close());

const body = (change: Partial<ProductBody> = {}): ProductBody => productBody.parse({ name: "Bath towel", unit_price: "18.5", ...change });
const put = (sku: string, change: Partial<ProductBody> = {}, by = actor) => putProduct(by, sku, body(change));

async function stockRows(sku: string): Promise<{ condition: string; safety_stock: number }[]> {
  const { rows } = await office.admin.query<{ condition: string; safety_stock: number }>(
    `select s.condition, s.safety_stock from stock_level s join product p on p.org_id = s.org_id and p.id = s.product_id
     where p.org_id = $1 and p.sku = $2 order by s.condition, s.location_id`,
    [actor.orgId, sku],
  );
  return rows;
}

const setStock = (sku: string, onHand: number, reserved = 0) =>
  office.admin.query(
    `update stock_level set on_hand = $3, reserved = $4 where org_id = $1 and condition = 'good'
     and product_id = (select id from product where org_id = $1 and sku = $2)
     and location_id = (select id from location where org_id = $1 and code = 'MAIN')`,
    [actor.orgId, sku, onHand, reserved],
  );

describe("a product is put by its SKU", () => {
  test("first it is made with its stock rows, then changed; what is left out stays", async () => {
    const made = await put("TWL-1", { gtin: "4006381333931", tax_rate: "20", safety_stock: 3, weight_g: 600 });
    expect(made).toMatchObject({ ok: true, created: true, product: { unitPrice: "18.50", currency: "EUR", taxRate: "20", kind: "stock" } });
    const rows = await stockRows("TWL-1");
    expect(rows).toHaveLength(8);
    expect(rows.filter((row) => row.condition === "good").map((row) => row.safety_stock)).toEqual([3, 3]);
    expect(rows.filter((row) => row.condition !== "good").every((row) => row.safety_stock === 0)).toBe(true);

    const changed = await put("TWL-1", { name: "Bath towel 70 × 140", unit_price: "19.1255", safety_stock: 5 });
    expect(changed).toMatchObject({
      ok: true,
      created: false,
      product: { name: "Bath towel 70 × 140", unitPrice: "19.1255", gtin: "4006381333931", taxRate: "20", weightG: 600, safetyStock: 5 },
    });
    expect((await stockRows("TWL-1")).filter((row) => row.condition === "good").map((row) => row.safety_stock)).toEqual([5, 5]);
    expect(await put("TWL-1", { gtin: null, weight_g: null })).toMatchObject({ product: { gtin: null, weightG: null } });
  });

  test("names in any script and SKUs with slashes come back as they were written", async () => {
    const name = "منشفة 🧺 ‏70×140";
    await put("RTL/70.140_A-1", { name });
    expect(await findProduct(actor.orgId, { sku: "RTL/70.140_A-1" })).toMatchObject({ name });
  });

  test("twenty puts of one new SKU at once make one product", async () => {
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => put("RACE-1", { name: `Writer ${index}` })));
    expect(results.filter((result) => result.ok && result.created)).toHaveLength(1);
    expect(results.every((result) => result.ok)).toBe(true);
    expect(await stockRows("RACE-1")).toHaveLength(8);
    const { rows } = await office.admin.query("select token from search_token where token like 'writer%' or token = 'race-1'");
    expect(rows.length).toBe(2);
  });

  test("a GTIN belongs to one product, also when two ask for it at once", async () => {
    const gtin = "036000291452";
    const results = await Promise.all([put("G-1", { gtin }), put("G-2", { gtin })]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({ code: "gtin_taken" });
  });

  test("a form that saw an older state, or expects a new SKU, is refused", async () => {
    const made = await put("SEEN-1");
    const seen = made.ok ? made.product.updatedAt : "";
    expect(await putProduct(actor, "SEEN-1", body(), { is: "new" })).toMatchObject({ code: "sku_taken" });
    expect(await putProduct(actor, "SEEN-1", body({ name: "One" }), { is: "as_seen", updatedAt: seen })).toMatchObject({ ok: true });
    expect(await putProduct(actor, "SEEN-1", body({ name: "Two" }), { is: "as_seen", updatedAt: seen })).toMatchObject({ code: "stale" });
  });

  test("without the right nothing is written", async () => {
    const viewer = actorOf(actor.orgId, new Set(["view"]));
    expect(await put("NO-1", {}, viewer)).toEqual({ ok: false, code: "no_right", subject: "create" });
    expect(await put("TWL-1", { name: "Mine" }, viewer)).toMatchObject({ code: "no_right", subject: "edit" });
    expect(await findProduct(actor.orgId, { sku: "NO-1" })).toBeNull();
  });

  test("another organization sees nothing of it and has its own SKU of the same name", async () => {
    const made = await put("SHARED-1");
    const id = made.ok ? made.product.id : "";
    expect(await findProduct(stranger.orgId, { id })).toBeNull();
    expect(await findProductPage(stranger.orgId, id)).toBeNull();
    expect(await put("SHARED-1", { name: "Theirs" }, stranger)).toMatchObject({ ok: true, created: true });
    expect(await findProduct(actor.orgId, { id })).toMatchObject({ name: "Bath towel" });
  });
});

describe("bundles", () => {
  test("are made of stocked products, with the units as last written", async () => {
    await put("B-A");
    await put("B-B");
    await put("POST-1", { kind: "service" });
    const made = await put("SET-1", {
      bundle: [
        { sku: "B-A", units: 2 },
        { sku: "B-B", units: 1 },
      ],
    });
    expect(made).toMatchObject({
      ok: true,
      product: {
        kind: "bundle",
        bundle: [
          { sku: "B-A", units: 2 },
          { sku: "B-B", units: 1 },
        ],
      },
    });
    expect(await stockRows("SET-1")).toHaveLength(0);
    expect(await put("SET-1", { name: "Towel set" })).toMatchObject({ product: { kind: "bundle", bundle: [{ units: 2 }, { units: 1 }] } });
    expect(await put("SET-1", { bundle: [{ sku: "B-B", units: 3 }] })).toMatchObject({ product: { bundle: [{ sku: "B-B", units: 3 }] } });
    expect(await put("SET-2", { bundle: [{ sku: "SET-1", units: 1 }] })).toMatchObject({ code: "component_not_stocked", subject: "SET-1" });
    expect(await put("SET-2", { bundle: [{ sku: "POST-1", units: 1 }] })).toMatchObject({ code: "component_not_stocked" });
    expect(await put("SET-2", { bundle: [{ sku: "NOPE", units: 1 }] })).toMatchObject({ code: "component_unknown", subject: "NOPE" });
    expect(await put("SET-2", { bundle: [{ sku: "SET-2", units: 1 }] })).toMatchObject({ code: "bundle_of_itself" });
    expect(await put("SET-2", { kind: "bundle" })).toMatchObject({ code: "bundle_empty" });
    expect(await findProduct(actor.orgId, { sku: "SET-2" })).toBeNull();
  });

  test("a component cannot become a bundle, a service or be archived while it is one", async () => {
    expect(await put("B-B", { kind: "service" })).toMatchObject({ code: "is_component", subject: "SET-1" });
    expect(await put("B-B", { bundle: [{ sku: "B-A", units: 1 }] })).toMatchObject({ code: "is_component", subject: "SET-1" });
    expect(await put("B-B", { archived: true })).toMatchObject({ code: "is_component", subject: "SET-1" });
  });

  test("two products that take each other as component at once do not nest and do not deadlock", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [a, b] = [`X-${round}`, `Y-${round}`];
      await put(a);
      await put(b);
      const results = await Promise.all([put(a, { bundle: [{ sku: b, units: 1 }] }), put(b, { bundle: [{ sku: a, units: 1 }] })]);
      expect(results.filter((result) => result.ok)).toHaveLength(1);
    }
  });

  test("a product with stock keeps its kind; taken apart, a bundle is stocked again and has its rows", async () => {
    await put("K-1");
    await setStock("K-1", 7, 2);
    expect(await put("K-1", { kind: "service" })).toEqual({
      ok: false,
      code: "kind_in_use",
      subject: "7 units in stock, 2 units reserved",
    });
    expect(await put("SET-1", { bundle: null })).toMatchObject({ product: { kind: "stock", bundle: [] } });
    expect(await stockRows("SET-1")).toHaveLength(8);
  });

  test("substitutes keep their order, are stocked products, and go when the product is no stocked one any more", async () => {
    for (const sku of ["SUB-1", "SUB-2", "SUB-3"]) await put(sku);
    expect(await put("SUB-1", { substitutes: ["SUB-3", "SUB-2"] })).toMatchObject({
      product: { substitutes: [{ sku: "SUB-3" }, { sku: "SUB-2" }] },
    });
    expect(await put("SUB-1", {})).toMatchObject({ product: { substitutes: [{ sku: "SUB-3" }, { sku: "SUB-2" }] } });
    expect(await put("SUB-1", { substitutes: ["SUB-1"] })).toMatchObject({ ok: false, code: "substitute_of_itself" });
    expect(await put("SUB-1", { substitutes: ["NOBODY"] })).toMatchObject({ ok: false, code: "substitute_unknown" });
    await put("SUB-FEE", { kind: "service" });
    expect(await put("SUB-1", { substitutes: ["SUB-FEE"] })).toMatchObject({ ok: false, code: "substitute_not_stocked" });
    expect(await put("SUB-FEE", { substitutes: ["SUB-1"] })).toMatchObject({ ok: false, code: "substituted_not_stocked" });
    expect(await put("SUB-1", { kind: "service" })).toMatchObject({ product: { substitutes: [] } });
  });

  test("the list counts the bundles that single locations could give", async () => {
    await put("P-1");
    await put("P-2");
    await setStock("P-1", 7);
    await setStock("P-2", 2);
    await put("PAIR", {
      bundle: [
        { sku: "P-1", units: 3 },
        { sku: "P-2", units: 1 },
      ],
    });
    const page = await listProducts(actor.orgId, { q: "pair" }, {}, 10);
    expect(page.items.map((item) => [item.sku, item.availableUnits])).toEqual([["PAIR", 2]]);
  });
});

describe("archiving", () => {
  test("is refused while units are reserved, and says how many", async () => {
    await put("AR-1");
    await setStock("AR-1", 10, 4);
    expect(await put("AR-1", { archived: true })).toEqual({ ok: false, code: "units_reserved", subject: "4 units" });
    await setStock("AR-1", 10, 0);
    expect(await put("AR-1", { archived: true })).toMatchObject({ ok: true });
    expect((await listProducts(actor.orgId, { q: "ar-1" }, {}, 10)).items).toHaveLength(0);
    expect((await listProducts(actor.orgId, { q: "ar-1", archived: true }, {}, 10)).items).toHaveLength(1);
    expect(await put("SET-3", { bundle: [{ sku: "AR-1", units: 1 }] })).toMatchObject({ code: "component_archived" });
    expect(await put("AR-1", { archived: false })).toMatchObject({ product: { archivedAt: null } });
  });
});

test("the list walks forth and back by SKU without missing or repeating a product", async () => {
  await Promise.all(Array.from({ length: 25 }, (_, index) => put(`WALK-${String(index).padStart(2, "0")}`, {}, stranger)));
  const seen: string[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await listProducts(stranger.orgId, { q: "walk" }, { after }, 10);
    seen.push(...page.items.map((item) => item.sku));
    if (page.next === null) break;
    after = page.next;
  }
  expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `WALK-${String(index).padStart(2, "0")}`));
  const back = await listProducts(stranger.orgId, { q: "walk" }, { before: "WALK-10" }, 10);
  expect(back.items.map((item) => item.sku)).toEqual(seen.slice(0, 10));
  expect([back.previous, back.next]).toEqual([null, "WALK-09"]);
});
