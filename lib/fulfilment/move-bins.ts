import { stockMovement } from "@/db/schema/stock";
import { certain } from "@/lib/result/refusal";
import type { Work } from "@/lib/orders/order";
import type { Place, Places, Touch } from "@/lib/stock/places";
import type { Actor } from "@/lib/tenancy/actor";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";

export type BinRecord = { actor: Pick<Actor, "kind" | "id">; now: Date; ids: Ids };

const goodOf = ({ productId, locationId }: Pick<Work, "productId" | "locationId">) => ({ productId, locationId, condition: "good" });

/** Units leave their bin with the picker. Where the bin holds fewer than it should, the places nearby are corrected instead. */
export function takeFromBin(changes: ChangeSet, places: Places, orderId: string, work: Work, units: number, record: BinRecord): void {
  const { binId, lotId } = work;
  const taken =
    places.take(goodOf(work), units, { binId, lotId }) ?? places.take(goodOf(work), units, { lotId }) ?? places.take(goodOf(work), units);
  for (const touch of certain(taken, "the places of units that are reserved")) writeBinMove(changes, "pick", orderId, work, touch, record);
}

/** Units that a picker carried lie in a place again. */
export function putIntoBin(
  changes: ChangeSet,
  places: Places,
  orderId: string,
  work: Work,
  units: number,
  place: Place,
  record: BinRecord,
): void {
  writeBinMove(changes, "unpick", orderId, work, places.put(goodOf(work), place, units), record);
}

function writeBinMove(changes: ChangeSet, kind: "pick" | "unpick", orderId: string, work: Work, touch: Touch, record: BinRecord): void {
  changes.insert(stockMovement, {
    id: record.ids.next(),
    ...goodOf(work),
    kind,
    orderId,
    lineId: work.lineId,
    binId: touch.binId,
    lotId: touch.lotId,
    binDelta: touch.units,
    actorKind: record.actor.kind,
    actorId: record.actor.id,
    occurredAt: record.now,
  });
}
