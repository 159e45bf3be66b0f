import { backorder, reservation, stockLevel, stockMovement } from "@/db/schema/stock";
import type { Actor } from "@/lib/tenancy/actor";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Order, Reservation } from "./order";

type StockRecord = { actor: Pick<Actor, "kind" | "id">; now: Date; ids: Ids };

/** New reservations, released and shipped units, each with its movement and its effect on the stock row. */
export function writeReservations(changes: ChangeSet, before: Order | null, after: Order, record: StockRecord): void {
  const known = new Map(before?.reservations.map((row) => [row.id, row]));
  for (const row of after.reservations) {
    const earlier = known.get(row.id);
    if (!earlier) {
      const { id, lineId, productId, locationId, units, strategy, score } = row;
      changes.insert(reservation, { id, orderId: after.id, lineId, productId, locationId, units, strategy, score });
      move(changes, after, row, { kind: "reserve", reservedDelta: units }, record);
    } else if (earlier.releasedUnits !== row.releasedUnits || earlier.shippedUnits !== row.shippedUnits) {
      const { releasedUnits, shippedUnits } = row;
      changes.set(reservation, { id: row.id }, { releasedUnits, shippedUnits });
      const [released, shipped] = [releasedUnits - earlier.releasedUnits, shippedUnits - earlier.shippedUnits];
      if (released !== 0) move(changes, after, row, { kind: "release", reservedDelta: -released }, record);
      if (shipped !== 0) move(changes, after, row, { kind: "ship", reservedDelta: -shipped, onHandDelta: -shipped }, record);
    }
  }
}

function move(
  changes: ChangeSet,
  order: Order,
  row: Reservation,
  change: { kind: "reserve" | "release" | "ship"; reservedDelta: number; onHandDelta?: number },
  record: StockRecord,
): void {
  const key = { productId: row.productId, locationId: row.locationId, condition: "good" };
  const { onHandDelta = 0, reservedDelta } = change;
  changes.add(stockLevel, key, { reserved: reservedDelta, ...(onHandDelta !== 0 && { onHand: onHandDelta }) });
  changes.insert(stockMovement, {
    id: record.ids.next(),
    ...key,
    kind: change.kind,
    onHandDelta,
    reservedDelta,
    orderId: order.id,
    lineId: row.lineId,
    actorKind: record.actor.kind,
    actorId: record.actor.id,
    occurredAt: record.now,
  });
}

export function writeWaiting(changes: ChangeSet, before: Order | null, after: Order): void {
  const known = new Map(before?.waiting.map((row) => [row.id, row]));
  for (const { id, lineId, productId, joinedUnits, units, waitingSince } of after.waiting) {
    const earlier = known.get(id);
    // Without a time of its own a row waits from when its stock was locked, which the database says.
    const place = waitingSince ? { waitingSince } : {};
    if (!earlier)
      changes.insert(backorder, { id, orderId: after.id, lineId, productId, joinedUnits, units, priority: after.priority, ...place });
    else if (earlier.units !== units) changes.set(backorder, { id }, { units });
  }
}
