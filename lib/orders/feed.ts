import { certain } from "@/lib/result/refusal";
import type { FreeStock } from "@/lib/stock/free";
import { takeAll } from "@/lib/stock/demand";
import { type Fed, feedQueue, type QueueRow, type WaitingLine } from "@/lib/stock/queue";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import { businessDate } from "./business-date";
import { queueEmail } from "./messages";
import { copyOrder, type Order } from "./order";
import { MOST_FED_ORDERS, MOST_QUEUE_ROWS } from "./queue-limit";
import type { FeedingFacts } from "./read-feeding";
import { recordMove } from "./record";
import { waitingLines } from "./supply";
import { leaveQueue, reserve } from "./units";

/** Units of an order's line that left the queue; a bundle line counts bundles. */
export type FedLine = { orderId: string; number: string; line: number; sku: string; units: number };

export type Feeding =
  | {
      kind: "fed";
      /** The orders' new values. Those that are the command's own are recorded by it, the others are recorded here. */
      orders: Map<string, Order>;
      lines: FedLine[];
      /** Products whose queue goes on behind what one transaction feeds. */
      more: string[];
    }
  /** Orders in front that nobody locked: lock them as well and start over. */
  | { kind: "widen"; orderIds: string[] };

/**
 * Gives what is free to the queue, first come first served. `current` holds the command's own orders as the command left
 * them. Nothing is written here: see `recordFeeding`.
 */
export function planFeeding(facts: FeedingFacts, current: ReadonlyMap<string, Order>, free: FreeStock, ids: Ids): Feeding {
  const waiting = linesNow(facts, current);
  const all = feedQueue(openRows(facts, current), waiting, free.copy());
  const fed = firstOrders(all, MOST_FED_ORDERS);
  const served = [...new Set(fed.map(({ orderId }) => orderId))];
  if (served.some((id) => !facts.orders.has(id))) return { kind: "widen", orderIds: served };
  take(fed, waiting, free);

  const orders = new Map<string, Order>();
  const lines: FedLine[] = [];
  for (const { orderId, lineId, allocations } of fed) {
    const order =
      orders.get(orderId) ?? current.get(orderId) ?? copyOrder(certain(facts.orders.get(orderId), "a locked order of the queue"));
    orders.set(orderId, order);
    const line = certain(
      order.lines.find(({ id }) => id === lineId),
      "a waiting line",
    );
    for (const allocation of allocations) {
      reserve(order, allocation, "backordered", ids);
      leaveQueue(order, line, allocation.units, "oldest");
      lines.push({ orderId, number: order.number, line: line.line, sku: line.sku, units: allocation.units });
    }
  }
  const cut = facts.queue.length > MOST_QUEUE_ROWS;
  const behind = cut ? facts.queue : all.slice(fed.length).flatMap(({ lineId }) => waiting.get(lineId)?.components ?? []);
  const more = [...new Set(behind.map(({ productId }) => productId))].filter((productId) => free.total(productId) > 0);
  // Behind a queue that was read to its end and gave nobody anything there is nobody else.
  return { kind: "fed", orders, lines, more: fed.length > 0 || cut ? more : [] };
}

/** What the first orders that can be served get; those in front that cannot be served do not count. */
function firstOrders(all: readonly Fed[], most: number): Fed[] {
  const orders = new Set<string>();
  const end = all.findIndex(({ orderId }) => orders.add(orderId).size > most);
  return end === -1 ? [...all] : all.slice(0, end);
}

function take(fed: readonly Fed[], waiting: ReadonlyMap<string, WaitingLine>, free: FreeStock): void {
  for (const { lineId, allocations } of fed) {
    const { components } = certain(waiting.get(lineId), "a waiting line");
    for (const { locationId, units } of allocations) takeAll({ lineId, units, components }, free, locationId, units);
  }
}

export type FeedingRecord = { now: Date; ids: Ids; except: ReadonlySet<string>; details?: Record<string, unknown> };

/** Records the fed orders that are not the command's own: a system move on each, and a mail once nothing of it waits any longer. */
export function recordFeeding(
  changes: ChangeSet,
  facts: FeedingFacts,
  feeding: Extract<Feeding, { kind: "fed" }>,
  { now, ids, except, details }: FeedingRecord,
): void {
  const today = businessDate(now, facts.policies.timeZone);
  for (const [orderId, after] of [...feeding.orders].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (except.has(orderId)) continue;
    const before = certain(facts.orders.get(orderId), "a locked order of the queue");
    const fed = feeding.lines.filter((line) => line.orderId === orderId);
    recordMove(changes, before, after, {
      move: "allocate",
      actor: { kind: "system", id: null },
      now,
      today,
      ids,
      open: "placed",
      details: { fed: fed.map(({ line, units }) => ({ line, units })), ...details },
    });
    const to = facts.addressees.get(orderId);
    if (to && after.waitingUnits === 0) {
      const addressee = { organizationName: facts.policies.organizationName, customerName: to.customerName, email: to.email };
      queueEmail(changes, "email.units_reserved", after, addressee, ids, {}, (lineId) => unitsFed(after, lineId, fed));
    }
  }
}

const unitsFed = (order: Order, lineId: string, fed: readonly FedLine[]): number => {
  const number = order.lines.find(({ id }) => id === lineId)?.line;
  return fed.filter(({ line }) => line === number).reduce((sum, { units }) => sum + units, 0);
};

/** The queue as it stands once the command's own orders have changed: units they gave up no longer wait. */
function openRows(facts: FeedingFacts, current: ReadonlyMap<string, Order>): QueueRow[] {
  const changed = new Map<string, number>();
  for (const order of current.values()) for (const row of order.waiting) changed.set(row.id, row.units);
  return facts.queue
    .slice(0, MOST_QUEUE_ROWS)
    .map((row) => ({ ...row, units: changed.get(row.id) ?? row.units }))
    .filter(({ units }) => units > 0);
}

function linesNow(facts: FeedingFacts, current: ReadonlyMap<string, Order>) {
  const lines = waitingLines(facts.queue, facts.policies.locations, facts.layers);
  for (const order of current.values()) {
    for (const line of order.lines) {
      const known = lines.get(line.id);
      if (known) lines.set(line.id, { ...known, waitingUnits: line.backordered });
    }
  }
  return lines;
}
