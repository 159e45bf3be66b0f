import type { QueryResultRow } from "pg";
import { forUpdate, type Locking } from "@/lib/transaction/locking";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Charge, Fulfilment, Header, Line, Order, Package, Packed, Proposal, Reservation, Waiting, Work } from "./order";

const HEADER = `o.id, o.number, o.version, o.status, o.allocation_status as "allocationStatus", o.fulfilment_status as "fulfilmentStatus",
  o.payment_status as "paymentStatus", o.invoice_status as "invoiceStatus", o.return_status as "returnStatus",
  o.customer_id as "customerId", o.contact_id as "contactId", o.ship_to_id as "shipToId", o.channel, o.external_id as "externalId",
  o.currency, o.prices_include_tax as "pricesIncludeTax", o.terms, o.terms_days as "termsDays", o.allow_backorder as "allowBackorder",
  o.ship_complete as "shipComplete", o.allow_substitution as "allowSubstitution", o.split, o.strategy, o.priority, o.note, o.reason, o.total_minor as "totalMinor",
  o.credited_minor as "creditedMinor", o.authorized_minor as "authorizedMinor", o.paid_minor as "paidMinor",
  o.refunded_minor as "refundedMinor", o.invoiced_minor as "invoicedMinor", o.ordered_units as "orderedUnits",
  o.waiting_units as "waitingUnits", o.booked_on as "bookedOn", o.promised_on as "promisedOn", o.due_on as "dueOn", o.pay_by as "payBy",
  o.created_at as "createdAt", o.placed_at as "placedAt", o.reserved_at as "reservedAt",
  o.picked_at as "pickedAt", o.shipped_at as "shippedAt", o.delivered_at as "deliveredAt", o.canceled_at as "canceledAt",
  (select h.id from order_hold h where h.org_id = o.org_id and h.order_id = o.id and h.lifted_at is null) as "holdId"`;

const LINES = `select l.order_id as "orderId", l.id, l.line, l.kind, l.product_id as "productId", l.sku, l.name, l.unit_price as "unitPrice", l.discount,
  l.tax_category as "taxCategory", l.tax_rate as "taxRate", l.total_minor as "totalMinor", l.allow_backorder as "allowBackorder",
  l.ship_complete as "shipComplete", l.allow_substitution as "allowSubstitution", l.ordered,
  l.unallocated, l.backordered, l.reserved, l.picked, l.packed, l.shipped, l.canceled, l.cancel_pending as "cancelPending", l.delivered,
  l.returned, l.invoiced, l.credited, l.reopened,
  (select json_agg(json_build_object('productId', c.product_id, 'unitsPerBundle', c.units_per_bundle) order by c.product_id)
     from order_line_component c where c.org_id = l.org_id and c.line_id = l.id) as parts
  from order_line l where l.org_id = $1 and l.order_id = any($2::uuid[]) order by l.order_id, l.line`;

const CHARGES = `select order_id as "orderId", id, name, tax_category as "taxCategory", tax_rate as "taxRate", amount_minor as "amountMinor", canceled
  from order_charge where org_id = $1 and order_id = any($2::uuid[]) order by id`;

const RESERVATIONS = `select order_id as "orderId", id, line_id as "lineId", product_id as "productId", location_id as "locationId", units,
  released_units as "releasedUnits", shipped_units as "shippedUnits", strategy, score
  from reservation where org_id = $1 and order_id = any($2::uuid[]) order by id`;

const WAITING = `select order_id as "orderId", id, line_id as "lineId", product_id as "productId", joined_units as "joinedUnits", units,
  waiting_since as "waitingSince" from backorder where org_id = $1 and order_id = any($2::uuid[]) order by waiting_since, id`;

const FULFILMENTS = `select order_id as "orderId", id, seq, location_id as "locationId", wave_id as "waveId", state, tote, promised_on as "promisedOn",
  ship_to_id as "shipToId", released_at as "releasedAt", picked_at as "pickedAt", packed_at as "packedAt", shipped_at as "shippedAt"
  from fulfilment where org_id = $1 and order_id = any($2::uuid[]) order by order_id, seq`;

const WORK = `select order_id as "orderId", id, fulfilment_id as "fulfilmentId", line_id as "lineId", reservation_id as "reservationId",
  product_id as "productId", location_id as "locationId", bin_id as "binId", lot_id as "lotId", walk, units, picked, packed, shipped, dropped,
  going_back as "goingBack" from fulfilment_line where org_id = $1 and order_id = any($2::uuid[]) order by walk, id`;

const PACKAGES = `select p.order_id as "orderId", p.id, p.fulfilment_id as "fulfilmentId", p.seq, p.carton_id as "cartonId", p.sscc,
  p.weight_g as "weightG", p.length_mm as "lengthMm", p.width_mm as "widthMm", p.height_mm as "heightMm", p.closed_at as "closedAt",
  p.shipment_id as "shipmentId", p.delivered_at as "deliveredAt",
  (select json_build_object('id', l.id, 'state', l.state, 'carrier', l.carrier, 'service', l.service, 'trackingNumber', l.tracking_number,
      'costMinor', l.cost_minor, 'currency', l.currency, 'shipToId', l.ship_to_id)
     from label l where l.org_id = p.org_id and l.package_id = p.id and l.state in ('wanted', 'bought')) as label
  from package p where p.org_id = $1 and p.order_id = any($2::uuid[]) order by p.fulfilment_id, p.seq`;

