import { type Line, NO_UNITS, type Order } from "@/lib/orders/order";
import { reprice } from "@/lib/orders/price";

/** A line of 10.00 each, its units unallocated unless the counters say otherwise. */
export function someLine(line: number, ordered: number, more: Partial<Line> = {}): Line {
  const made: Line = {
    ...NO_UNITS,
    id: `line-${line}`,
    line,
    kind: "stock",
    productId: `product-${line}`,
    sku: `SKU-${line}`,
    name: `Product ${line}`,
    unitPrice: "10.00",
    discount: "0",
    taxCategory: "Z",
    taxRate: "0",
    totalMinor: 0,
    allowBackorder: false,
    ordered,
    unallocated: ordered,
    components: more.kind === "service" ? [] : [{ productId: `product-${line}`, unitsPerBundle: 1 }],
    ...more,
  };
  reprice(made, "EUR");
  return made;
}

const NOTHING_ELSE = { charges: [], reservations: [], waiting: [], fulfilments: [], work: [], packages: [], packed: [] };

export const someOrder = (lines: Line[], more: Partial<Order> = {}): Order => ({
  id: "order-1",
  number: "SO-1",
  version: 1,
  status: "placed",
  allocationStatus: "unallocated",
  fulfilmentStatus: "unfulfilled",
  paymentStatus: "unpaid",
  invoiceStatus: "not_invoiced",
  returnStatus: "none",
  customerId: "customer-1",
  contactId: null,
  shipToId: null,
  channel: null,
  externalId: null,
  currency: "EUR",
  pricesIncludeTax: false,
  terms: "credit",
  termsDays: 30,
  allowBackorder: false,
  shipComplete: false,
  split: "allowed",
  strategy: "nearest",
  priority: 0,
  note: "",
  reason: null,
  totalMinor: lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
  creditedMinor: 0,
  authorizedMinor: 0,
  paidMinor: 0,
  refundedMinor: 0,
  invoicedMinor: 0,
  orderedUnits: 0,
  waitingUnits: 0,
  bookedOn: null,
  promisedOn: null,
  dueOn: null,
  payBy: null,
  createdAt: new Date("2026-03-02T10:00:00Z"),
  placedAt: null,
  reservedAt: null,
  pickedAt: null,
  shippedAt: null,
  canceledAt: null,
  holdId: null,
  lines,
  ...NOTHING_ELSE,
  ...more,
});
