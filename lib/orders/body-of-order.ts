import type { PlaceBody } from "./inputs";
import { type Line, type Order, wantedUnits } from "./order";

/** Whether prices and policies stay as they were agreed, or are looked up anew; a discount stays either way. */
export type Prices = "kept" | "of_today";

/** The request that would make the same order again: for editing a draft, copying an order and rehearsing either. */
export function bodyOfOrder(order: Order, customerCode: string, prices: Prices): PlaceBody {
  const kept = prices === "kept";
  const units = (line: Order["lines"][number]) => (order.status === "canceled" ? line.ordered : wantedUnits(line));
  return {
    customer: customerCode,
    currency: order.currency,
    lines: order.lines
      .map((line) => ({
        sku: line.sku,
        units: units(line),
        unit_price: kept ? line.unitPrice : null,
        discount: line.discount,
        tax_rate: kept ? line.taxRate : null,
        ...(kept ? ownPolicies(line, order) : NO_POLICIES),
      }))
      .filter((line) => line.units > 0),
    charges: order.charges.map(({ name, amountMinor, taxRate, taxCategory }) => ({
      name,
      amount: { amount_minor: amountMinor, currency: order.currency },
      tax_rate: taxRate,
      tax_category: taxCategory,
    })),
    prices_include_tax: kept ? order.pricesIncludeTax : null,
    ship_to: null,
    allow_backorder: kept ? order.allowBackorder : null,
    ship_complete: kept ? order.shipComplete : null,
    allow_substitution: kept ? order.allowSubstitution : null,
    split: kept ? order.split : null,
    strategy: kept ? order.strategy : null,
    channel: kept ? order.channel : null,
    // The channel knows one order by it, and that is this one.
    external_id: null,
    note: order.note,
    promised_on: kept ? order.promisedOn : null,
    draft: false,
    override: null,
  };
}

const NO_POLICIES = { allow_backorder: null, ship_complete: null, allow_substitution: null };

/** What the line says for itself: where it differs from its order. */
const ownPolicies = (line: Line, order: Order): Record<keyof typeof NO_POLICIES, boolean | null> => ({
  allow_backorder: line.allowBackorder === order.allowBackorder ? null : line.allowBackorder,
  ship_complete: line.shipComplete === order.shipComplete || line.kind === "service" ? null : line.shipComplete,
  allow_substitution: line.allowSubstitution === order.allowSubstitution ? null : line.allowSubstitution,
});
