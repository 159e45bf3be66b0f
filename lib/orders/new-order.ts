import { address } from "@/db/schema/customers";
import type { Strategy } from "@/db/values";
import { type Refusal, refuse } from "@/lib/result/refusal";
import type { Point } from "@/lib/stock/strategies";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import { addDays, businessDate } from "./business-date";
import type { PlaceBody } from "./inputs";
import type { Header, Order } from "./order";
import type { CustomerFact, PlacementFacts, Policies } from "./placement-facts";
import { priceCharges, priceLines, type PricingRules } from "./price";
import type { RefusalCode } from "./refusals";

export type Content = Omit<PlaceBody, "draft" | "override">;
export type Drawn = { order: Order; destination: Point | null };

/**
 * The order that the body describes, with prices and policies resolved (line over order over customer over organization)
 * and every unit unallocated; or why there can be none. A new delivery address goes into the change set.
 */
export function drawOrder(
  body: Content,
  facts: PlacementFacts,
  at: { number: string; now: Date },
  changes: ChangeSet,
  ids: Ids,
): Drawn | Refusal<RefusalCode> {
  const { customer, policies } = facts;
  if (!customer) return refuse("customer_unknown", body.customer);
  if (customer.archived) return refuse("customer_archived", customer.code);
  const currency = body.currency ?? customer.currency;
  const allowBackorder = body.allow_backorder ?? customer.allowBackorder ?? policies.allowBackorder;
  const shipComplete = body.ship_complete ?? customer.shipComplete ?? policies.shipComplete;
  const allowSubstitution = body.allow_substitution ?? customer.allowSubstitution ?? policies.allowSubstitution;
  const orderId = ids.next();
  const products = new Map(facts.products.map((product) => [product.sku, product]));
  const lines = priceLines(body.lines, products, { currency, allowBackorder, shipComplete, allowSubstitution }, ids);
  if (!Array.isArray(lines)) return lines;
  const charges = priceCharges(body.charges, currency, ids);
  if (!Array.isArray(charges)) return charges;
  const newAddress = body.ship_to
    ? { id: ids.next(), ...body.ship_to, latitude: body.ship_to.latitude ?? null, longitude: body.ship_to.longitude ?? null }
    : null;
  if (newAddress) changes.insert(address, { ...newAddress, orderCustomerId: customer.id });
  const header = headerFor(body, customer, policies, { id: orderId, currency, allowBackorder, shipComplete, allowSubstitution, ...at });
  const order = {
    ...header,
    shipToId: newAddress?.id ?? customer.shipToId,
    lines,
    charges,
    reservations: [],
    waiting: [],
    fulfilments: [],
    work: [],
    packages: [],
    packed: [],
    proposals: [],
  };
  return { order, destination: newAddress ? pointOf(newAddress) : customer.point };
}

export const pointOf = ({ latitude, longitude }: { latitude: number | null; longitude: number | null }): Point | null =>
  latitude === null || longitude === null ? null : { latitude, longitude };

function headerFor(
  body: Content,
  customer: CustomerFact,
  policies: Policies,
  at: PricingRules & { id: string; number: string; now: Date },
): Header {
  const channel = body.channel ?? null;
  return {
    ...UNTOUCHED,
    id: at.id,
    number: at.number,
    customerId: customer.id,
    contactId: customer.contactId,
    shipToId: customer.shipToId,
    channel,
    externalId: body.external_id ?? null,
    currency: at.currency,
    pricesIncludeTax: body.prices_include_tax ?? policies.pricesIncludeTax,
    terms: customer.terms,
    termsDays: customer.termsDays,
    allowBackorder: at.allowBackorder,
    allowSubstitution: at.allowSubstitution,
    shipComplete: at.shipComplete,
    split: body.split ?? customer.split ?? policies.split,
    strategy: body.strategy ?? channelStrategy(policies, channel) ?? policies.strategy,
    note: body.note,
    promisedOn: body.promised_on ?? null,
    createdAt: at.now,
  };
}

function channelStrategy({ channelStrategies }: Policies, channel: string | null): Strategy | undefined {
  if (channel === null || channelStrategies === "{}") return undefined;
  const strategies = JSON.parse(channelStrategies) as Record<string, Strategy>;
  // A channel may be called like something that every object has.
  return Object.hasOwn(strategies, channel) ? strategies[channel] : undefined;
}

/** The dates that placement sets: the booking day, and when the money is expected. */
export function dateOrder(order: Order, now: Date, { timeZone, payWithinDays }: Policies): void {
  const today = businessDate(now, timeZone);
  order.bookedOn = today;
  if (order.terms === "credit") {
    order.dueOn = addDays(today, order.termsDays);
    return;
  }
  order.payBy = new Date(now.getTime() + payWithinDays * 86_400_000);
  order.dueOn = businessDate(order.payBy, timeZone);
}

const UNTOUCHED = {
  version: 0,
  status: "draft",
  allocationStatus: "unallocated",
  fulfilmentStatus: "unfulfilled",
  paymentStatus: "unpaid",
  invoiceStatus: "not_invoiced",
  returnStatus: "none",
  priority: 0,
  reason: null,
  totalMinor: 0,
  creditedMinor: 0,
  authorizedMinor: 0,
  paidMinor: 0,
  refundedMinor: 0,
  invoicedMinor: 0,
  orderedUnits: 0,
  waitingUnits: 0,
  bookedOn: null,
  dueOn: null,
  payBy: null,
  placedAt: null,
  reservedAt: null,
  pickedAt: null,
  shippedAt: null,
  deliveredAt: null,
  canceledAt: null,
  holdId: null,
} as const;
