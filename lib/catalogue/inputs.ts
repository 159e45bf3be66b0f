import { z } from "zod";
import { PRODUCT_KINDS, TAX_CATEGORIES } from "@/db/values";
import { code, currency, lineOf, percentage, unitPrice, units, unitsOrNone } from "@/lib/catalogue/field-schemas";
import { orNull, ticked, typedCurrency, wholeOrNull } from "@/lib/catalogue/form-fields";
import { isGtin } from "@/lib/catalogue/gtin";

const GTIN_FORM = "A GTIN has 8, 12, 13 or 14 digits and ends with its check digit.";
const gtin = z.string(GTIN_FORM).trim().refine(isGtin, GTIN_FORM).meta({ example: "4006381333931" });
const weightG = z.int("Write whole grams.").min(1, "At least 1 gram.").max(100_000_000, "At most 100,000 kg.");
const MILLIMETRES = "Write whole millimetres.";
const sizeMm = z.int(MILLIMETRES).min(1, "At least 1 millimetre.").max(100_000, "At most 100 metres.");
const name = lineOf(200, "Write the name that appears on orders.");

const component = z.object({ sku: code, units });
const MOST_COMPONENTS = 50;
const components = z
  .array(component)
  .max(MOST_COMPONENTS, `A bundle has at most ${MOST_COMPONENTS} components.`)
  .refine((list) => new Set(list.map(({ sku }) => sku)).size === list.length, "A component is named twice; add the units up instead.");

export const SUBSTITUTE_ROWS = 8;
const substitutes = z
  .array(code)
  .max(SUBSTITUTE_ROWS, `A product has at most ${SUBSTITUTE_ROWS} substitutes.`)
  .refine((list) => new Set(list).size === list.length, "A substitute is named twice.");

export const isRateOf = (category: string, rate: string): boolean => category === "S" || Number(rate) === 0;
export const RATE_OF_CATEGORY = { path: ["tax_rate"], message: "Only category S carries a rate above 0." };

/** PUT /api/v1/products/{sku}. What is left out keeps its stored value, or takes its default on a new product. */
export const productBody = z
  .object({
    name,
    unit_price: unitPrice,
    currency: currency.nullish().meta({ description: "On a new product the organization's currency when left out." }),
    kind: z
      .enum(PRODUCT_KINDS)
      .nullish()
      .meta({ description: "A product with a bundle is of kind bundle; postage and fees are of kind service." }),
    tax_category: z.enum(TAX_CATEGORIES).nullish().meta({ description: "VAT category code (UNCL5305), S when left out." }),
    tax_rate: percentage.nullish(),
    weight_g: weightG.nullish(),
    length_mm: sizeMm.nullish(),
    width_mm: sizeMm.nullish(),
    height_mm: sizeMm.nullish(),
    tracks_lots: z.boolean().nullish().meta({ description: "Units are received, picked and shipped by their lot." }),
    tracks_serials: z.boolean().nullish().meta({ description: "Serial numbers are captured when the product is packed." }),
    gtin: gtin.nullish().meta({ description: "null removes it." }),
    allow_backorder: z.boolean().nullish().meta({ description: "false forbids backorders whatever the policies say." }),
    safety_stock: unitsOrNone.nullish().meta({ description: "Units per location that are never promised." }),
    bundle: components
      .nullish()
      .meta({ description: "Components with their units per bundle; null or an empty list makes it an ordinary product." }),
    substitutes: substitutes
      .nullish()
      .meta({ description: "SKUs of what may be sent in its place, the best first; null or an empty list removes them." }),
    archived: z.boolean().nullish(),
  })
  .refine(({ kind, bundle }) => !bundle?.length || kind === null || kind === undefined || kind === "bundle", {
    path: ["kind"],
    message: "Only a product of kind bundle has components.",
  })
  .refine(({ kind, bundle }) => kind !== "bundle" || bundle === undefined || (bundle?.length ?? 0) > 0, {
    path: ["bundle"],
    message: "A bundle needs at least one component.",
  })
  .refine(({ tax_category, tax_rate }) => isRateOf(tax_category ?? "S", tax_rate ?? "0"), RATE_OF_CATEGORY);

export type ProductBody = z.output<typeof productBody>;

/** The rows of the component editor; unused ones stay empty. */
export const COMPONENT_ROWS = MOST_COMPONENTS;

