import type { RowReading } from "./read-row";
import type { ImportChoices } from "./settings";

/** What the file knows about a product or customer that may have to be created. */
export type DescribedProduct = { name: string; unitPrice: string | null; isCharge: boolean; taxRate: string | null };
export type DescribedCustomer = { name: string; country: string };

const LONGEST_NAME = 200;
const LONGEST_COUNTRY = 60;

/** The first name and the first price that the file has for each SKU. */
export function describeProducts(readings: readonly RowReading[], choices: ImportChoices): Map<string, DescribedProduct> {
  const products = new Map<string, DescribedProduct>();
  for (const row of readings) {
    if (row.sku === "") continue;
    const price = row.problem === null ? row.unitPrice : null;
    const known = products.get(row.sku) ?? { name: "", unitPrice: null, isCharge: row.isCharge, taxRate: row.taxRate ?? choices.taxRate };
    known.name ||= plainName(row.description, LONGEST_NAME);
    known.unitPrice ??= price;
    products.set(row.sku, known);
  }
  return products;
}

export function describeCustomers(readings: readonly RowReading[]): Map<string, DescribedCustomer> {
  const customers = new Map<string, DescribedCustomer>();
  for (const { customer, customerName, country } of readings) {
    if (customer === "") continue;
    const known = customers.get(customer) ?? { name: "", country: "" };
    known.name ||= plainName(customerName, LONGEST_NAME);
    known.country ||= plainName(country, LONGEST_COUNTRY);
    customers.set(customer, known);
  }
  return customers;
}

/** One line without control characters, cut to the length that is kept. */
export function plainName(text: string, most: number): string {
  const characters = Array.from(text.replace(/[\s\p{Cc}]+/gu, " ").trim());
  return characters.length <= most ? characters.join("") : `${characters.slice(0, most - 1).join("")}…`;
}
