import { shipment } from "@/db/schema/shipping";
import { businessDate } from "@/lib/orders/business-date";
import { queueEmail } from "@/lib/orders/messages";
import { copyOrder, type Order, type Package } from "@/lib/orders/order";
import { recordMove } from "@/lib/orders/record";
import { reservationOfWork } from "@/lib/orders/work";
import { consumeLayers } from "@/lib/receiving/layers";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Outcome } from "@/lib/transaction/transact";
import { type FloorOptions, type Stamp, type Target, targetOfFulfilment, UNSTAMPED } from "./command";
import { commitFloorStock, type FloorChange } from "./commit-floor-stock";
import type { ShipBody } from "./inputs";
import { workIn } from "./pick";
import type { FloorStockFacts } from "./read-floor-stock";
import { type FloorRefusal, type FloorRefused, refuseFloor } from "./refusals";

export type ShipAnswer = {
  ok: true;
  shipment: {
    id: string;
    number: string;
    carrier: string;
    packages: { id: string; seq: number; tracking_number: string | null }[];
    units: number;
  };
  order_status: string;
  fulfilment: { id: string; state: string };
} & Stamp;

type Between = { earlier: number; currency: string };
type Attempt = { actor: Actor; body: ShipBody; now: Date };

/**
 * Packages leave: their units leave the stock with their own reservations and oldest costs, the order moves on and the
 * customer gets the tracking numbers, in one transaction.
 */
export const shipPackages = (
  actor: Actor,
  fulfilmentId: string,
  body: ShipBody,
  options: FloorOptions = {},
): Promise<Outcome<ShipAnswer | FloorRefused>> =>
  commitFloorStock<ShipAnswer, Between>({
    actor,
    right: "ship",
    options,
    find: targetOfFulfilment(fulfilmentId),
    missing: refuseFloor("fulfilment_unknown"),
    between: readEarlier,
    decide: (facts, target, ids, now) => decideShip(facts, target, { actor, body, now }, ids),
  });

const EARLIER = `select coalesce(max(s.seq), 0) as earlier, o.currency from organization o left join shipment s on s.org_id = o.id and s.order_id = $2::uuid
  where o.id = $1 group by o.currency`;

async function readEarlier(tx: Tx, { orderId }: Target): Promise<Between> {
  const rows = await tx.query<Between>("earlier_shipments", EARLIER, [tx.orgId, orderId]);
  return certain(rows[0], "the organization");
}

function decideShip(
  facts: FloorStockFacts & { between: Between },
  target: Target,
  { actor, body, now }: Attempt,
  ids: Ids,
): FloorChange<ShipAnswer> | FloorRefusal {
  const before = facts.order;
  const order = copyOrder(before);
  const boxes = chosen(order, target.fulfilmentId, body);
  const refusal = refuseBoxes(order, target.fulfilmentId, boxes, body);
  if (refusal) return refusal;
  const changes = new ChangeSet();
  const sent = { id: ids.next(), seq: facts.between.earlier + 1 };
  const units = sendUnits(order, boxes, sent.id, body.handover);
  if (!wholeBundles(order)) return refuseFloor("bundle_incomplete");
  for (const { productId, locationId, units: gone } of units) consumeLayers(changes, facts.layers, productId, locationId, gone);
  shipServices(order);
  const carrier = insertShipment(changes, order, boxes, { ...sent, target, actor, now, currency: facts.between.currency });
  const total = units.reduce((sum, it) => sum + it.units, 0);
  const finish = (after: Order): ShipAnswer => {
    const today = businessDate(now, facts.feeding.policies.timeZone);
    const details = { shipment: sent.seq, units: total, packages: boxes.length };
    recordMove(changes, before, after, { move: "ship", actor, now, today, ids, open: "placed", details });
    tellShipped(changes, facts, before, after, boxes, ids);
    const state = certain(after.fulfilments.find(({ id }) => id === target.fulfilmentId)?.state, "the fulfilment");
    const packages = boxes.map(({ id, seq: number, label }) => ({
      id,
      seq: number,
      tracking_number: label?.state === "bought" ? label.trackingNumber : null,
    }));
    return {
      ok: true,
      shipment: { id: sent.id, number: `${order.number}-S${sent.seq}`, carrier, packages, units: total },
      order_status: after.status,
      fulfilment: { id: target.fulfilmentId, state },
      ...UNSTAMPED,
    };
  };
  return { ok: true, changes, order, free: null, finish };
}

