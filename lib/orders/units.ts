import type { Allocation } from "@/lib/stock/allocate";
import type { Demand } from "@/lib/stock/demand";
import { certain } from "@/lib/result/refusal";
import type { Ids } from "@/lib/transaction/ids";
import type { Line, Order } from "./order";
import { dropUncovered, unpickedOf } from "./work";

// Moving units between a line's buckets, with the reservation and waiting rows that stand for them. All change the order in place.

/** What the line still needs from stock, as demand in line units. */
export const demandOf = (line: Line): Demand => ({ lineId: line.id, units: line.unallocated, components: line.components });

const lineOf = (order: Order, lineId: string): Line =>
  certain(
    order.lines.find(({ id }) => id === lineId),
    `line ${lineId}`,
  );

/** Units that a location gave become reserved: one reservation per component. */
export function reserve(
  order: Order,
  { lineId, locationId, units, score }: Allocation,
  from: "unallocated" | "backordered",
  ids: Ids,
): void {
  const line = lineOf(order, lineId);
  line[from] -= units;
  line.reserved += units;
  for (const { productId, unitsPerBundle } of line.components) {
    order.reservations.push({
      id: ids.next(),
      lineId,
      productId,
      locationId,
      units: units * unitsPerBundle,
      releasedUnits: 0,
      shippedUnits: 0,
      strategy: order.strategy,
      score,
    });
  }
}

/** Units that nothing covers join the queue at its end: one waiting row per component. */
export function joinQueue(order: Order, line: Line, ids: Ids): void {
  const units = line.unallocated;
  if (units === 0 || line.kind === "service") return;
  line.unallocated = 0;
  line.backordered += units;
  for (const { productId, unitsPerBundle } of line.components) {
    const waiting = units * unitsPerBundle;
    order.waiting.push({ id: ids.next(), lineId: line.id, productId, joinedUnits: waiting, units: waiting, waitingSince: null });
  }
}

/** Takes units of the line out of the queue: from its oldest rows when it is served, from its newest when it wants less. */
export function leaveQueue(order: Order, line: Line, units: number, rows: "oldest" | "newest"): void {
  for (const { productId, unitsPerBundle } of line.components) {
    const waiting = order.waiting.filter((row) => row.lineId === line.id && row.productId === productId && row.units > 0);
    takeFrom(rows === "oldest" ? waiting : waiting.reverse(), units * unitsPerBundle);
  }
}

function takeFrom(rows: { units: number }[], units: number): void {
  let open = units;
  for (const row of rows) {
    const taken = Math.min(row.units, open);
    row.units -= taken;
    open -= taken;
  }
  if (open !== 0) throw new Error("Bug: waiting rows hold fewer units than their line says");
}

export type Freed = { productId: string; locationId: string; units: number };

/**
 * Units released from the line's reservations, newest first; whole bundles from one location at a time, and only what
 * nobody has picked. Work that was sent to the floor for them is dropped. Returns what became free.
 */
export function release(order: Order, line: Line, units: number, at?: string): Freed[] {
  const freed: Freed[] = [];
  let open = units;
  for (const locationId of placesOf(order, line).filter((place) => at === undefined || place === at)) {
    const bundles = Math.min(open, releasableAt(order, line, locationId));
    if (bundles === 0) continue;
    open -= bundles;
    for (const { productId, unitsPerBundle } of line.components)
      freed.push(releaseAt(order, line.id, productId, locationId, bundles * unitsPerBundle));
  }
  if (open !== 0) throw new Error("Bug: reservations hold fewer units than their line says");
  return freed;
}

/** Whole units of the line that a cancel may release now: reserved, and no part of them picked. */
export const releasableUnits = (order: Order, line: Line): number =>
  placesOf(order, line).reduce((sum, locationId) => sum + releasableAt(order, line, locationId), 0);

export function releasableAt(order: Order, line: Line, locationId: string): number {
  const whole = line.components.map(({ productId, unitsPerBundle }) => {
    const rows = rowsAt(order, line.id, productId, locationId);
    return Math.floor(rows.reduce((sum, row) => sum + unpickedOf(order, row), 0) / unitsPerBundle);
  });
  return whole.length === 0 ? 0 : Math.min(...whole);
}

/** Locations that hold units of the line, the newest reservation first. */
const placesOf = (order: Order, line: Line): string[] => [
  ...new Set(
    order.reservations
      .filter(({ lineId }) => lineId === line.id)
      .map(({ locationId }) => locationId)
      .reverse(),
  ),
];

const rowsAt = (order: Order, lineId: string, productId: string, locationId: string) =>
  order.reservations.filter((row) => row.lineId === lineId && row.productId === productId && row.locationId === locationId).reverse();

function releaseAt(order: Order, lineId: string, productId: string, locationId: string, units: number): Freed {
  let open = units;
  for (const row of rowsAt(order, lineId, productId, locationId)) {
    const taken = Math.min(open, unpickedOf(order, row));
    row.releasedUnits += taken;
    open -= taken;
    dropUncovered(order, row);
  }
  if (open !== 0) throw new Error("Bug: a bundle's parts are not reserved together");
  return { productId, locationId, units };
}
