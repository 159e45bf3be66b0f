import { expect, test } from "vitest";
import type { z } from "zod";
import { entriesBody } from "@/lib/counting/inputs";
import { editBody as expectedEdit, expectedBody } from "@/lib/expected/inputs";
import { closeBody, pickScanBody, shortBody } from "@/lib/fulfilment/inputs";
import { adjustmentBody, receiptBody, transferReceiptBody } from "@/lib/receiving/inputs";
import { approveBody, cancelBody, placeBody } from "@/lib/orders/inputs";

const ID = "0192f0c1-2345-7abc-8def-000000000001";
const expected = { location: "X", reference: "PO 1" };

const WITH_NUMBER: readonly [string, z.ZodType, (number: unknown) => object][] = [
  ["units of an order", placeBody, (units) => ({ customer: "C", lines: [{ sku: "A", units }] })],
  ["units to cancel", cancelBody, (units) => ({ version: 1, reason: "other", lines: [{ line: 1, units }] })],
  ["a line to cancel", cancelBody, (line) => ({ version: 1, reason: "other", lines: [{ line, units: 1 }] })],
  ["a version", approveBody, (version) => ({ version })],
  ["units of a receipt", receiptBody, (units) => ({ location: "X", reference: "R", lines: [{ sku: "A", units }] })],
  ["units of an adjustment", adjustmentBody, (units) => ({ location: "X", sku: "A", reason: "found", units })],
  ["units that arrived", transferReceiptBody, (units) => ({ lines: [{ sku: "A", units }] })],
  ["units that are announced", expectedBody, (units) => ({ ...expected, lines: [{ sku: "A", units }] })],
  ["the version of what is announced", expectedEdit, (version) => ({ ...expected, version, lines: [{ sku: "A", units: 1 }] })],
  ["units of a scan", pickScanBody, (units) => ({ work: ID, units })],
  ["units that were not found", shortBody, (units) => ({ work: ID, units, reason: "not_in_bin" })],
  ["a weight", closeBody, (weight_g) => ({ weight_g })],
  ["units of a count", entriesBody, (units) => ({ entries: [{ sku: "A", units }] })],
];

test.each(WITH_NUMBER)("%s are a whole number and nothing that could be read as one", (_, schema, bodyOf) => {
  expect(schema.safeParse(bodyOf(3)).success).toBe(true);
  const wrong = [true, [3], "3", "0x10", "1.000", 1.5, {}];
  expect(wrong.filter((number) => schema.safeParse(bodyOf(number)).success)).toEqual([]);
});

const order = (more: object) => placeBody.safeParse({ customer: "C", lines: [{ sku: "A", units: 1 }], ...more });

test("an order names a currency that is in use", () => {
  expect(order({ currency: "EUR" }).success).toBe(true);
  expect(order({ currency: "ZZZ" }).error?.issues[0]).toMatchObject({
    path: ["currency"],
    message: "This is not a currency that is in use.",
  });
  expect(order({ charges: [{ name: "Postage", amount: { amount_minor: 100, currency: "ZZZ" } }] }).success).toBe(false);
});

test("a day that cannot be is no day of an order, of an announcement or of a lot", () => {
  const lines = [{ sku: "A", units: 1 }];
  const lot = (expires_on: string) =>
    receiptBody.safeParse({ location: "X", reference: "R", lines: [{ sku: "A", units: 1, lot: "L", expires_on }] });
  for (const day of ["0000-01-01", "2026-02-31"]) {
    expect(order({ promised_on: day }).success).toBe(false);
    expect(expectedBody.safeParse({ ...expected, lines, expected_on: day }).success).toBe(false);
    expect(lot(day).success).toBe(false);
  }
  expect(order({ promised_on: "2028-02-29" }).success).toBe(true);
  expect(lot("9999-12-31").success).toBe(true);
});
