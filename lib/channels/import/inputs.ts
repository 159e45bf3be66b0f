import { z } from "zod";
import { typedCurrency, ticked } from "@/lib/catalogue/form-fields";
import { DATE_ORDERS } from "@/lib/channels/csv/dates";
import { DECIMAL_SIGNS } from "@/lib/channels/csv/decimal-sign";
import { ENCODINGS } from "@/lib/channels/csv/encoding";
import type { Field } from "@/lib/channels/csv/fields";
import { SEPARATORS, SEPARATOR_NAMES } from "@/lib/channels/csv/separator";
import {
  BAD_ROW_POLICIES,
  CHARGE_POLICIES,
  importChoices,
  MISSING_POLICIES,
  NEW_CUSTOMER_TERMS,
  SHORT_POLICIES,
  ZERO_PRICE_POLICIES,
} from "@/lib/channels/csv/settings";
import type { Fixed } from "@/lib/channels/csv/detect-settings";
import type { Wanted } from "./adjust";

export const importIdForm = z.object({ import: z.uuid() });

const SEPARATOR_VALUES = SEPARATORS.map((separator) => SEPARATOR_NAMES[separator]);

const titleRow = z.coerce
  .number("Write the number of a row.")
  .int("Write a whole number.")
  .min(0, "Not less than 0.")
  .max(1_000, "At most 1,000.");

export const readingForm = z.object({
  import: z.uuid(),
  encoding: z.enum(ENCODINGS),
  separator: z.enum(SEPARATOR_VALUES),
  title_row: titleRow,
});

/** The row of titles is 0 for a file without one. */
export const readingOf = ({ encoding, separator, title_row }: z.output<typeof readingForm>): Fixed => ({
  encoding,
  separator: SEPARATORS.find((candidate) => SEPARATOR_NAMES[candidate] === separator) ?? ",",
  headerRow: title_row === 0 ? null : title_row,
});

const column = z
  .string()
  .regex(/^\d{1,3}$/)
  .optional()
  .transform((text) => (text === undefined ? null : Number(text)));

/** Codes as people list them, separated by commas or on lines of their own. */
const codes = z
  .string()
  .max(5_000)
  .optional()
  .transform((text) => [...new Set((text ?? "").split(/[,;\n]/).map((code) => code.trim()))].filter((code) => code !== ""));

const rate = z
  .string()
  .trim()
  .optional()
  .transform((text) => text?.replace(",", ".") ?? null)
  .pipe(importChoices.shape.taxRate);

const columnFields = {
  column_document: column,
  column_sku: column,
  column_units: column,
  column_unit_price: column,
  column_description: column,
  column_date: column,
  column_customer: column,
  column_customer_name: column,
  column_country: column,
  column_currency: column,
  column_discount: column,
  column_tax_rate: column,
  column_note: column,
} satisfies Record<`column_${Field}`, typeof column>;

const AFTER_SAVING = ["save", "rehearse", "import"] as const;

export const settingsForm = z.object({
  import: z.uuid(),
  next: z.enum(AFTER_SAVING),
  ...columnFields,
  decimal: z.enum(DECIMAL_SIGNS),
  date_order: z.enum(DATE_ORDERS).optional(),
  channel: importChoices.shape.channel,
  currency: typedCurrency,
  prices_include_tax: ticked,
  tax_rate: rate,
  missing_products: z.enum(MISSING_POLICIES),
  missing_customers: z.enum(MISSING_POLICIES),
  new_customer_terms: z.enum(NEW_CUSTOMER_TERMS),
  blank_customer: z.string().trim().max(64, "At most 64 characters.").optional(),
  credit_prefixes: codes.pipe(importChoices.shape.creditPrefixes),
  charge_codes: codes.pipe(importChoices.shape.chargeCodes),
  charges_as: z.enum(CHARGE_POLICIES),
  zero_price: z.enum(ZERO_PRICE_POLICIES),
  bad_row: z.enum(BAD_ROW_POLICIES),
  short: z.enum(SHORT_POLICIES),
});

export const settingsOf = (form: z.output<typeof settingsForm>): Wanted => ({
  format: { decimal: form.decimal, dateOrder: form.date_order ?? null },
  columns: {
    document: form.column_document,
    sku: form.column_sku,
    units: form.column_units,
    unit_price: form.column_unit_price,
    description: form.column_description,
    date: form.column_date,
    customer: form.column_customer,
    customer_name: form.column_customer_name,
    country: form.column_country,
    currency: form.column_currency,
    discount: form.column_discount,
    tax_rate: form.column_tax_rate,
    note: form.column_note,
  },
  choices: {
    channel: form.channel,
    currency: form.currency,
    pricesIncludeTax: form.prices_include_tax,
    taxRate: form.tax_rate,
    missingProducts: form.missing_products,
    missingCustomers: form.missing_customers,
    newCustomerTerms: form.new_customer_terms,
    blankCustomer: form.blank_customer || null,
    creditPrefixes: form.credit_prefixes,
    chargeCodes: form.charge_codes,
    chargesAs: form.charges_as,
    zeroPrice: form.zero_price,
    badRow: form.bad_row,
    short: form.short,
  },
});
