import type {
  ActorKind,
  AllocationStatus,
  FulfilmentState,
  FulfilmentStatus,
  InvoiceStatus,
  LabelState,
  LineKind,
  OrderStatus,
  PaymentStatus,
  ProposalState,
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
  /** Whether its units leave together; under an order that ships complete, together with those of all other such lines. */
  shipComplete: boolean;
  /** Whether another product may be proposed for units of it that a picker does not find. */
  allowSubstitution: boolean;
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

/** Units of one reservation to take out of one bin. Cumulative: shipped is within packed, packed within picked. */
export type Work = {
  id: string;
  fulfilmentId: string;
  lineId: string;
  reservationId: string;
  productId: string;
  locationId: string;
  binId: string | null;
  lotId: string | null;
  walk: number;
  units: number;
  picked: number;
  packed: number;
  shipped: number;
  /** Will not be picked after all: short, canceled or recalled. */
  dropped: number;
  /** Picked, and waiting to be put back before their cancel is complete. */
  goingBack: number;
};

/** What one location sends for the order: released together, packed together. */
export type Fulfilment = {
  id: string;
  seq: number;
  locationId: string;
  waveId: string;
  state: FulfilmentState;
  tote: string | null;
  promisedOn: string | null;
  shipToId: string | null;
  releasedAt: Date;
  pickedAt: Date | null;
  packedAt: Date | null;
  shippedAt: Date | null;
};

export type ValidLabel = {
  id: string;
  state: LabelState;
  carrier: string;
  service: string;
  trackingNumber: string | null;
  costMinor: number;
  currency: string;
  /** The address that it is printed for. */
  shipToId: string | null;
};

export type Package = {
  id: string;
  fulfilmentId: string;
  seq: number;
  cartonId: string | null;
  sscc: string;
  weightG: number | null;
  lengthMm: number | null;
  widthMm: number | null;
  heightMm: number | null;
  closedAt: Date | null;
  shipmentId: string | null;
  deliveredAt: Date | null;
  /** The label that is bought or being bought; a voided one is none. */
  label: ValidLabel | null;
};

/** Units of one piece of work that lie in a package. */
export type Packed = { id: string; packageId: string; workId: string; units: number };

/** Another product proposed for units of a line that a picker did not find; `leftUnits` of them still wait. */
export type Proposal = {
  id: string;
  lineId: string;
  shortPickId: string;
  locationId: string;
  productId: string;
  substituteId: string;
  units: number;
  leftUnits: number;
  state: ProposalState;
  actorKind: ActorKind;
  actorId: string | null;
  proposedAt: Date;
  answeredAt: Date | null;
  answeredByKind: ActorKind | null;
  answeredBy: string | null;
  answerReason: string | null;
  substituteLineId: string | null;
};

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
    allowSubstitution: boolean;
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
    pickedAt: Date | null;
    shippedAt: Date | null;
    deliveredAt: Date | null;
    canceledAt: Date | null;
    /** The open hold, which blocks release. */
    holdId: string | null;
  };

/** An order as one value: the row and all that hangs on it. Moves make a new value; the difference is what gets written. */
export type Order = Header & {
  lines: Line[];
  charges: Charge[];
  reservations: Reservation[];
  waiting: Waiting[];
  fulfilments: Fulfilment[];
  work: Work[];
  packages: Package[];
  packed: Packed[];
  /** Proposals that nobody has answered yet, the oldest first. */
  proposals: Proposal[];
};

export const receivableOf = (order: Sums): number => order.totalMinor - order.creditedMinor;
/** May be negative when more was paid than is claimed. */
export const dueOf = (order: Sums): number => receivableOf(order) - order.paidMinor + order.refundedMinor;

/** Units of the line that are still wanted. */
export const wantedUnits = (line: Counters): number => line.ordered + line.reopened - line.canceled;
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
  fulfilments: order.fulfilments.map((fulfilment) => ({ ...fulfilment })),
  work: order.work.map((work) => ({ ...work })),
  packages: order.packages.map((box) => ({ ...box, label: box.label && { ...box.label } })),
  packed: order.packed.map((row) => ({ ...row })),
  proposals: order.proposals.map((row) => ({ ...row })),
});
