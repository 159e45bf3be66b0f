import type {
  AllocationStatus,
  FulfilmentStatus,
  InvoiceStatus,
  LineKind,
  OrderStatus,
  PaymentStatus,
  ReturnStatus,
  Split,
  Strategy,
  TaxCategory,
  Terms,
} from "@/db/values";

/** Units of one line: the first six say where each unit is now, the rest what happened so far. */
export type Counters = {
  ordered: number;
  unallocated: number;
  backordered: number;
  reserved: number;
  picked: number;
  packed: number;
  shipped: number;
  canceled: number;
  cancelPending: number;
  delivered: number;
  returned: number;
  invoiced: number;
  credited: number;
  reopened: number;
};

export type Component = { productId: string; unitsPerBundle: number };

export type Line = Counters & {
  id: string;
  line: number;
  kind: LineKind;
  productId: string;
  sku: string;
  name: string;
  unitPrice: string;
  discount: string;
  taxCategory: TaxCategory;
  taxRate: string;
  totalMinor: number;
  allowBackorder: boolean;
  /** What one unit is made of: the product itself, or the parts of a bundle as they were on placement. Empty for services. */
  components: readonly Component[];
};

export type Charge = { id: string; name: string; taxCategory: TaxCategory; taxRate: string; amountMinor: number; canceled: boolean };

export type Reservation = {
  id: string;
  lineId: string;
  productId: string;
  locationId: string;
  units: number;
  releasedUnits: number;
  shippedUnits: number;
  strategy: Strategy;
  score: number | null;
};

export type Waiting = { id: string; lineId: string; productId: string; joinedUnits: number; units: number; waitingSince: Date | null };

export type Rollups = {
  status: OrderStatus;
  allocationStatus: AllocationStatus;
  fulfilmentStatus: FulfilmentStatus;
  paymentStatus: PaymentStatus;
  invoiceStatus: InvoiceStatus;
  returnStatus: ReturnStatus;
};

export type Sums = {
  totalMinor: number;
  creditedMinor: number;
  authorizedMinor: number;
  paidMinor: number;
  refundedMinor: number;
  invoicedMinor: number;
};

export type Header = Rollups &
  Sums & {
    id: string;
    number: string;
    version: number;
    customerId: string;
    contactId: string | null;
    shipToId: string | null;
    channel: string | null;
    externalId: string | null;
    currency: string;
    pricesIncludeTax: boolean;
    terms: Terms;
    termsDays: number;
    allowBackorder: boolean;
    shipComplete: boolean;
    split: Split;
    strategy: Strategy;
    priority: number;
    note: string;
    reason: string | null;
    orderedUnits: number;
    waitingUnits: number;
    bookedOn: string | null;
    promisedOn: string | null;
    dueOn: string | null;
    payBy: Date | null;
    createdAt: Date;
    placedAt: Date | null;
    reservedAt: Date | null;
    canceledAt: Date | null;
  };

/** An order as one value: the row and all that hangs on it. Moves make a new value; the difference is what gets written. */
export type Order = Header & { lines: Line[]; charges: Charge[]; reservations: Reservation[]; waiting: Waiting[] };

export const receivableOf = (order: Sums): number => order.totalMinor - order.creditedMinor;
/** May be negative when more was paid than is claimed. */
export const dueOf = (order: Sums): number => receivableOf(order) - order.paidMinor + order.refundedMinor;

/** Units of the line that are still wanted. */
export const wantedUnits = (line: Counters): number => line.ordered + line.reopened - line.canceled;
/** Units that a cancel can take back at once because nobody has picked them yet. */
export const cancelableUnits = (line: Line): number =>
  line.kind === "service" ? line.unallocated : line.unallocated + line.backordered + line.reserved;
export const activeUnits = (reservation: Reservation): number => reservation.units - reservation.releasedUnits - reservation.shippedUnits;

export const NO_UNITS: Omit<Counters, "ordered" | "unallocated"> = {
  backordered: 0,
  reserved: 0,
  picked: 0,
  packed: 0,
  shipped: 0,
  canceled: 0,
  cancelPending: 0,
  delivered: 0,
  returned: 0,
  invoiced: 0,
  credited: 0,
  reopened: 0,
};

/** A copy whose lines, charges, reservations and waiting rows can be changed without touching the original. */
export const copyOrder = (order: Order): Order => ({
  ...order,
  lines: order.lines.map((line) => ({ ...line })),
  charges: order.charges.map((charge) => ({ ...charge })),
  reservations: order.reservations.map((reservation) => ({ ...reservation })),
  waiting: order.waiting.map((row) => ({ ...row })),
});