const rowNumbers = Array.from({ length: COMPONENT_ROWS }, (_, row) => row);
const componentFields = Object.fromEntries(
  rowNumbers.flatMap((row) => [
    [`component_${row}_sku`, orNull(code)],
    [`component_${row}_units`, wholeOrNull(units, "Write a whole number of units.")],
  ]),
) as Record<string, z.ZodType<string | number | null, string | undefined>>;

const substituteNumbers = Array.from({ length: SUBSTITUTE_ROWS }, (_, row) => row);
const substituteFields = Object.fromEntries(substituteNumbers.map((row) => [`substitute_${row}_sku`, orNull(code)])) as Record<
  string,
  z.ZodType<string | null, string | undefined>
>;

const productFields = {
  name,
  unit_price: unitPrice,
  currency: typedCurrency,
  kind: z.enum(PRODUCT_KINDS),
  tax_category: z.enum(TAX_CATEGORIES),
  tax_rate: percentage,
  weight_g: wholeOrNull(weightG, "Write whole grams."),
  length_mm: wholeOrNull(sizeMm, MILLIMETRES),
  width_mm: wholeOrNull(sizeMm, MILLIMETRES),
  height_mm: wholeOrNull(sizeMm, MILLIMETRES),
  tracks_lots: ticked,
  tracks_serials: ticked,
  gtin: orNull(gtin),
  allow_backorder: ticked,
  safety_stock: wholeOrNull(unitsOrNone, "Write a whole number of units."),
};

export const newProductForm = z
  .object({ sku: code, ...componentFields, ...substituteFields, ...productFields })
  .refine(({ tax_category, tax_rate }) => isRateOf(tax_category, tax_rate), RATE_OF_CATEGORY)
  .superRefine(checkComponentRows);

export const editProductForm = z
  .object({ sku: code, seen: z.string(), ...componentFields, ...substituteFields, ...productFields })
  .refine(({ tax_category, tax_rate }) => isRateOf(tax_category, tax_rate), RATE_OF_CATEGORY)
  .superRefine(checkComponentRows);

export const archiveProductForm = z.object({ sku: code });

type ProductFields = z.output<z.ZodObject<typeof productFields>>;

/** What a product form says, as the body that the API would send. */
export function bodyOfForm(form: ProductFields): ProductBody {
  return {
    name: form.name,
    unit_price: form.unit_price,
    currency: form.currency,
    kind: form.kind,
    tax_category: form.tax_category,
    tax_rate: form.tax_rate,
    weight_g: form.weight_g,
    length_mm: form.length_mm,
    width_mm: form.width_mm,
    height_mm: form.height_mm,
    tracks_lots: form.kind === "stock" && form.tracks_lots,
    tracks_serials: form.kind === "stock" && form.tracks_serials,
    gtin: form.gtin,
    allow_backorder: form.allow_backorder,
    safety_stock: form.safety_stock ?? 0,
    bundle: form.kind === "bundle" ? componentsOf(form) : null,
    substitutes: form.kind === "stock" ? substitutesOf(form) : null,
  };
}

/** Each once, in the order of the rows. */
const substitutesOf = (form: Record<string, unknown>): string[] => [
  ...new Set(substituteNumbers.map((row) => form[`substitute_${row}_sku`]).filter((sku) => typeof sku === "string")),
];

type ComponentRow = { row: number; sku: unknown; units: unknown };

const rowsOf = (form: Record<string, unknown>): ComponentRow[] =>
  rowNumbers.map((row) => ({ row, sku: form[`component_${row}_sku`] ?? null, units: form[`component_${row}_units`] ?? null }));

const componentsOf = (form: Record<string, unknown>): { sku: string; units: number }[] =>
  rowsOf(form).flatMap(({ sku, units: count }) => (typeof sku === "string" && typeof count === "number" ? [{ sku, units: count }] : []));

function checkComponentRows(form: ProductFields, context: z.core.$RefinementCtx<ProductFields>): void {
  if (form.kind !== "bundle") return;
  const problem = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
  const seen = new Set<unknown>();
  for (const { row, sku, units: count } of rowsOf(form)) {
    if (sku === null && count !== null) problem(`component_${row}_sku`, "Choose the product.");
    if (sku !== null && count === null) problem(`component_${row}_units`, "Write how many go into one bundle.");
    if (sku !== null && seen.has(sku)) problem(`component_${row}_sku`, "This product is named twice; add the units up instead.");
    if (sku !== null) seen.add(sku);
  }
  if (seen.size === 0) problem("component_0_sku", "A bundle needs at least one component.");
}
