import { z } from "zod";
import { businessDay, currency } from "@/lib/catalogue/field-schemas";
import { isRateOf, RATE_OF_CATEGORY } from "@/lib/catalogue/inputs";
import { CANCEL_REASONS, HOLD_REASONS, SPLITS, STRATEGIES, TAX_CATEGORIES } from "@/db/values";

const MOST_UNITS = 1_000_000;
export const MOST_LINES = 1_000;

const decimal = (places: number, most: number) =>
  z
    .union([z.string().trim(), z.number()])
    .transform(String)
    .refine((text) => new RegExp(`^\\d{1,12}(\\.\\d{1,${places}})?$`).test(text) && Number(text) <= most, {
      error: `Write a number of 0 to ${most} with at most ${places} decimal places and a point, such as 12.50.`,
    });

export const unitPrice = decimal(4, 999_999_999);
const percentage = decimal(4, 100);
export const units = z.int("Write a whole number of units.").min(1, "At least 1 unit.").max(MOST_UNITS, "At most 1,000,000 units.");
export const code = z.string().trim().min(1, "Fill this in.").max(64, "At most 64 characters.");
export const money = z.object({ amount_minor: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), currency });

const shipTo = z.object({
  name: z.string().trim().min(1).max(200),
  street: z.string().trim().max(200).default(""),
  postcode: z.string().trim().max(20).default(""),
  city: z.string().trim().max(100).default(""),
  country: z.string().trim().max(60).default(""),
  latitude: z.number().min(-90).max(90).nullish(),
  longitude: z.number().min(-180).max(180).nullish(),
});

const line = z.object({
  sku: code,
  units,
  unit_price: unitPrice.nullish(),
  discount: percentage.nullish().describe("Percent off the unit price"),
  tax_rate: percentage.nullish(),
  allow_backorder: z.boolean().nullish(),
  allow_substitution: z.boolean().nullish().describe("Whether another product may be proposed for units that are not found"),
  ship_complete: z.boolean().nullish().describe("Whether its units leave together; null as the order says"),
});

const charge = z
  .object({
    name: z.string().trim().min(1).max(200),
    amount: z.union([money, unitPrice]).describe("Money, or a decimal in the order's currency"),
    tax_rate: percentage.default("0"),
    tax_category: z.enum(TAX_CATEGORIES).nullish().describe("VAT category code (UNCL5305); by the rate when left out"),
  })
  .refine(({ tax_category, tax_rate }) => isRateOf(tax_category ?? "S", tax_rate), RATE_OF_CATEGORY);

/** The body of POST /orders and of the form; field names are those of the wire. */
export const placeBody = z.object({
  customer: code.describe("Customer code or id"),
  currency: currency.nullish(),
  lines: z.array(line).min(1, "An order needs at least one line.").max(MOST_LINES, `At most ${MOST_LINES} lines.`),
  charges: z.array(charge).max(50).default([]),
  prices_include_tax: z.boolean().nullish(),
  ship_to: shipTo.nullish(),
  allow_backorder: z.boolean().nullish(),
  ship_complete: z.boolean().nullish().describe("Whether its lines leave together, but for those that say otherwise"),
  allow_substitution: z.boolean().nullish(),
  split: z.enum(SPLITS).nullish(),
  strategy: z.enum(STRATEGIES).nullish(),
  channel: code.nullish(),
  external_id: z.string().trim().min(1).max(128).nullish(),
  note: z.string().max(2000).default(""),
  promised_on: businessDay.nullish(),
  draft: z.boolean().default(false),
  override: z
    .object({ reason: z.string().trim().min(3, "Say why, in a few words.").max(500) })
    .nullish()
    .describe("Place over the credit limit; needs the right override_credit"),
});
export type PlaceBody = z.infer<typeof placeBody>;

const version = z.int().min(1);
const reasonText = z.string().trim().max(500);

export const cancelBody = z.object({
  version,
  reason: z.union([z.enum(CANCEL_REASONS), reasonText.min(1, "Say why the order is canceled.")]),
  lines: z
    .array(z.object({ line: z.int().min(1), units }))
    .min(1, "Name at least one line, or leave lines out to cancel the whole order.")
    .nullish(),
});
export type CancelBody = z.infer<typeof cancelBody>;

export const approveBody = z.object({ version, override: z.object({ reason: reasonText.min(3, "Say why, in a few words.") }).nullish() });
export type ApproveBody = z.infer<typeof approveBody>;

export const declineBody = z.object({ version, reason: reasonText.min(1, "Say why the order is declined.") });
export type DeclineBody = z.infer<typeof declineBody>;

export const placeDraftBody = z.object({ version, override: placeBody.shape.override });
export type PlaceDraftBody = z.infer<typeof placeDraftBody>;

export const holdBody = z.object({
  version,
  reason: z.enum(HOLD_REASONS).default("other"),
  note: z.string().trim().max(500).default(""),
});
export type HoldBody = z.infer<typeof holdBody>;

export const readdressBody = z.object({ version, ship_to: shipTo });
export type ReaddressBody = z.infer<typeof readdressBody>;

/** An answer to a picker's proposal; `version` is that of the order that was looked at. */
export const substituteBody = z.object({ version, reason: reasonText.min(1).nullish() });
export type SubstituteBody = z.infer<typeof substituteBody>;
export const keepWaitingBody = z.object({ version, reason: reasonText.min(3, "Say why, in a few words.") });
export type KeepWaitingBody = z.infer<typeof keepWaitingBody>;

export const versionBody = z.object({ version });
export const editBody = placeBody.omit({ draft: true, override: true, channel: true, external_id: true }).extend({ version });
export type EditBody = z.infer<typeof editBody>;
