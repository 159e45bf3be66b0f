import type { FulfilmentState } from "@/db/values";
import { certain } from "@/lib/result/refusal";
import { activeUnits, type Fulfilment, type Line, type Order, type Reservation, type Work } from "./order";

// The work on the floor and what it makes of an order's lines. The functions that say so change the order in place.

/** Units of the reservation that somebody carries or has packed, and that have not left. */
const carriedOf = (order: Order, reservationId: string): number =>
  sum(order.work, (work) => (work.reservationId === reservationId ? work.picked - work.shipped : 0));

export const toPick = (work: Work): number => work.units - work.picked - work.dropped;
export const toPack = (work: Work): number => work.picked - work.packed - work.goingBack;

/** Units of the reservation that were released to the floor and are not picked yet. */
const toPickOf = (order: Order, reservationId: string): number =>
  sum(order.work, (work) => (work.reservationId === reservationId ? toPick(work) : 0));

/** Reserved units that nobody was sent to pick. */
export const unreleasedOf = (order: Order, reservation: Reservation): number =>
  activeUnits(reservation) - carriedOf(order, reservation.id) - toPickOf(order, reservation.id);

/** Reserved units that nobody has picked: what a cancel may release at once. */
export const unpickedOf = (order: Order, reservation: Reservation): number => activeUnits(reservation) - carriedOf(order, reservation.id);

/** Takes work off the floor that its reservation no longer covers, from the end of the walk. */
export function dropUncovered(order: Order, reservation: Reservation): void {
  let excess = -unreleasedOf(order, reservation);
  for (const work of order.work.filter(({ reservationId }) => reservationId === reservation.id).toReversed()) {
    if (excess <= 0) break;
    const dropped = Math.min(excess, toPick(work));
    work.dropped += dropped;
    excess -= dropped;
  }
  if (excess > 0) throw new Error("Bug: more units are picked than are reserved");
}

/**
 * Recounts how many of a line's allocated units are picked, packed and shipped. A bundle is picked only when all of its
 * parts are, at one location. What is allocated in all does not change.
 */
function settleLine(order: Order, line: Line): void {
  if (line.kind === "service") return;
  const allocated = line.reserved + line.picked + line.packed + line.shipped;
  const work = order.work.filter(({ lineId }) => lineId === line.id);
  const at = (step: "picked" | "packed" | "shipped"): number => wholeUnits(line, work, (row) => row[step]);
  const [picked, packed, shipped] = [at("picked"), at("packed"), at("shipped")];
  line.delivered = wholeUnits(line, work, (row) => deliveredOf(order, row));
  line.shipped = shipped;
  line.packed = packed - shipped;
  line.picked = picked - packed;
  line.reserved = allocated - picked;
}

function deliveredOf(order: Order, { id }: Work): number {
  const arrived = new Set(order.packages.filter(({ deliveredAt }) => deliveredAt !== null).map((box) => box.id));
  return sum(order.packed, (row) => (row.workId === id && arrived.has(row.packageId) ? row.units : 0));
}

/** Whole units of the line, as many as each of its parts has at one location. */
export function wholeUnits(line: Line, work: readonly Work[], units: (row: Work) => number): number {
  const locations = new Set(work.map(({ locationId }) => locationId));
  return sum([...locations], (locationId) =>
    Math.min(
      ...line.components.map(({ productId, unitsPerBundle }) => {
        const here = work.filter((row) => row.locationId === locationId && row.productId === productId);
        return Math.floor(sum(here, units) / unitsPerBundle);
      }),
    ),
  );
}

/** Brings lines and fulfilments in line with the work, and dates what is complete. */
export function settleWork(order: Order, now: Date): void {
  for (const line of order.lines) settleLine(order, line);
  for (const fulfilment of order.fulfilments) {
    const work = order.work.filter(({ fulfilmentId }) => fulfilmentId === fulfilment.id);
    fulfilment.state = stateOf(work);
    fulfilment.pickedAt = reached(fulfilment, "picked") ? (fulfilment.pickedAt ?? now) : null;
    fulfilment.packedAt = reached(fulfilment, "packed") ? (fulfilment.packedAt ?? now) : null;
    fulfilment.shippedAt = reached(fulfilment, "shipped") ? (fulfilment.shippedAt ?? now) : null;
  }
}