/** Units of the packages leave their work and their reservations. Returns them by product and location. */
function sendUnits(
  order: Order,
  boxes: readonly Package[],
  shipmentId: string,
  handover: boolean,
): { productId: string; locationId: string; units: number }[] {
  const sent = new Map<string, { productId: string; locationId: string; units: number }>();
  for (const box of boxes) {
    box.shipmentId = shipmentId;
    // Handed over in person, or printed for an address that the order no longer has.
    if (box.label && (handover || box.label.shipToId !== order.shipToId)) box.label.state = "void_pending";
    for (const { workId, units } of order.packed.filter(({ packageId }) => packageId === box.id)) {
      const work = workIn(order, workId);
      work.shipped += units;
      reservationOfWork(order, work).shippedUnits += units;
      const { productId, locationId } = work;
      const row = sent.get(`${productId} ${locationId}`) ?? { productId, locationId, units: 0 };
      sent.set(`${productId} ${locationId}`, { ...row, units: row.units + units });
    }
  }
  return [...sent.values()];
}

type Sent = { id: string; seq: number; target: Target; actor: Actor; now: Date; currency: string };

/** The shipment's row with what its labels cost. Returns the carrier. */
function insertShipment(changes: ChangeSet, order: Order, boxes: readonly Package[], { target, actor, now, ...sent }: Sent): string {
  const labels = boxes.flatMap(({ label }) => (label?.state === "bought" ? label : []));
  const [first] = labels;
  // Amounts of other currencies stand at their packages: they are never added up.
  const priced = labels.filter(({ currency }) => currency === first?.currency);
  const carrier = first?.carrier ?? "handover";
  changes.insert(shipment, {
    ...target,
    ...sent,
    carrier,
    service: first?.service ?? "",
    shipToId: order.shipToId,
    costMinor: priced.reduce((sum, { costMinor }) => sum + costMinor, 0),
    currency: first?.currency ?? sent.currency,
    actorKind: actor.kind,
    actorId: actor.id,
    shippedAt: now,
  });
  return carrier;
}

function chosen(order: Order, fulfilmentId: string, { packages }: ShipBody): Package[] {
  const mine = order.packages.filter((box) => box.fulfilmentId === fulfilmentId);
  return packages ? mine.filter(({ id }) => packages.includes(id)) : mine.filter((box) => box.shipmentId === null && hasUnits(order, box));
}

const hasUnits = (order: Order, box: Package): boolean => order.packed.some((it) => it.packageId === box.id && it.units > 0);

function refuseBoxes(order: Order, fulfilmentId: string, boxes: readonly Package[], body: ShipBody): FloorRefusal | null {
  if (body.packages && boxes.length < new Set(body.packages).size) return refuseFloor("package_unknown");
  const work = order.work.filter((row) => row.fulfilmentId === fulfilmentId);
  if (work.some((row) => row.goingBack > 0)) return refuseFloor("put_back_first");
  if (work.some((row) => row.units - row.dropped > row.picked)) return refuseFloor("not_picked");
  if (work.some((row) => row.picked > row.packed)) return refuseFloor("not_verified");
  if (boxes.length === 0) return refuseFloor("nothing_to_ship");
  for (const box of boxes) {
    const name = `package ${box.seq}`;
    if (box.shipmentId) return refuseFloor("package_shipped", name);
    if (!hasUnits(order, box)) return refuseFloor("package_empty", name);
    if (!box.closedAt) return refuseFloor("package_open", name);
    if (body.handover) continue;
    if (box.label?.state !== "bought") return refuseFloor("label_missing", name);
    if (box.label.shipToId !== order.shipToId) return refuseFloor("label_other_address", name);
  }
  return null;
}

/** Every bundle line has shipped the same number of whole bundles of each of its parts. */
function wholeBundles(order: Order): boolean {
  return order.lines.every((line) => {
    const bundles = line.components.map(({ productId, unitsPerBundle }) => {
      const work = order.work.filter((row) => row.lineId === line.id && row.productId === productId);
      return work.reduce((sum, row) => sum + row.shipped, 0) / unitsPerBundle;
    });
    return bundles.every((count) => Number.isInteger(count) && count === bundles[0]);
  });
}

/** Postage and fees follow the first shipment. */
function shipServices(order: Order): void {
  for (const line of order.lines.filter(({ kind }) => kind === "service")) {
    line.shipped += line.unallocated;
    line.unallocated = 0;
  }
}

function tellShipped(
  changes: ChangeSet,
  { feeding }: FloorStockFacts,
  before: Order,
  after: Order,
  boxes: readonly Package[],
  ids: Ids,
): void {
  const to = certain(feeding.addressees.get(after.id), "the order's customer");
  const addressee = { organizationName: feeding.policies.organizationName, customerName: to.customerName, email: to.email };
  const packages = boxes.flatMap(({ label }) =>
    label?.state === "bought" && label.trackingNumber
      ? [{ carrier: label.carrier, service: label.service, trackingNumber: label.trackingNumber }]
      : [],
  );
  const earlier = new Map(before.lines.map((line) => [line.id, line.shipped]));
  const now = new Map(after.lines.map((line) => [line.id, line.kind === "service" ? 0 : line.shipped - (earlier.get(line.id) ?? 0)]));
  const whole = after.status === "shipped";
  queueEmail(changes, "email.order_shipped", after, addressee, ids, { whole, packages }, (lineId) => now.get(lineId) ?? 0);
}
