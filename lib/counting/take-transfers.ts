import { stockLevel, stockMovement } from "@/db/schema/stock";
import { transferWork } from "@/db/schema/transfers";
import { goodRow } from "@/lib/receiving/good-stock";
import type { GoodStock } from "@/lib/stock/free";
import type { Actor } from "@/lib/tenancy/actor";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Shortage } from "./take-reservations";

/** Units that a request of a transfer holds and nobody has picked, the newest first. */
export type HeldForTransfer = { id: string; requestId: string; productId: string; units: number };

const HELD = `select id, request_id as "requestId", product_id as "productId", units - picked - dropped as units from transfer_work
  where org_id = $1 and product_id = any($2::uuid[]) and location_id = $3::uuid and units > dropped + sent and units > picked + dropped
  order by id desc for no key update`;

/** After stock and places in the order of locks. */
export const readHeldForTransfers = (tx: Tx, productIds: readonly string[], locationId: string): Promise<HeldForTransfer[]> =>
  tx.query<HeldForTransfer>("held_for_transfers", HELD, [tx.orgId, productIds, locationId]);

/** Units that a count did not find are not sent elsewhere: requests of transfers give them up before any customer has to. */
export function takeFromTransfers(
  changes: ChangeSet,
  stock: GoodStock[],
  shortages: readonly Shortage[],
  held: readonly HeldForTransfer[],
  { actor, now, ids }: { actor: Actor; now: Date; ids: Ids },
): void {
  for (const { productId, locationId, units } of shortages) {
    let open = units;
    for (const row of held.filter((it) => it.productId === productId)) {
      const taken = Math.min(open, row.units);
      if (taken === 0) break;
      open -= taken;
      const key = { productId, locationId, condition: "good" };
      const by = { transferId: row.requestId, actorKind: actor.kind, actorId: actor.id, occurredAt: now };
      changes.add(transferWork, { id: row.id }, { dropped: taken }).add(stockLevel, key, { reserved: -taken });
      changes.insert(stockMovement, { id: ids.next(), ...key, kind: "release", reservedDelta: -taken, ...by });
      goodRow(stock, productId, locationId).reserved -= taken;
    }
  }
}