const STAGES: readonly FulfilmentState[] = ["released", "picking", "picked", "packed", "shipped"];
const reached = ({ state }: Fulfilment, stage: FulfilmentState): boolean => STAGES.indexOf(state) >= STAGES.indexOf(stage);

/** What a fulfilment's work says: nothing of it is stored that its lines do not show. */
function stateOf(work: readonly Work[]): FulfilmentState {
  const units = sum(work, (row) => row.units - row.dropped);
  const done = (stage: "picked" | "packed" | "shipped") => sum(work, (row) => row[stage]);
  if (units === 0) return "canceled";
  if (done("shipped") >= units) return "shipped";
  if (done("packed") >= units) return "packed";
  if (done("picked") >= units) return "picked";
  return done("picked") > 0 ? "picking" : "released";
}

/** Takes units out of their packages again, the last package first: it is open from then on, and its label is void. */
export function unpack(order: Order, work: Work, units: number): void {
  let open = units;
  for (const row of order.packed.filter(({ workId }) => workId === work.id).toReversed()) {
    const box = certain(
      order.packages.find(({ id }) => id === row.packageId),
      "the package of packed units",
    );
    const taken = box.shipmentId === null ? Math.min(open, row.units) : 0;
    if (taken === 0) continue;
    row.units -= taken;
    open -= taken;
    box.closedAt = null;
    if (box.label) box.label.state = "void_pending";
  }
  if (open > 0) throw new Error("Bug: packages hold fewer units than their work says");
  work.packed -= units;
}

export type AskedBack = { work: Work; units: number };

/**
 * Marks picked units of the line that somebody has to put back, packed ones last; whole bundles from one location at a
 * time. `units` are the line's own. The units stay where they are until the put-back is done.
 */
export function askBack(order: Order, line: Line, units: number): AskedBack[] {
  const asked: AskedBack[] = [];
  let open = units;
  const mine = order.work.filter(({ lineId }) => lineId === line.id);
  for (const group of groupsOf(line, mine)) {
    const bundles = Math.min(
      open,
      wholeUnits(line, group, (work) => work.picked - work.shipped - work.goingBack),
    );
    if (bundles === 0) continue;
    open -= bundles;
    for (const { productId, unitsPerBundle } of line.components) {
      const parts = group.filter((work) => work.productId === productId);
      asked.push(...askParts(order, parts, bundles * unitsPerBundle));
    }
  }
  if (open > 0) throw new Error("Bug: fewer units are carried than their line says");
  line.cancelPending += units;
  return asked;
}

/** The work by location; where a bundle is made of parts, those of one fulfilment before parts of several. */
function groupsOf(line: Line, work: readonly Work[]): Work[][] {
  const byLocation = [...Map.groupBy(work, ({ locationId }) => locationId).values()];
  if (line.components.length === 1) return byLocation;
  return [...Map.groupBy(work, ({ fulfilmentId }) => fulfilmentId).values(), ...byLocation];
}

function askParts(order: Order, parts: readonly Work[], units: number): AskedBack[] {
  const asked: AskedBack[] = [];
  let open = units;
  for (const work of parts) {
    const taken = Math.min(open, toPack(work));
    if (taken > 0) asked.push(goBack(work, taken));
    open -= taken;
  }
  for (const work of parts) {
    const taken = Math.min(open, work.packed - work.shipped);
    if (taken === 0) continue;
    unpack(order, work, taken);
    asked.push(goBack(work, taken));
    open -= taken;
  }
  return asked;
}

function goBack(work: Work, units: number): AskedBack {
  work.goingBack += units;
  return { work, units };
}

export const lineOfWork = (order: Order, work: Pick<Work, "lineId">): Line =>
  certain(
    order.lines.find(({ id }) => id === work.lineId),
    "the line of the work",
  );

export const reservationOfWork = (order: Order, work: Pick<Work, "reservationId">): Reservation =>
  certain(
    order.reservations.find(({ id }) => id === work.reservationId),
    "the reservation of the work",
  );

export const isOnFloor = (order: Order): boolean => order.fulfilments.some(({ state }) => state !== "canceled");

const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((total, row) => total + of(row), 0);
