import { z } from "zod";
import { SHORT_REASONS, WAVE_KINDS } from "@/db/values";

const code = z.string().trim().min(1, "Fill this in.").max(200, "At most 200 characters.");
const units = z.int("Write a whole number of units.").min(1, "At least 1 unit.").max(1_000_000, "At most 1,000,000 units.");
const reason = z.string().trim().min(3, "Say why, in a few words.").max(500);
const millimetres = z.int("Write whole millimetres.").min(1).max(10_000);
const grams = z.int("Write whole grams.").min(1, "At least 1 gram.").max(2_000_000, "At most 2,000 kg.");

/** POST /api/v1/fulfilments: releases orders, by id or number, at one location. */
export const releaseBody = z.object({
  location: code,
  orders: z.array(code).min(1, "Name at least one order.").max(500, "At most 500 orders in one go."),
  kind: z.enum(WAVE_KINDS).default("single").describe("single: one walk an order; batch and cluster: one walk for all, cluster into totes"),
  totes: z.array(code).max(500).optional().describe("One tote for each order, in their order"),
});
export type ReleaseBody = z.infer<typeof releaseBody>;

/** POST /api/v1/scans/pick: what a picker scanned. Without a code only the bin is verified. */
export const pickScanBody = z.object({
  work: z.uuid(),
  bin: code.nullish().describe("The bin's code as scanned; needed where the work lies in a bin"),
  code: code.nullish().describe("The item's barcode as scanned, or its SKU typed by hand"),
  units: units.nullish().describe("How many of what was scanned; 1 when left out"),
  lot: code.nullish().describe("Typed by hand where the barcode does not say the lot"),
  at: z.iso.datetime({ offset: true }).nullish().describe("When it was scanned, where it was kept while the connection was away"),
});
export type PickBody = z.infer<typeof pickScanBody>;

/** POST /api/v1/stock/receipts/{id}/cross-dock: the units of one order go straight to packing. */
export const crossDockBody = z.object({ order: code.describe("The order, by id or number") });
export type CrossDockBody = z.infer<typeof crossDockBody>;

export const shortBody = z.object({
  work: z.uuid(),
  units,
  reason: z.enum(SHORT_REASONS),
  substitute: code.nullish().describe("SKU of a substitute that lies here, proposed to the front office for the units that wait then"),
});
export type ShortBody = z.infer<typeof shortBody>;

export const unpickBody = z.object({ work: z.uuid(), units, bin: code.nullish() });
export type UnpickBody = z.infer<typeof unpickBody>;

export const recallBody = z.object({ reason });
export type RecallBody = z.infer<typeof recallBody>;

export const putBackBody = z.object({ bin: code.nullish().describe("Where the units lie now; without it they wait to be put away") });
export type PutBackBody = z.infer<typeof putBackBody>;

export const packScanBody = z.object({
  fulfilment: z.uuid(),
  package: z.uuid().nullish().describe("Left out, the open package of the fulfilment, or a new one"),
  code,
  units: units.nullish(),
  lot: code.nullish(),
  serial: code.nullish(),
  at: z.iso.datetime({ offset: true }).nullish(),
});
export type PackBody = z.infer<typeof packScanBody>;

export const unpackLinesBody = z.object({
  work: z.uuid(),
  units,
  serials: z
    .array(code)
    .max(1000, "At most 1000 numbers.")
    .refine((numbers) => new Set(numbers).size === numbers.length, "Name each serial number once.")
    .nullish()
    .describe(
      "Serial numbers of the pieces that are taken out. For units without one here, the numbers that came into the package last are given back.",
    ),
});
export type UnpackBody = z.infer<typeof unpackLinesBody>;

/** Closing verifies; a supervisor may pack the rest unscanned, by name and with a reason. */
export const closeBody = z.object({
  weight_g: grams,
  length_mm: millimetres.nullish(),
  width_mm: millimetres.nullish(),
  height_mm: millimetres.nullish(),
  carton: code.nullish(),
});
export type CloseBody = z.infer<typeof closeBody>;

export const overrideBody = z.object({ package: z.uuid().nullish(), reason });
export type OverrideBody = z.infer<typeof overrideBody>;

export const shipBody = z.object({
  packages: z.array(z.uuid()).min(1).max(200).nullish().describe("Left out, every closed package that has not left"),
  handover: z.boolean().default(false).describe("Handed over in person: no label is needed"),
});
export type ShipBody = z.infer<typeof shipBody>;
