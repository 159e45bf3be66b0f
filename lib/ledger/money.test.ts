import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minorDigits } from "@/db/values";
import { formatMinor, toMajor, toMinor } from "@/lib/ledger/money";

describe("minor units", () => {
  test.each([
    ["EUR", 2],
    ["USD", 2],
    ["JPY", 0],
    ["KWD", 3],
    ["RWF", 0],
    ["CLF", 4],
  ])("%s has %i decimal places", (currency, digits) => {
    expect(minorDigits(currency)).toBe(digits);
  });

  test.each([
    ["0.005", "EUR", 1],
    ["-0.005", "EUR", -1],
    ["0.0049", "EUR", 0],
    ["12.345", "EUR", 1235],
    ["1234.5", "JPY", 1235],
    ["-1234.5", "JPY", -1235],
    ["1.2345", "KWD", 1235],
    ["999999999999.9999", "EUR", 100_000_000_000_000],
  ])("%s %s rounds half away from zero to %i", (major, currency, minor) => {
    expect(toMinor(major, currency)).toBe(minor);
  });

  test.each([
    [1234, "EUR", "12.34"],
    [5, "EUR", "0.05"],
    [-5, "EUR", "-0.05"],
    [1234, "JPY", "1234"],
    [1234, "KWD", "1.234"],
  ])("%i in %s is written %s", (minor, currency, major) => {
    expect(toMajor(minor, currency)).toBe(major);
  });

  test("writing and reading an amount gives the amount", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom("EUR", "JPY", "KWD"), (minor, currency) => {
        expect(toMinor(toMajor(minor, currency), currency)).toBe(minor);
      }),
    );
  });
});

test("people read grouped digits and a real minus", () => {
  expect(formatMinor(123_456_789, "EUR")).toBe("1,234,567.89");
  expect(formatMinor(-100_000, "EUR", true)).toBe("EUR\u00a0\u22121,000.00");
  expect(formatMinor(1_234_567, "JPY")).toBe("1,234,567");
});
