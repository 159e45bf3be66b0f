import { expect, test } from "vitest";
import { type ItemFacts, itemSymbolPng } from "@/lib/labels/item-label";
import { scannedFrom } from "@/lib/labels/testing/read-back";
import { readScan } from "@/lib/scanning/read-scan";

const CONTEXT = { presentYear: 2026, orderPrefix: "SO-" };
const facts: ItemFacts = { gtin14: "04006381333931", lot: "L7/(A)", expiry: "2027-02-28", serial: "S1" };

test.each(["gs1-128", "gs1-datamatrix"] as const)("a %s of goods is read back as what it says", async (symbology) => {
  const [scanned = ""] = await scannedFrom(await itemSymbolPng(facts, symbology));
  expect(scanned.slice(0, 3)).toBe(symbology === "gs1-128" ? "]C1" : "]d2");
  expect(readScan(scanned, CONTEXT)).toEqual({ kind: "gtin", ...facts });
});

test("a count of units", async () => {
  const [scanned = ""] = await scannedFrom(await itemSymbolPng({ gtin14: "04006381333931", count: 24 }, "gs1-128"));
  expect(readScan(scanned, CONTEXT)).toEqual({ kind: "gtin", gtin14: "04006381333931", count: 24 });
});

test.each([{ gtin14: "04006381333932" }, { gtin14: "04006381333931", lot: "č" }, { gtin14: "04006381333931", expiry: "2027-13-01" }])(
  "no symbol is made that breaks the rules",
  async (wrong) => {
    await expect(itemSymbolPng(wrong, "gs1-128")).rejects.toThrow("No GS1 symbol");
  },
);
