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

test("units as spreadsheets write them; what is no whole number stays as it was written", () => {
  expect(rowsOfPaste("A\t1,200\nB\t5.0\nC\t2.5\nD\t")?.map(({ units }) => units)).toEqual(["1200", "5", "2.5", "1"]);
  expect(rowsOfPaste("A\t-3\nB\tmany\nC\t0")?.map(({ units }) => units)).toEqual(["-3", "many", "0"]);
});

test("a thousand stays a thousand, with a comma, a point, a space or an apostrophe between its groups", () => {
  expect(rowsOfPaste("A\t1,000\nB\t12.000\nC\t2 000\nD\t1'500\nE\t1,000.00")?.map(({ units }) => units)).toEqual([
    "1000",
    "12000",
    "2000",
    "1500",
    "1000",
  ]);
});

test("prices are read with their groups; what is negative or may mean two things stays as it was written", () => {
  const prices = (text: string) => rowsOfPaste(text)?.map(({ price }) => price);
  expect(prices("A\t1\t1,234.50\nB\t1\t1.234,50\nC\t1\t€ 18,50\nD\t1\t1 234,5")).toEqual(["1234.50", "1234.50", "18.50", "1234.5"]);
  expect(prices("A\t2\t-5.00\nB\t1\t1,234\nC\t1\tfree\nD\t1\t1,23,4")).toEqual(["-5.00", "1,234", "free", "1,23,4"]);
});

test("commas between cells and within a figure are not told apart by guessing", () => {
  expect(rowsOfPaste("A,2,500\nB,1,18.50")).toEqual([
    { sku: "A", units: "2, 500", price: "" },
    { sku: "B", units: "1", price: "18.50" },
  ]);
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
