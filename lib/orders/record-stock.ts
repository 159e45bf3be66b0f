import { backorder, reservation, stockLevel, stockMovement } from "@/db/schema/stock";
import type { Actor } from "@/lib/tenancy/actor";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Order, Reservation } from "./order";

type StockRecord = { actor: Pick<Actor, "kind" | "id">; now: Date; ids: Ids };

/** New reservations and released units, each with its movement and its effect on the stock row. */
export function writeReservations(changes: ChangeSet, before: Order | null, after: Order, record: StockRecord): void {
  const known = new Map(before?.reservations.map((row) => [row.id, row]));
  for (const row of after.reservations) {
    const earlier = known.get(row.id);
    if (!earlier) {
      const { id, lineId, productId, locationId, units, strategy, score } = row;
      changes.insert(reservation, { id, orderId: after.id, lineId, productId, locationId, units, strategy, score });
      move(changes, after, row, { kind: "reserve", reservedDelta: units }, record);
    } else if (earlier.releasedUnits !== row.releasedUnits) {
      changes.set(reservation, { id: row.id }, { releasedUnits: row.releasedUnits });
      move(changes, after, row, { kind: "release", reservedDelta: earlier.releasedUnits - row.releasedUnits }, record);
    }
  }
}

function move(
  changes: ChangeSet,
  order: Order,
  row: Reservation,
  change: { kind: "reserve" | "release"; reservedDelta: number },
  record: StockRecord,
): void {
  const key = { productId: row.productId, locationId: row.locationId, condition: "good" };
  changes.add(stockLevel, key, { reserved: change.reservedDelta });
  changes.insert(stockMovement, {
    id: record.ids.next(),
    ...key,
    ...change,
    onHandDelta: 0,
    orderId: order.id,
    lineId: row.lineId,
    actorKind: record.actor.kind,
    actorId: record.actor.id,
    occurredAt: record.now,
  });
}

export function writeWaiting(changes: ChangeSet, before: Order | null, after: Order): void {
  const known = new Map(before?.waiting.map((row) => [row.id, row]));
  for (const { id, lineId, productId, joinedUnits, units } of after.waiting) {
    const earlier = known.get(id);
    if (!earlier) changes.insert(backorder, { id, orderId: after.id, lineId, productId, joinedUnits, units, priority: after.priority });
    else if (earlier.units !== units) changes.set(backorder, { id }, { units });
  }
}
