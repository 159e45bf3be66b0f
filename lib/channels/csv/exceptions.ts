import { REFUSALS, type RefusalCode } from "@/lib/orders/refusals";

/** Why a row of the file is no order line. {subject} is what the row says there. */
const ROW_EXCEPTIONS = {
  row_unreadable: "The quotes of this row do not close, so its cells cannot be told apart.",
  row_ragged: "The row has {subject} cells; the header has another number.",
  document_missing: "The row has no document number.",
  document_too_long: "The document number is longer than 128 characters.",
  credit_note: "{subject} is a credit note, not an order; record it as a return or a credit note of the order it belongs to.",
  sku_missing: "The row has no SKU.",
  sku_invalid: "“{subject}” cannot be a SKU: use up to 64 letters, digits, dots, dashes, slashes or underscores.",
  units_missing: "The row has no units.",
  units_not_positive: "{subject} units are ordered; an order line needs at least one. Returns are not imported as orders.",
  units_not_whole: "{subject} is not a whole number of units.",
  units_too_many: "{subject} units are more than one line can have.",
  price_zero: "The price is zero. Choose to import free lines if that is meant.",
  price_negative: "The price {subject} is below zero; discounts and credits are not order lines.",
  price_too_fine: "The price {subject} has more than four decimal places.",
  bad_number: "“{subject}” cannot be read as a number with the chosen decimal sign.",
  bad_date: "“{subject}” cannot be read as a date in the chosen order.",
  bad_percentage: "“{subject}” is not a percentage from 0 to 100.",
  currency_unknown: "“{subject}” is not the three-letter code of a currency.",
  customer_missing: "The document names no customer.",
  customer_invalid: "“{subject}” cannot be a customer code: use up to 64 letters, digits, dots, dashes, slashes or underscores.",
  cell_too_long: "The cell in column {subject} is too long to be kept.",
  document_customers_differ: "The rows of this document name different customers: {subject}.",
  document_currencies_differ: "The rows of this document name different currencies: {subject}.",
  document_too_large: "The document has {subject} lines; an order has at most 1,000 lines and 50 charges.",
  charges_only: "The document has charges and no goods. Choose to import charges as service products to place it.",
  document_left_out: "Left out because another row of the same document is an exception: {subject}.",
  not_acceptable: "The order was not accepted: {subject}",
} as const;

export type RowExceptionCode = keyof typeof ROW_EXCEPTIONS;
export type ImportCode = RowExceptionCode | RefusalCode;
export type RowException = { code: ImportCode; subject: string | null };

const SENTENCES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(REFUSALS).map(([code, { title }]) => [code, title])),
  ...ROW_EXCEPTIONS,
};

export const exception = (code: ImportCode, subject: string | null = null): RowException => ({ code, subject });

/** The sentence of an exception, for the screen and for the file with the results. */
export function sentenceOf(code: string, subject: string | null): string {
  const sentence = SENTENCES[code] ?? code;
  if (sentence.includes("{subject}")) return sentence.replace("{subject}", subject ?? "");
  return subject ? `${sentence} (${subject})` : sentence;
}
