import { countTask } from "@/db/schema/counting";
import { stockLevel, stockMovement } from "@/db/schema/stock";
import { transferWork } from "@/db/schema/transfers";
import { setAside } from "@/lib/fulfilment/set-aside";
import type { Stamp, StockOptions } from "@/lib/receiving/command";
import { copyStock, goodRow } from "@/lib/receiving/good-stock";
import { refuseStock, type StockRefused } from "@/lib/receiving/refusals";
import { certain } from "@/lib/result/refusal";
import { Places } from "@/lib/stock/places";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Outcome } from "@/lib/transaction/transact";
import { commitRequest } from "./command";
import type { TransferShortBody } from "./inputs";
import { requestOfWork, toPickOf } from "./work";

export type TransferShortAnswer = {
  ok: true;
  work: { id: string; units: number; picked: number; dropped: number };
  /** The task to count what was not found, or null where one is open already. */
  count_task: string | null;
} & Stamp;

const COUNTING = `select 1 from count_task t join transfer_work w on w.org_id = t.org_id and w.id = $2::uuid
  where t.org_id = $1 and t.done_at is null and t.location_id = w.location_id and t.bin_id is not distinct from w.bin_id
    and (t.product_id is null or t.product_id = w.product_id)`;

/** A picker does not find units of a transfer: they leave the stock, fewer are sent, and the bin gets a task to count it. */
export function reportTransferShort(
  actor: Actor,
  body: TransferShortBody,
  options: StockOptions = {},
): Promise<Outcome<TransferShortAnswer | StockRefused>> {
  return commitRequest<TransferShortAnswer, boolean>({
    actor,
    right: "pick",
    options,
    find: (tx) => requestOfWork(tx, body.work),
    also: async (tx) => (await tx.query("open_count_of_transfer_work", COUNTING, [tx.orgId, body.work])).length > 0,
    decide(facts, request, counting, ids, now) {
      const work = certain(
        request.work.find(({ id }) => id === body.work),
        "the work of a transfer",
      );
      const { units, reason } = body;
      if (units > toPickOf(work)) return refuseStock("not_to_pick", work.sku, `${toPickOf(work)} to pick`);
      const { productId, locationId, binId } = work;
      const changes = new ChangeSet();
      const places = Places.of(facts.places.rows);
      setAside(changes, places, facts.layers, work, { units, reason, actor, now, transferId: request.id }, ids);
      places.write(changes, ids);
      const key = { productId, locationId, condition: "good" };
      changes.add(stockLevel, key, { reserved: -units });
      const by = { actorKind: actor.kind, actorId: actor.id, occurredAt: now, transferId: request.id };
      changes.insert(stockMovement, { id: ids.next(), ...key, kind: "release", reservedDelta: -units, ...by });
      changes.add(transferWork, { id: work.id }, { dropped: units }).set(transferWork, { id: work.id }, { shortReason: reason });
      const taskId = counting ? null : ids.next();
      const task = { locationId, binId, productId, cause: "short_pick", state: "open", createdAt: now };
      if (taskId) changes.insert(countTask, { id: taskId, ...task });
      const stock = copyStock(facts.feeding.stock);
      const row = goodRow(stock, productId, locationId);
      row.onHand -= units;
      row.reserved -= units;
      const after = { id: work.id, units: work.units, picked: work.picked, dropped: work.dropped + units };
      const answer = () => ({ ok: true as const, work: after, count_task: taskId, txid: null, at: null });
      return { ok: true, changes, stock, answer };
    },
  });
}
