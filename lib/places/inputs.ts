import { z } from "zod";
import { BIN_KINDS } from "@/db/values";
import { code, lineOf, units, unitsOrNone } from "@/lib/catalogue/field-schemas";
import { orNull, typedWhole, wholeOrNull } from "@/lib/catalogue/form-fields";
import { isGtin } from "@/lib/catalogue/gtin";
import { binCode, lotCode } from "@/lib/stock/place-codes";

// What a label of Code 128 can hold, every scanner sends unchanged and an address can name.
const BIN_FORM = "Use 1 to 40 letters, digits, dots, dashes, slashes or underscores, without spaces.";
const newBinCode = binCode.refine((text) => /^[A-Z0-9._/-]+$/.test(text) && text !== "." && text !== "..", BIN_FORM);
const WALK_FORM = "Write a whole number from 0 to 1,000,000.";
const walk = z.int(WALK_FORM).min(0, WALK_FORM).max(1_000_000, WALK_FORM);
const step = z.int(WALK_FORM).min(1, WALK_FORM).max(1_000, WALK_FORM);
const zoneName = lineOf(120, "Write a name that people on the floor know.");

/** POST /api/v1/bins: one bin, or with `to` every bin of a range. */
export const newBinsBody = z.object({
  location: code,
  zone: code,
  kind: z.enum(BIN_KINDS),
  code: newBinCode.meta({ example: "A-01-1" }),
  to: newBinCode.nullish().meta({ description: "The last code of a range: A-01-1 to A-20-4 are eighty bins.", example: "A-20-4" }),
  walk: walk.nullish().meta({ description: "Pickers walk in rising order; left out, after the last bin of the location." }),
  step: step.default(10).meta({ description: "Between two bins of a range." }),
});
export type NewBinsBody = z.output<typeof newBinsBody>;

/** PUT /api/v1/bins/{code}. What is left out keeps its value. */
export const binBody = z.object({
  location: code.nullish(),
  zone: code.nullish(),
  kind: z.enum(BIN_KINDS).nullish(),
  walk: walk.nullish(),
  archived: z.boolean().nullish().meta({ description: "Only an empty bin is archived." }),
});
export type BinBody = z.output<typeof binBody>;

const condition = z.enum(["good", "damaged", "quarantine"]);
const putAwayLine = z.object({
  sku: code,
  units,
  condition: condition.default("good"),
  lot: lotCode.nullish().meta({ description: "Left out, lots that expire first." }),
  from: binCode.nullish().meta({ description: "Left out, what waits to be put away." }),
  to: binCode,
});
export const putAwayBody = z.object({
  location: code,
  lines: z.array(putAwayLine).min(1, "Name at least one line.").max(500, "At most 500 lines."),
});
export type PutAwayBody = z.output<typeof putAwayBody>;

const BARCODE_FORM = "A GTIN ends with its check digit; other codes have 1 to 48 letters, digits, dots, dashes or underscores.";
/** What stands under the bars of a pack. */
export const barcode = z
  .string(BARCODE_FORM)
  .trim()
  .regex(/^[A-Za-z0-9._-]{1,48}$/, BARCODE_FORM)
  .refine((text) => !/^(\d{8}|\d{12,14})$/.test(text) || isGtin(text), BARCODE_FORM);
export const barcodeBody = z.object({ sku: code, units });
export type BarcodeBody = z.output<typeof barcodeBody>;

/** Where a product is picked; the pick bin is filled up from overflow when it holds fewer than `leastUnits`. */
export type PickBin = { bin: string; leastUnits: number; mostUnits: number | null };

export const zoneForm = z.object({ location: code, code, name: zoneName });
export const archiveZoneForm = z.object({ location: code, code });
const wholeUnits = wholeOrNull(units, "Write a whole number of units.");
export const newBinsForm = z.object({
  location: code,
  zone: code,
  kind: z.enum(BIN_KINDS),
  code: newBinCode,
  to: orNull(newBinCode),
  walk: wholeOrNull(walk, WALK_FORM),
  step: wholeOrNull(step, WALK_FORM),
});
export const editBinForm = z.object({ code: newBinCode, zone: code, kind: z.enum(BIN_KINDS), walk: wholeOrNull(walk, WALK_FORM) });
export const archiveBinForm = z.object({ code: newBinCode });
export const barcodeForm = z.object({ code: barcode, sku: code, units: typedWhole(units, "Write a whole number of units.") });
export const removeBarcodeForm = z.object({ code: barcode });
export const pickBinForm = z
  .object({
    sku: code,
    location: code,
    bin: orNull(binCode),
    least_units: wholeOrNull(unitsOrNone, "Write a whole number of units."),
    most_units: wholeUnits,
  })
  .refine(({ least_units, most_units }) => most_units === null || most_units > (least_units ?? 0), {
    path: ["most_units"],
    message: "More than the least units, or empty.",
  });
