import { z } from "zod";
import { EXPECTED_KINDS } from "@/db/values";
import { businessDay, unitsOrNone } from "@/lib/catalogue/field-schemas";
import { code, unitPrice, units } from "@/lib/orders/inputs";
import { binCode, lotCode } from "@/lib/stock/place-codes";

const MOST_LINES = 500;

const expectedLine = z.object({
  sku: code,
  units,
  unit_cost: unitPrice.nullish().describe("Cost of one unit in the organization's currency; what arrives is received at it"),
});

export const expectedBody = z.object({
  location: code.describe("Location code"),
  kind: z.enum(EXPECTED_KINDS).default("purchase_order"),
  reference: z.string().trim().min(1, "Name the purchase order or the advance notice.").max(120),
  supplier: z.string().trim().max(200).default(""),
  expected_on: businessDay.nullish(),
  lines: z
    .array(expectedLine)
    .min(1, "Name at least one line.")
    .max(MOST_LINES)
    .refine((lines) => new Set(lines.map(({ sku }) => sku)).size === lines.length, "Name each product once."),
});
export type ExpectedBody = z.output<typeof expectedBody>;

/** PUT /api/v1/expected-receipts/{id}: as it shall be from now on. Where it is expected stays. */
export const editBody = expectedBody.omit({ location: true }).extend({
  version: z.int().min(1).describe("The version that was seen; another one is refused"),
});
export type EditBody = z.output<typeof editBody>;

export const closeBody = z.object({
  reason: z.string().trim().min(3, "Say why, in a few words.").max(500).nullish().describe("Why nothing more is awaited"),
});
export type CloseBody = Partial<z.output<typeof closeBody>>;

const arrivedLine = z
  .object({
    sku: code,
    units: unitsOrNone.default(0).describe("Good units; more or fewer than expected are received as they are"),
    damaged: unitsOrNone.default(0).describe("Damaged units, which are never promised to orders"),
    bin: binCode.nullish().describe("Where the good ones are put; left out, they wait to be put away"),
    lot: lotCode.nullish().describe("Required where the product is kept by lot"),
    expires_on: businessDay.nullish().describe("The last day of the lot"),
  })
  .refine((line) => line.units + line.damaged > 0, "Name the units that arrived.");

export const arrivedBody = z.object({
  reference: z.string().trim().min(1).max(120).nullish().describe("The delivery note; left out, the reference that was expected"),
  lines: z.array(arrivedLine).min(1, "A receipt needs at least one line.").max(MOST_LINES),
});
export type ArrivedBody = z.output<typeof arrivedBody>;
