import { stockLevel, stockMovement } from "@/db/schema/stock";
import { transferRequest, transferWork } from "@/db/schema/transfers";
import type { Stamp, StockOptions } from "@/lib/receiving/command";
import { copyStock, goodRow } from "@/lib/receiving/good-stock";
import type { StockRefused } from "@/lib/receiving/refusals";
import { Places } from "@/lib/stock/places";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Outcome } from "@/lib/transaction/transact";
import { commitRequest } from "./command";
import { findRequest, type WireRequest, wireRequest } from "./work";

export type CanceledAnswer = { ok: true; request: WireRequest } & Stamp;

/** Calls a request off: its units are free again, and what was carried waits to be put away. */
export function cancelRequest(actor: Actor, id: string, options: StockOptions = {}): Promise<Outcome<CanceledAnswer | StockRefused>> {
  return commitRequest<CanceledAnswer, null>({
    actor,
    right: "transfer",
    options,
    find: (tx) => findRequest(tx, id),
    also: () => Promise.resolve(null),
    decide(facts, request, _also, ids, now) {
      const changes = new ChangeSet();
      const stock = copyStock(facts.feeding.stock);
      const places = Places.of(facts.places.rows);
      const by = { actorKind: actor.kind, actorId: actor.id, occurredAt: now, transferId: request.id };
      changes.set(transferRequest, { id: request.id }, { state: "canceled", closedAt: now });
      for (const { id: workId, productId, locationId, lotId, units, picked, dropped } of request.work) {
        const key = { productId, locationId, condition: "good" };
        const held = units - dropped;
        if (held === 0) continue;
        changes.add(stockLevel, key, { reserved: -held });
        changes.insert(stockMovement, { id: ids.next(), ...key, kind: "release", reservedDelta: -held, ...by });
        goodRow(stock, productId, locationId).reserved -= held;
        changes.add(transferWork, { id: workId }, { picked: -picked, dropped: held });
        if (picked === 0) continue;
        const put = places.put(key, { binId: null, lotId }, picked);
        changes.insert(stockMovement, { id: ids.next(), ...key, kind: "unpick", binId: null, lotId, binDelta: put.units, ...by });
      }
      places.write(changes, ids);
      const work = request.work.map((it) => ({ ...it, picked: 0, dropped: it.units }));
      const after = { ...request, state: "canceled" as const, work };
      return { ok: true, changes, stock, answer: () => ({ ok: true as const, request: wireRequest(after), txid: null, at: null }) };
    },
  });
}
