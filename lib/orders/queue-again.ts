import { type Line, type Order, activeUnits } from "./order";
import type { QueueFact } from "./placement-facts";
import type { FeedingFacts } from "./read-feeding";
import type { Ids } from "@/lib/transaction/ids";

/** Reserved units of the line wait again, in the place that they had: from when the order was placed. Changes the order in place. */
export function waitAgain(order: Order, line: Line, units: number, ids: Ids): void {
  line.reserved -= units;
  line.backordered += units;
  for (const { productId, unitsPerBundle } of line.components) {
    const waiting = units * unitsPerBundle;
    order.waiting.push({ id: ids.next(), lineId: line.id, productId, joinedUnits: waiting, units: waiting, waitingSince: order.placedAt });
  }
}

/** The queue with the rows that a move gives the order back, each in its place. */
export function withOwnRows(facts: FeedingFacts, order: Order): FeedingFacts {
  const known = new Set(facts.orders.get(order.id)?.waiting.map(({ id }) => id));
  const own = order.waiting.filter((row) => row.units > 0 && !known.has(row.id)).map((row) => queueFact(facts, order, row));
  return own.length === 0 ? facts : { ...facts, queue: [...facts.queue, ...own].toSorted(inOrder) };
}

function queueFact({ addressees }: FeedingFacts, order: Order, row: Order["waiting"][number]): QueueFact {
  const line = order.lines.find(({ id }) => id === row.lineId);
  if (!line) throw new Error("Bug: a waiting row without its line");
  const point = addressees.get(order.id)?.point;
  return {
    ...row,
    orderId: order.id,
    priority: order.priority,
    waitingSince: row.waitingSince ?? new Date(),
    waitingUnits: line.backordered,
    lineProductId: line.productId,
    parts: line.components.some(({ productId }) => productId !== line.productId) ? [...line.components] : null,
    split: order.split,
    strategy: order.strategy,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    heldAt: order.split === "one_location" ? (order.reservations.find((it) => activeUnits(it) > 0)?.locationId ?? null) : null,
  };
}

const inOrder = (a: QueueFact, b: QueueFact): number =>
  b.priority - a.priority || a.waitingSince.getTime() - b.waitingSince.getTime() || (a.id < b.id ? -1 : 1);
