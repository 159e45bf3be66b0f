import { Decimal } from "decimal.js";
import type { ProductKind, TaxCategory } from "@/db/values";
import { minorDigits } from "@/db/values";
import { amountOf, plainRate, totalsOf, type Totals } from "@/lib/ledger/tax";
import { type Refusal, refuse } from "@/lib/result/refusal";
import type { Ids } from "@/lib/transaction/ids";
import type { PlaceBody } from "./inputs";
import { type Charge, type Component, type Line, NO_UNITS, type Order, wantedUnits } from "./order";
import type { RefusalCode } from "./refusals";

export type PricedProduct = {
  id: string;
  sku: string;
  name: string;
  kind: ProductKind;
  unitPrice: string;
  currency: string;
  /** The customer's own price in the order's currency, where a price list has one. */
  listPrice: string | null;
  taxCategory: TaxCategory;
  taxRate: string;
  allowBackorder: boolean;
  archived: boolean;
  components: Component[] | null;
};

/** Units are counted in 32-bit columns, also those of a bundle's parts. */
const MOST_COUNTED = 2_147_483_647;

type LineInput = PlaceBody["lines"][number];
export type PricingRules = { currency: string; allowBackorder: boolean; shipComplete: boolean; allowSubstitution: boolean };

/** The order's lines with prices, tax and parts resolved; every unit still unallocated. Sources: input, price list, product. */
export function priceLines(
  inputs: readonly LineInput[],
  products: ReadonlyMap<string, PricedProduct>,
  rules: PricingRules,
  ids: Ids,
): Line[] | Refusal<RefusalCode> {
  const lines: Line[] = [];
  for (const input of inputs) {
    const product = products.get(input.sku);
    const line = product
      ? priceLine(input, product, rules, { id: ids.next(), line: lines.length + 1 })
      : refuse<RefusalCode>("sku_unknown", input.sku);
    if ("ok" in line) return line;
    lines.push(line);
  }
  return lines;
}

function priceLine(
  input: LineInput,
  product: PricedProduct,
  rules: PricingRules,
  at: { id: string; line: number },
): Line | Refusal<RefusalCode> {
  if (product.archived) return refuse("product_archived", product.sku);
  if (product.kind === "bundle" && !product.components?.length) return refuse("bundle_empty", product.sku);
  const unitPrice = input.unit_price ?? product.listPrice ?? (product.currency === rules.currency ? product.unitPrice : null);
  if (unitPrice === null) return refuse("price_missing", product.sku);
  const taxRate = input.tax_rate ?? product.taxRate;
  const discount = input.discount ?? "0";
  const totalMinor = amountOf({ unitPrice, discount, units: input.units }, rules.currency);
  const mostPerUnit = Math.max(1, ...(product.components ?? []).map(({ unitsPerBundle }) => unitsPerBundle));
  if (!Number.isSafeInteger(totalMinor) || input.units * mostPerUnit > MOST_COUNTED) return refuse("amount_too_large", product.sku);
  return {
    ...NO_UNITS,
    ...at,
    kind: product.kind === "service" ? "service" : "stock",
    productId: product.id,
    sku: product.sku,
    name: product.name,
    unitPrice,
    discount,
    taxCategory: categoryFor(product.taxCategory, taxRate),
    taxRate,
    totalMinor,
    allowBackorder: product.allowBackorder && (input.allow_backorder ?? rules.allowBackorder),
    shipComplete: product.kind !== "service" && (input.ship_complete ?? rules.shipComplete),
    allowSubstitution: input.allow_substitution ?? rules.allowSubstitution,
    ordered: input.units,
    unallocated: input.units,
    components: product.kind === "service" ? [] : (product.components ?? [{ productId: product.id, unitsPerBundle: 1 }]),
  };
}

export function priceCharges(inputs: PlaceBody["charges"], currency: string, ids: Ids): Charge[] | Refusal<RefusalCode> {
  const charges: Charge[] = [];
  for (const { name, amount, tax_rate, tax_category } of inputs) {
    if (typeof amount !== "string" && amount.currency !== currency) return refuse("currency_mismatch", name);
    const amountMinor =
      typeof amount === "string" ? amountOf({ unitPrice: amount, discount: "0", units: 1 }, currency) : amount.amount_minor;
    charges.push({
      id: ids.next(),
      name,
      amountMinor,
      taxRate: tax_rate,
      taxCategory: categoryFor(tax_category ?? "S", tax_rate),
      canceled: false,
    });
  }
  return charges;
}

/** A standard rate needs a rate above zero, and a rate above zero is the standard category. */
export function categoryFor(category: TaxCategory, taxRate: string): TaxCategory {
  if (plainRate(taxRate) !== "0") return "S";
  return category === "S" ? "Z" : category;
}

/** Prices the units that are still wanted anew, so that a cancel takes exactly what the line was worth. */
export function reprice(line: Line, currency: string): void {
  line.totalMinor = amountOf({ unitPrice: line.unitPrice, discount: line.discount, units: wantedUnits(line) }, currency);
}

export const orderTotals = (order: Pick<Order, "lines" | "charges" | "pricesIncludeTax">): Totals =>
  totalsOf(
    [
      ...order.lines.map(({ taxCategory, taxRate, totalMinor }) => ({ taxCategory, taxRate, amountMinor: totalMinor })),
      ...order.charges.filter((charge) => !charge.canceled),
    ],
    order.pricesIncludeTax,
  );

/** Whether the total is more than a money column can be read back as. */
export const isTooLarge = (order: Pick<Order, "lines" | "charges" | "pricesIncludeTax">): boolean =>
  !Number.isSafeInteger(orderTotals(order).totalMinor);

/** The unit price as it is shown: at least the currency's own places. */
export const shownPrice = (unitPrice: string, currency: string): string => {
  const price = new Decimal(unitPrice);
  return price.toFixed(Math.max(minorDigits(currency), price.decimalPlaces()));
};
