import { z } from "zod";
import { ADJUST_REASONS } from "@/db/values";
import { businessDay } from "@/lib/catalogue/field-schemas";
import { code, unitPrice, units } from "@/lib/orders/inputs";
import { binCode, lotCode } from "@/lib/stock/place-codes";

const MOST_LINES = 500;

const receiptLine = z.object({
  sku: code,
  units,
  unit_cost: unitPrice.nullish().describe("Cost of one unit in the organization's currency"),
  condition: z.enum(["good", "damaged", "quarantine"]).optional().describe("Left out, good; other units are never promised to orders"),
  bin: binCode.nullish().describe("Where they are put; left out, they wait to be put away"),
  lot: lotCode.nullish().describe("Required where the product is kept by lot"),
  expires_on: businessDay.nullish().describe("The last day of the lot"),
});

export const receiptBody = z.object({
  location: code.describe("Location code"),
  reference: z.string().trim().min(1, "Name the delivery note or purchase order.").max(120),
  lines: z.array(receiptLine).min(1, "A receipt needs at least one line.").max(MOST_LINES),
});
export type ReceiptBody = z.infer<typeof receiptBody>;

export const adjustmentBody = z.object({
  location: code,
  sku: code,
  units: z
    .int("Write a whole number of units.")
    .min(-1_000_000)
    .max(1_000_000)
    .refine((delta) => delta !== 0, "Write how many units to add, or with a minus how many to take away.")
    .describe("Signed: what is added or taken away"),
  condition: z.enum(["good", "damaged", "quarantine"]).default("good"),
  bin: binCode.nullish().describe("Left out, added units wait to be put away, and units are taken from wherever they lie"),
  lot: lotCode.nullish(),
  reason: z.enum(ADJUST_REASONS),
  note: z.string().trim().max(500).default(""),
});
export type AdjustmentBody = z.infer<typeof adjustmentBody>;

export const transferBody = z.object({
  from: code.describe("Location code"),
  to: code.describe("Location code"),
  reference: z.string().trim().max(120).default(""),
  lines: z
    .array(z.object({ sku: code, units }))
    .min(1, "A transfer needs at least one line.")
    .max(MOST_LINES),
});
export type TransferBody = z.infer<typeof transferBody>;

const arrivedUnits = z.int("Write a whole number of units.").min(0).max(1_000_000);
const arrivedLine = z
  .object({ sku: code, units: arrivedUnits.describe("Good units"), damaged: arrivedUnits.optional() })
  .refine((line) => line.units + (line.damaged ?? 0) > 0, { path: ["units"], message: "At least 1 unit." });

export const transferReceiptBody = z.object({
  lines: z.array(arrivedLine).min(1).max(MOST_LINES).nullish().describe("What arrived; left out, all that is still on its way"),
  accept_over: z.boolean().optional().describe("true: units beyond what was sent are taken in as well, at no known cost"),
});
export type TransferReceiptBody = z.infer<typeof transferReceiptBody>;
