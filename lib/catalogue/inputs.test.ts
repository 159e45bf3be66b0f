import { describe, expect, test } from "vitest";
import { bodyOfForm, newProductForm, productBody } from "@/lib/catalogue/inputs";

const body = (change: object = {}) => productBody.safeParse({ name: "Bath towel", unit_price: "18.50", currency: "EUR", ...change });
const pathsOf = (parsed: ReturnType<typeof body>): string[] =>
  parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join("."));

describe("PUT /api/v1/products/{sku}", () => {
  test("asks for nothing but a name and a price", () => {
    expect(productBody.safeParse({ name: "Towel", unit_price: "1" }).success).toBe(true);
    expect(pathsOf(productBody.safeParse({}))).toEqual(["name", "unit_price"]);
  });

  test.each(["18,50", "-1", "1.23456", "1e3", "", " ", "NaN", "999999999999"])("the price %j is refused", (price) => {
    expect(pathsOf(body({ unit_price: price }))).toContain("unit_price");
  });

  test.each(["eur", "EURO", "ZZZ", "€"])("the currency %j is refused", (currency) => {
    expect(pathsOf(body({ currency }))).toContain("currency");
  });

  test("a name is counted in characters, whatever the script", () => {
    expect(body({ name: "🧺".repeat(200) }).success).toBe(true);
    expect(body({ name: "🧺".repeat(201) }).success).toBe(false);
    expect(body({ name: "منشفة حمام 70×140" }).success).toBe(true);
    expect(body({ name: "a\u0000b" }).success).toBe(false);
    expect(body({ name: " \n " }).success).toBe(false);
  });

  test("the two ways to write one letter are one name", () => {
    const parsed = productBody.parse({ name: "Cafe\u0301", unit_price: "1" });
    expect(parsed.name).toBe("Caf\u00e9");
  });

  test("only category S carries a rate", () => {
    expect(body({ tax_category: "S", tax_rate: "20" }).success).toBe(true);
    expect(body({ tax_category: "E", tax_rate: "0" }).success).toBe(true);
    expect(pathsOf(body({ tax_category: "E", tax_rate: "20" }))).toEqual(["tax_rate"]);
    expect(pathsOf(body({ tax_rate: "100.01" }))).toEqual(["tax_rate"]);
  });

  test("components are named once, with whole units, and make a bundle", () => {
    expect(body({ bundle: [{ sku: "A", units: 2 }] }).success).toBe(true);
    expect(pathsOf(body({ bundle: [{ sku: "A", units: 0 }] }))).toEqual(["bundle.0.units"]);
    expect(pathsOf(body({ bundle: [{ sku: "A", units: 1.5 }] }))).toEqual(["bundle.0.units"]);
    expect(
      pathsOf(
        body({
          bundle: [
            { sku: "A", units: 1 },
            { sku: "A", units: 2 },
          ],
        }),
      ),
    ).toEqual(["bundle"]);
    expect(pathsOf(body({ kind: "service", bundle: [{ sku: "A", units: 1 }] }))).toEqual(["kind"]);
    expect(pathsOf(body({ kind: "bundle", bundle: [] }))).toEqual(["bundle"]);
  });

  test("a wrong check digit is named", () => {
    expect(pathsOf(body({ gtin: "4006381333932" }))).toEqual(["gtin"]);
    expect(body({ gtin: null }).success).toBe(true);
  });
});

const form = (change: object = {}) =>
  newProductForm.safeParse({
    sku: "TWL-1",
    name: "Bath towel",
    unit_price: "18.50",
    currency: "EUR",
    kind: "stock",
    tax_category: "S",
    tax_rate: "20",
    ...change,
  });

describe("the product form", () => {
  test("empty fields are null and an absent tick is no", () => {
    const parsed = form();
    expect(parsed.success && bodyOfForm(parsed.data)).toEqual({
      name: "Bath towel",
      unit_price: "18.50",
      currency: "EUR",
      kind: "stock",
      tax_category: "S",
      tax_rate: "20",
      weight_g: null,
      length_mm: null,
      width_mm: null,
      height_mm: null,
      tracks_lots: false,
      tracks_serials: false,
      gtin: null,
      allow_backorder: false,
      safety_stock: 0,
      bundle: null,
      substitutes: [],
    });
  });

  test("substitutes go along in the order of their rows, each once; only a stocked product has them", () => {
    const rows = { substitute_0_sku: "B", substitute_1_sku: "", substitute_2_sku: "A", substitute_3_sku: "B" };
    const parsed = form(rows);
    expect(parsed.success && bodyOfForm(parsed.data).substitutes).toEqual(["B", "A"]);
    const service = form({ ...rows, kind: "service" });
    expect(service.success && bodyOfForm(service.data).substitutes).toBeNull();
  });

  test("numbers may be grouped and are checked in their own field", () => {
    const parsed = form({ weight_g: "1 200", safety_stock: "5" });
    expect(parsed.success && parsed.data).toMatchObject({ weight_g: 1200, safety_stock: 5 });
    const wrong = form({ weight_g: "heavy", gtin: "123" });
    expect(wrong.success ? [] : wrong.error.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ["weight_g", "Write whole grams."],
      ["gtin", "A GTIN has 8, 12, 13 or 14 digits and ends with its check digit."],
    ]);
  });

  test.each(["1.200", "1,200", "1 200"])("a whole number may be grouped as people group it: %s", (typed) => {
    const parsed = form({ weight_g: typed, safety_stock: typed });
    expect(parsed.success && parsed.data).toMatchObject({ weight_g: 1200, safety_stock: 1200 });
  });

  test("every component that the API takes has its row in the form, so that saving drops none", () => {
    const bundle = Array.from({ length: 50 }, (_, at) => ({ sku: `PART-${at}`, units: at + 1 }));
    expect(body({ kind: "bundle", bundle }).success).toBe(true);
    const rows = bundle.flatMap(({ sku, units }, at) => [
      [`component_${at}_sku`, sku],
      [`component_${at}_units`, String(units)],
    ]);
    const parsed = form({ kind: "bundle", ...(Object.fromEntries(rows) as object) });
    expect(parsed.success && bodyOfForm(parsed.data).bundle).toEqual(bundle);
  });

  test("a bundle's rows are read in order, and half a row is an error at its field", () => {
    const parsed = form({ kind: "bundle", component_0_sku: "A", component_0_units: "2", component_3_sku: "B", component_3_units: "1" });
    expect(parsed.success && bodyOfForm(parsed.data).bundle).toEqual([
      { sku: "A", units: 2 },
      { sku: "B", units: 1 },
    ]);
    const half = form({ kind: "bundle", component_0_sku: "A" });
    expect(half.success ? [] : half.error.issues.map(({ path }) => path[0])).toEqual(["component_0_units"]);
    const none = form({ kind: "bundle" });
    expect(none.success ? [] : none.error.issues.map(({ path }) => path[0])).toEqual(["component_0_sku"]);
  });

  test.each(["has space", "ü", "a".repeat(65), "", "..", "a\tb"])("the SKU %j is refused", (sku) => {
    expect(form({ sku }).success).toBe(false);
  });
});
