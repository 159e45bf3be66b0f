import { expect, test } from "vitest";
import { addLines, isScan, linesField, totalUnits, unresolved } from "./goods-lines";
import { settleLines } from "./goods-lookup";

const row = (code: string, units = "1", cost = "") => ({ code, units, cost });
const found = (code: string, sku: string, units = 1) => ({ code, ok: true as const, sku, name: `Product ${sku}`, lots: false, units });

test("a product that is scanned again counts one more", () => {
  const once = settleLines(addLines([], [row("5901234123457")]), [found("5901234123457", "TEA-1")]);
  const twice = settleLines(addLines(once, [row("5901234123457")]), [found("5901234123457", "TEA-1")]);
  expect(twice).toMatchObject([{ key: 1, sku: "TEA-1", units: "2" }]);
  expect(totalUnits(twice)).toBe(2);
});

test("a second scan counts at once, however late the first is looked up", () => {
  const scanned = ["TEA-1", "tea-1", "TEA-1", "tea-1"].reduce((lines, code) => addLines(lines, [row(code)]), addLines([], []));
  expect(scanned.map(({ code, units }) => [code, units])).toEqual([
    ["TEA-1", "2"],
    ["tea-1", "2"],
  ]);
  expect(settleLines(scanned, [found("TEA-1", "TEA-1"), found("tea-1", "TEA-1")])).toMatchObject([{ sku: "TEA-1", units: "4" }]);
});

test("a scan joins the line whose product is known, by its code or by its SKU", () => {
  const known = settleLines(addLines([], [row("5901234123457")]), [found("5901234123457", "TEA-1")]);
  const more = addLines(known, [row("TEA-1"), row("5901234123457")]);
  expect(more).toMatchObject([{ sku: "TEA-1", units: "3" }]);
  expect(unresolved(more)).toEqual([]);
});

test("a scan is never lost in a line whose units are no count", () => {
  const lines = addLines(addLines([], [row("TEA-1", "some")]), [row("TEA-1")]);
  expect(lines.map(({ units }) => units)).toEqual(["some", "1"]);
});

test("a code that was unknown is asked again when it is scanned again", () => {
  const unknown = settleLines(addLines([], [row("NEW-1")]), [{ code: "NEW-1", ok: false, because: "unknown" }]);
  expect(unresolved(addLines(unknown, [row("NEW-1")]))).toEqual(["NEW-1"]);
});

test("the same SKU at another cost stays a line of its own", () => {
  const lines = settleLines(addLines([], [row("TEA-1", "3", "2.00"), row("TEA-1", "4", "2.50")]), [found("TEA-1", "TEA-1")]);
  expect(lines.map(({ units, cost }) => [units, cost])).toEqual([
    ["3", "2.00"],
    ["4", "2.50"],
  ]);
});

test("another lot of the same SKU stays a line of its own, and is sent with its last day", () => {
  const lots = [{ ...row("TEA-1", "3"), lot: "L1", day: "2027-03-31" }, { ...row("TEA-1", "4"), lot: "L2" }, row("TEA-1")];
  const lines = settleLines(addLines([], lots), [found("TEA-1", "TEA-1")]);
  expect(JSON.parse(linesField(addLines(lines, [row("TEA-1")])))).toEqual([
    { sku: "TEA-1", units: "3", unit_cost: null, lot: "L1", expires_on: "2027-03-31" },
    { sku: "TEA-1", units: "4", unit_cost: null, lot: "L2" },
    { sku: "TEA-1", units: "2", unit_cost: null },
  ]);
});

test("a case that is scanned counts as its units, each time", () => {
  const once = settleLines(addLines([], [row("TEA-1"), row("CASE-12")]), [found("TEA-1", "TEA-1"), found("CASE-12", "TEA-1", 12)]);
  expect(once).toMatchObject([{ sku: "TEA-1", units: "13" }]);
  const alone = settleLines(addLines([], [row("CASE-12", "2")]), [found("CASE-12", "TEA-1", 12)]);
  const again = settleLines(addLines(alone, [row("CASE-12")]), [found("CASE-12", "TEA-1", 12)]);
  expect(again).toMatchObject([{ sku: "TEA-1", units: "36" }]);
});

test("a code that nobody knows stays and says so, and is not asked again", () => {
  const lines = settleLines(addLines([], [row("NOPE")]), [{ code: "NOPE", ok: false, because: "unknown" }]);
  expect(lines).toMatchObject([
    { code: "NOPE", sku: null, problem: "No product has this code. Remove the line or make the product first." },
  ]);
  expect(unresolved(lines)).toEqual([]);
});

test("what is sent has plain numbers", () => {
  const lines = settleLines(addLines([], [row("TEA-1", "1,204", "3,50")]), [found("TEA-1", "TEA-1")]);
  expect(JSON.parse(linesField(lines))).toEqual([{ sku: "TEA-1", units: "1204", unit_cost: "3.50" }]);
});

test("a GTIN in a units field is a scan, a count is not", () => {
  expect(isScan("5901234123457")).toBe(true);
  expect(isScan("1000000")).toBe(false);
});
