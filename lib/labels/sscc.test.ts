import { expect, test } from "vitest";
import { hasCheckDigit } from "@/lib/catalogue/gtin";
import { ssccOf } from "@/lib/labels/sscc";

test.each([
  ["0614141", 1234567890, "106141412345678908"],
  ["8600123", 42, "086001230000000424"],
  ["4012", 1, "040120000000000016"],
  ["123456789012", 99999, "912345678901299999"],
])("company %s, package %i", (prefix, serial, sscc) => {
  expect(ssccOf(prefix, serial)).toBe(sscc);
  expect(hasCheckDigit(sscc)).toBe(true);
});

test.each([
  ["8600123", 10 ** 10],
  ["8600123", -1],
  ["8600123", 1.5],
  ["860", 1],
  ["86o0123", 1],
])("company %s cannot number package %d", (prefix, serial) => {
  expect(() => ssccOf(prefix, serial)).toThrow(/prefix|serial number/);
});
