import { z } from "zod";
import { code, currency, lineOf, unitPrice } from "@/lib/catalogue/field-schemas";
import { typedCurrency } from "@/lib/catalogue/form-fields";

const name = lineOf(200, "Write a name for the list.");
const MOST_PRICES = 10_000;

const prices = z
  .array(z.object({ sku: code, unit_price: unitPrice }))
  .max(MOST_PRICES, "At most 10,000 prices at once.")
  .refine((list) => new Set(list.map(({ sku }) => sku)).size === list.length, "A product is named twice.");

/** PUT /api/v1/price-lists/{code}. What is left out keeps its stored value. */
export const priceListBody = z.object({
  name,
  currency: currency.nullish().meta({ description: "On a new list the organization's currency when left out." }),
  prices: prices.nullish().meta({ description: "The whole list; prices that are not named any more are removed." }),
  archived: z.boolean().nullish(),
});
export type PriceListBody = z.output<typeof priceListBody>;

export const newPriceListForm = z.object({ code, name, currency: typedCurrency });
export const editPriceListForm = z.object({ code, name, currency: typedCurrency });
export const archivePriceListForm = z.object({ code });
export const removePriceForm = z.object({ code, sku: code });

export type ListedPrice = { sku: string; unit_price: string };

const LINE = /^(\S+?)(?:\s*[;\t]\s*|\s+)(\S+)$/;

/** Prices as people paste them: one product a line, "SKU price", also out of a spreadsheet. */
const pastedPrices = z.string().transform((text, context) => {
  const read: ListedPrice[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const [, sku = "", price = ""] = LINE.exec(line.trim()) ?? [];
    const parsed = z.object({ sku: code, unit_price: unitPrice }).safeParse({ sku, unit_price: price });
    if (!parsed.success) context.addIssue(`Line ${index + 1}: write the SKU, a space and the price, such as “TWL-1 12.50”.`);
    else if (read.some((earlier) => earlier.sku === sku)) context.addIssue(`Line ${index + 1}: ${sku} is named twice.`);
    else read.push(parsed.data);
    if (context.issues.length >= 5) break;
  }
  if (read.length === 0 && context.issues.length === 0) context.addIssue("Write at least one line.");
  if (read.length > MOST_PRICES) context.addIssue("At most 10,000 prices at once.");
  return read;
});

export const setPricesForm = z.object({ code, prices: pastedPrices });
