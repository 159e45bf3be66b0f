import { z } from "zod";
import { DATE_ORDERS } from "./dates";
import { DECIMAL_SIGNS } from "./decimal-sign";
import { ENCODINGS } from "./encoding";
import { type Field, FIELDS, NEEDED_FIELDS } from "./fields";
import { SEPARATORS } from "./separator";

const column = z.number().int().min(0).max(999).nullable();

/** How the file is written. The date order stays open while nothing in the file decides it and nobody has. */
export const fileFormat = z.object({
  encoding: z.enum(ENCODINGS),
  separator: z.enum(SEPARATORS),
  decimal: z.enum(DECIMAL_SIGNS),
  dateOrder: z.enum(DATE_ORDERS).nullable(),
  /** Row of the titles, as a spreadsheet counts; null when the file has none. */
  headerRow: z.number().int().min(1).nullable(),
  firstDataRow: z.number().int().min(1),
});
export type FileFormat = z.infer<typeof fileFormat>;

export const MISSING_POLICIES = ["exception", "create"] as const;
export const CHARGE_POLICIES = ["charge", "service"] as const;
export const ZERO_PRICE_POLICIES = ["exception", "free"] as const;
export const BAD_ROW_POLICIES = ["leave_document_out", "leave_row_out"] as const;
export const SHORT_POLICIES = ["backorder", "refuse", "customer"] as const;
export const NEW_CUSTOMER_TERMS = ["credit", "prepaid"] as const;

/** What a person decided about rows that need a decision. */
export const importChoices = z.object({
  channel: z.string().trim().min(1, "Name the channel.").max(64),
  currency: z.string().regex(/^[A-Z]{3}$/, "Write the three capital letters of the currency, such as EUR."),
  pricesIncludeTax: z.boolean(),
  /** Percent for every line and charge that names none; null is the product's own. */
  taxRate: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,4})?$/, "Write a percentage such as 20 or 10.75.")
    .refine((text) => Number(text) <= 100, "Write a percentage from 0 to 100.")
    .nullable(),
  missingProducts: z.enum(MISSING_POLICIES),
  missingCustomers: z.enum(MISSING_POLICIES),
  newCustomerTerms: z.enum(NEW_CUSTOMER_TERMS),
  /** Customer code for documents without one; null makes them exceptions. */
  blankCustomer: z.string().trim().min(1).max(64).nullable(),
  creditPrefixes: z.array(z.string().min(1).max(20)).max(20),
  chargeCodes: z.array(z.string().min(1).max(64)).max(200),
  chargesAs: z.enum(CHARGE_POLICIES),
  zeroPrice: z.enum(ZERO_PRICE_POLICIES),
  badRow: z.enum(BAD_ROW_POLICIES),
  short: z.enum(SHORT_POLICIES),
});
export type ImportChoices = z.infer<typeof importChoices>;

const columnMap = z.object(Object.fromEntries(FIELDS.map((field) => [field, column])) as Record<Field, typeof column>);

/** Why each part of the format was chosen, shown beside it until somebody corrects it. */
const detection = z.record(z.string(), z.object({ confidence: z.enum(["certain", "likely", "unknown"]), because: z.string() }));

export const importSettings = z.object({ format: fileFormat, columns: columnMap, choices: importChoices, detection });
export type ImportSettings = z.infer<typeof importSettings>;

/** What still has to be said before the file can be read as orders. */
export function openQuestions({ format, columns }: ImportSettings): string[] {
  const questions: string[] = NEEDED_FIELDS.filter((field) => columns[field] === null).map((field) => `columns.${field}`);
  if (columns.date !== null && format.dateOrder === null) questions.push("format.dateOrder");
  return questions;
}
