import { expect, test } from "vitest";
import { rowsOfPaste } from "./paste-rows";

test("cells of a spreadsheet become lines", () => {
  expect(rowsOfPaste("TWL-1\t12\nDVT-2\t3\t64.00\r\n")).toEqual([
    { sku: "TWL-1", units: "12", price: "" },
    { sku: "DVT-2", units: "3", price: "64.00" },
  ]);
});

test("a heading is left out, and a single row with a tab counts", () => {
  expect(rowsOfPaste("SKU\tUnits\nTWL-1\t12")).toEqual([{ sku: "TWL-1", units: "12", price: "" }]);
  expect(rowsOfPaste("TWL-1\t4")).toEqual([{ sku: "TWL-1", units: "4", price: "" }]);
});

test("units as spreadsheets write them; what is no whole number stays empty", () => {
  expect(rowsOfPaste("A\t1,200\nB\t5.0\nC\t2.5\nD\t")?.map(({ units }) => units)).toEqual(["1200", "5", "", "1"]);
});

test("semicolons and commas part cells too, and a decimal comma in a price is understood", () => {
  expect(rowsOfPaste("A;2;18,50\nB;1;3")).toEqual([
    { sku: "A", units: "2", price: "18.50" },
    { sku: "B", units: "1", price: "3" },
  ]);
  expect(rowsOfPaste("A,2\nB,1")?.map(({ units }) => units)).toEqual(["2", "1"]);
});

test("a word is only a word", () => {
  expect(rowsOfPaste("TWL-70140-W")).toBeNull();
  expect(rowsOfPaste("a towel, white")).toBeNull();
  expect(rowsOfPaste("  ")).toBeNull();
});
