import { stockLevel, stockMovement } from "@/db/schema/stock";
import type { AdjustReason, ShortReason, StockCondition } from "@/db/values";
import { consumeLayers } from "@/lib/receiving/layers";
import type { CostLayer } from "@/lib/receiving/read-facts";
import { certain } from "@/lib/result/refusal";
import type { Place, Places } from "@/lib/stock/places";
import type { Actor } from "@/lib/tenancy/actor";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";

/** Where units go that a picker could not take. What nobody found is gone until somebody counts. */
const ASIDE: Readonly<Record<ShortReason, { reason: AdjustReason; condition: StockCondition | null }>> = {
  not_in_bin: { reason: "lost", condition: null },
  wrong_lot: { reason: "lost", condition: null },
  damaged: { reason: "damaged", condition: "damaged" },
  expired: { reason: "expired", condition: "quarantine" },
  cannot_reach: { reason: "correction", condition: "quarantine" },
};

type Found = Place & { productId: string; locationId: string };
type Short = { units: number; reason: ShortReason; actor: Pick<Actor, "kind" | "id">; now: Date; transferId?: string };

/** Units that a picker reported short leave the good stock of their place: gone, or kept apart in a condition of their own. */
export function setAside(
  changes: ChangeSet,
  places: Places,
  layers: readonly CostLayer[],
  { productId, locationId, binId: fromBin, lotId: ofLot }: Found,
  { units: short, reason: why, actor, now, transferId }: Short,
  ids: Ids,
): void {
  const { reason, condition } = ASIDE[why];
  const good = { productId, locationId, condition: "good" };
  const by = { reason, note: "Short pick", actorKind: actor.kind, actorId: actor.id, occurredAt: now, transferId: transferId ?? null };
  const taken =
    places.take(good, short, { binId: fromBin, lotId: ofLot }) ?? places.take(good, short, { lotId: ofLot }) ?? places.take(good, short);
  for (const { binId, lotId, units } of certain(taken, "the places of units that are reserved"))
    changes.insert(stockMovement, { id: ids.next(), ...good, kind: "adjust", onHandDelta: units, binDelta: units, binId, lotId, ...by });
  changes.add(stockLevel, good, { onHand: -short });
  consumeLayers(changes, layers, productId, locationId, short);
  if (condition === null) return;
  const aside = { productId, locationId, condition };
  const { binId, lotId } = places.put(aside, { binId: null, lotId: ofLot }, short);
  changes.add(stockLevel, aside, { onHand: short });
  const units = { onHandDelta: short, binDelta: short };
  changes.insert(stockMovement, { id: ids.next(), ...aside, kind: "adjust", ...units, binId, lotId, ...by });
}
