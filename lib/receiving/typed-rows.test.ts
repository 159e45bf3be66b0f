import { describe, expect, test } from "vitest";
import { plainDecimal, plainWhole } from "@/lib/catalogue/plain-number";
import { rowsOfText } from "./typed-rows";

describe("rows that were pasted", () => {
  test("come with tabs from a spreadsheet, and a heading is no row", () => {
    expect(rowsOfText("SKU\tUnits\tCost\r\nTEA-1\t12\t3.50\r\n\r\nTEA-2\t1,204\t\r\n")).toEqual([
      { code: "TEA-1", units: "12", cost: "3.50" },
      { code: "TEA-2", units: "1204", cost: "" },
    ]);
  });

  test("name the lot and its last day where there is one", () => {
    expect(rowsOfText("TEA-1\t12\t\tL-7\t2027-03-31")).toEqual([{ code: "TEA-1", units: "12", cost: "", lot: "L-7", day: "2027-03-31" }]);
  });

  test("come with semicolons or spaces too, and a lone code is one unit", () => {
    expect(rowsOfText("TEA-1;3;1,20\n5901234123457")).toEqual([
      { code: "TEA-1", units: "3", cost: "1.20" },
      { code: "5901234123457", units: "1", cost: "" },
    ]);
    expect(rowsOfText("TEA-1 5 2.00")).toEqual([{ code: "TEA-1", units: "5", cost: "2.00" }]);
  });

  test("what is no number stays as it was written, to be pointed at", () => {
    expect(rowsOfText("TEA-1\tmany\t3,5.0")).toEqual([{ code: "TEA-1", units: "many", cost: "35.0" }]);
    expect(plainWhole("1.5")).toBe("1.5");
  });
});

test.each([
  ["1.204,50", "1204.50"],
  ["1,204.50", "1204.50"],
  ["€ 3,5", "3.5"],
  ["1.234.567", "1234567"],
  ["12", "12"],
  ["", ""],
])("%s is %s", (written, plain) => {
  expect(plainDecimal(written)).toBe(plain);
});
