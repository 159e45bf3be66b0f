import type { Allocation } from "@/lib/stock/allocate";
import type { Demand } from "@/lib/stock/demand";
import { certain } from "@/lib/result/refusal";
import type { Ids } from "@/lib/transaction/ids";
import type { Line, Order, Work } from "./order";
import { dropUncovered, reservationOfWork, toPick, unpickedOf, unreleasedOf, wholeUnits } from "./work";

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
    const torn = line.components.length === 1 ? bundles : bundles - releaseTogether(order, line, locationId, bundles);
    for (const { productId, unitsPerBundle } of line.components) {
      releaseAt(order, line.id, productId, locationId, torn * unitsPerBundle);
      freed.push({ productId, locationId, units: bundles * unitsPerBundle });
    }
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

/**
 * Bundles that lie in one fulfilment, or that nobody was sent for, go first and with all their parts: what stays of the
 * others can still be shipped. Returns how many there were.
 */
function releaseTogether(order: Order, line: Line, locationId: string, bundles: number): number {
  let open = bundles - releaseUnsent(order, line, locationId, bundles);
  const here = order.work.filter((work) => work.lineId === line.id && work.locationId === locationId);
  for (const fulfilmentId of [...new Set(here.map((work) => work.fulfilmentId))].toReversed()) {
    const group = here.filter((work) => work.fulfilmentId === fulfilmentId);
    const whole = Math.min(open, wholeUnits(line, group, toPick));
    open -= whole;
    for (const { productId, unitsPerBundle } of line.components) dropFrom(order, partsOf(group, productId), whole * unitsPerBundle);
  }
  return bundles - open;
}

function releaseUnsent(order: Order, line: Line, locationId: string, bundles: number): number {
  const rowsOf = (productId: string) => rowsAt(order, line.id, productId, locationId);
  const unsent = line.components.map(({ productId, unitsPerBundle }) =>
    Math.floor(rowsOf(productId).reduce((sum, row) => sum + unreleasedOf(order, row), 0) / unitsPerBundle),
  );
  const whole = Math.min(bundles, ...unsent);
  for (const { productId, unitsPerBundle } of line.components) {
    let open = whole * unitsPerBundle;
    for (const row of rowsOf(productId)) {
      const taken = Math.min(open, unreleasedOf(order, row));
      row.releasedUnits += taken;
      open -= taken;
    }
  }
  return whole;
}

const partsOf = (group: readonly Work[], productId: string): Work[] => group.filter((work) => work.productId === productId);

/** Takes units that nobody has picked yet off the floor and out of their reservations, from the end of the walk; says how many. */
export function dropFrom(order: Order, parts: readonly Work[], units: number): number {
  let open = units;
  for (const work of parts.toReversed()) {
    const taken = Math.min(open, toPick(work));
    work.dropped += taken;
    reservationOfWork(order, work).releasedUnits += taken;
    open -= taken;
  }
  return units - open;
}

/** Releases units of one part wherever its reservations at the location are, the newest first. */
export function releaseAt(order: Order, lineId: string, productId: string, locationId: string, units: number): void {
  let open = units;
  for (const row of rowsAt(order, lineId, productId, locationId)) {
    const taken = Math.min(open, unpickedOf(order, row));
    row.releasedUnits += taken;
    open -= taken;
    dropUncovered(order, row);
  }
  if (open !== 0) throw new Error("Bug: a bundle's parts are not reserved together");
}
