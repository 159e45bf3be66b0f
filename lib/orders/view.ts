import type { Right } from "@/db/values";
import { plainRate } from "@/lib/ledger/tax";
import { cancelScopeOf } from "./cancel-scope";
import { dueOf, type Line, type Order, receivableOf } from "./order";
import { orderTotals, shownPrice } from "./price";
import { verdictsOn } from "./transitions";
import { moneyOf, type WireLine, type WireOrder } from "./wire";

export type ViewContext = {
  customer: { code: string; name: string };
  /** Place in line by line id, while units wait. */
  positions: ReadonlyMap<string, number>;
  rights?: ReadonlySet<Right>;
};

/** The order as other programs and the pages see it. */
export function viewOrder(order: Order, { customer, positions, rights }: ViewContext): WireOrder {
  const totals = orderTotals(order);
  const money = (amountMinor: number) => moneyOf(amountMinor, order.currency);
  return {
    id: order.id,
    number: order.number,
    version: order.version,
    status: order.status,
    allocation_status: order.allocationStatus,
    fulfilment_status: order.fulfilmentStatus,
    payment_status: order.paymentStatus,
    invoice_status: order.invoiceStatus,
    return_status: order.returnStatus,
    customer: customer.code,
    customer_name: customer.name,
    terms: order.terms,
    currency: order.currency,
    prices_include_tax: order.pricesIncludeTax,
    ship_complete: order.shipComplete,
    channel: order.channel,
    external_id: order.externalId,
    note: order.note,
    reason: order.reason,
    on_hold: order.holdId !== null,
    placed_at: order.placedAt?.toISOString() ?? null,
    shipped_at: order.shippedAt?.toISOString() ?? null,
    delivered_at: order.deliveredAt?.toISOString() ?? null,
    created_at: order.createdAt.toISOString(),
    due_on: order.dueOn,
    total: money(order.totalMinor),
    net: money(totals.netMinor),
    tax: money(totals.taxMinor),
    receivable: money(receivableOf(order)),
    due: money(dueOf(order)),
    lines: order.lines.map((line) => viewLine(line, order.currency, positions.get(line.id))),
    charges: order.charges.map(({ name, amountMinor, taxRate, canceled }) => ({
      name,
      amount: money(amountMinor),
      tax_rate: taxRate,
      canceled,
    })),
    ...(rights && { can: verdictsOn({ status: order.status, held: order.holdId !== null, scope: cancelScopeOf(order) }, rights) }),
  };
}

const viewLine = (line: Line, currency: string, position: number | undefined): WireLine => ({
  line: line.line,
  sku: line.sku,
  name: line.name,
  kind: line.kind,
  unit_price: shownPrice(line.unitPrice, currency),
  discount: plainRate(line.discount),
  tax_rate: plainRate(line.taxRate),
  total: moneyOf(line.totalMinor, currency),
  ship_complete: line.shipComplete,
  ordered: line.ordered,
  unallocated: line.unallocated,
  backordered: line.backordered,
  reserved: line.reserved,
  picked: line.picked,
  packed: line.packed,
  shipped: line.shipped,
  canceled: line.canceled,
  cancel_pending: line.cancelPending,
  delivered: line.delivered,
  returned: line.returned,
  invoiced: line.invoiced,
  credited: line.credited,
  reopened: line.reopened,
  ...(position !== undefined && line.backordered > 0 && { queue_position: position }),
});