const PACKED = `select p.order_id as "orderId", n.id, n.package_id as "packageId", n.fulfilment_line_id as "workId", n.units
  from package p join package_line n on n.org_id = p.org_id and n.package_id = p.id
  where p.org_id = $1 and p.order_id = any($2::uuid[]) order by n.id`;

const PROPOSALS = `select order_id as "orderId", id, line_id as "lineId", short_pick_id as "shortPickId", location_id as "locationId",
  product_id as "productId", substitute_id as "substituteId", units, left_units as "leftUnits", state, actor_kind as "actorKind",
  actor_id as "actorId", proposed_at as "proposedAt", answered_at as "answeredAt", answered_by_kind as "answeredByKind",
  answered_by as "answeredBy", answer_reason as "answerReason", substitute_line_id as "substituteLineId"
  from substitution_proposal where org_id = $1 and order_id = any($2::uuid[]) and state = 'open' order by id`;

type OfOrder<T> = T & { orderId: string };
type LineRow = OfOrder<Omit<Line, "components"> & { parts: Line["components"] | null }>;
export type OrderParts = {
  lines: LineRow[];
  charges: OfOrder<Charge>[];
  reservations: OfOrder<Reservation>[];
  waiting: OfOrder<Waiting>[];
  fulfilments: OfOrder<Fulfilment>[];
  work: OfOrder<Work>[];
  packages: OfOrder<Package>[];
  packed: OfOrder<Packed>[];
  proposals: OfOrder<Proposal>[];
};

/** Everything that hangs on the orders; sent in one flight, after whatever locked the rows. */
export async function readParts(tx: Tx, orderIds: readonly string[]): Promise<OrderParts> {
  const rows = <Row extends QueryResultRow>(name: string, text: string) => tx.query<Row>(name, text, [tx.orgId, orderIds]);
  const [lines, charges, reservations, waiting, fulfilments, work, packages, packed, proposals] = await Promise.all([
    rows<LineRow>("order_lines", LINES),
    rows<OfOrder<Charge>>("order_charges", CHARGES),
    rows<OfOrder<Reservation>>("order_reservations", RESERVATIONS),
    rows<OfOrder<Waiting>>("order_waiting", WAITING),
    rows<OfOrder<Fulfilment>>("order_fulfilments", FULFILMENTS),
    rows<OfOrder<Work>>("order_work", WORK),
    rows<OfOrder<Package>>("order_packages", PACKAGES),
    rows<OfOrder<Packed>>("order_packed", PACKED),
    rows<OfOrder<Proposal>>("order_proposals", PROPOSALS),
  ]);
  return { lines, charges, reservations, waiting, fulfilments, work, packages, packed, proposals };
}

export const assembleOrder = (header: Header, parts: OrderParts): Order => ({
  ...header,
  lines: parts.lines.filter(({ orderId }) => orderId === header.id).map(lineOf),
  charges: own(header.id, parts.charges),
  reservations: own(header.id, parts.reservations),
  waiting: own(header.id, parts.waiting),
  fulfilments: own(header.id, parts.fulfilments),
  work: own(header.id, parts.work),
  packages: own(header.id, parts.packages),
  packed: own(header.id, parts.packed),
  proposals: own(header.id, parts.proposals),
});

function lineOf({ orderId: _, parts, ...line }: LineRow): Line {
  const components = line.kind === "service" ? [] : (parts ?? [{ productId: line.productId, unitsPerBundle: 1 }]);
  return { ...line, components };
}

const own = <T extends object>(orderId: string, rows: readonly OfOrder<T>[]): T[] =>
  rows.filter((row) => row.orderId === orderId).map(({ orderId: _, ...row }) => row as unknown as T);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const isUuid = (text: string): boolean => UUID.test(text);

/** One order by id or number, without locks, or null. Reads that must agree belong in one read transaction. */
export async function findOrder(tx: Tx, idOrNumber: string): Promise<Order | null> {
  const [name, condition] = isUuid(idOrNumber) ? ["order_by_id", "o.id = $2::uuid"] : ["order_by_number", "o.number = $2"];
  const [header] = await tx.query<Header>(name, `select ${HEADER} from orders o where o.org_id = $1 and ${condition}`, [
    tx.orgId,
    idOrNumber,
  ]);
  return header ? assembleOrder(header, await readParts(tx, [header.id])) : null;
}

/** The orders themselves, locked in id order. `extra` selects further order ids in SQL, over $1 organization and $3.. values. */
export const lockHeaders = (
  tx: Tx,
  orderIds: readonly string[],
  { name, locking, extra = "", values = [] }: { name: string; locking: Locking; extra?: string; values?: readonly unknown[] },
): Promise<Header[]> =>
  tx.query<Header>(
    `${name}_${locking}`,
    `select ${HEADER} from orders o where o.org_id = $1 and (o.id = any($2::uuid[])${extra === "" ? "" : ` or o.id in (${extra})`})
     order by o.id${forUpdate(locking)}`,
    [tx.orgId, orderIds, ...values],
  );
