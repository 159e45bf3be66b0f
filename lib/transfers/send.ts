import { stockLevel, stockMovement, stockTransfer, stockTransferLine } from "@/db/schema/stock";
import { transferRequest, transferWork } from "@/db/schema/transfers";
import type { Stamp, StockOptions } from "@/lib/receiving/command";
import { copyStock, goodRow } from "@/lib/receiving/good-stock";
import { consumeLayers } from "@/lib/receiving/layers";
import { refuseStock, type StockRefused } from "@/lib/receiving/refusals";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Outcome } from "@/lib/transaction/transact";
import { commitRequest } from "./command";
import { findRequest, toPickOf, type TransferWork, type WireRequest, wireRequest } from "./work";

export type SentAnswer = { ok: true; request: WireRequest } & Stamp;

/**
 * What was picked leaves: out of the source's stock and its reservation, in transit at the other location. Where nothing was
 * found the request ends without a transfer.
 */
export function sendRequest(actor: Actor, id: string, options: StockOptions = {}): Promise<Outcome<SentAnswer | StockRefused>> {
  return commitRequest<SentAnswer, null>({
    actor,
    right: "transfer",
    options,
    find: (tx) => findRequest(tx, id),
    also: () => Promise.resolve(null),
    decide(facts, request, _also, ids, now) {
      const open = request.work.reduce((sum, work) => sum + toPickOf(work), 0);
      if (open > 0) return refuseStock("still_to_pick", String(open));
      const changes = new ChangeSet();
      const stock = copyStock(facts.feeding.stock);
      const by = { actorKind: actor.kind, actorId: actor.id, occurredAt: now, transferId: request.id };
      const { fromId, toId, reference } = request;
      const sent = picked(request.work);
      const isOpen = facts.feeding.policies.locations.some((place) => place.id === toId);
      if (sent.size > 0 && !isOpen) return refuseStock("location_unknown", request.to);
      const state = sent.size > 0 ? ("sent" as const) : ("canceled" as const);
      changes.set(transferRequest, { id: request.id }, { state, closedAt: now });
      if (sent.size > 0) changes.insert(stockTransfer, { id: request.id, fromId, toId, status: "in_transit", reference, sentAt: now });
      for (const [productId, units] of sent) {
        const row = goodRow(stock, productId, fromId);
        row.onHand -= units;
        row.reserved -= units;
        const leaving = { productId, locationId: fromId, condition: "good" };
        const arriving = { productId, locationId: toId, condition: "in_transit" };
        changes.add(stockLevel, leaving, { onHand: -units, reserved: -units }).add(stockLevel, arriving, { onHand: units });
        // The picks took them out of their bins already.
        const out = { kind: "transfer_out", ...by };
        changes.insert(stockMovement, { id: ids.next(), ...leaving, ...out, onHandDelta: -units, reservedDelta: -units });
        changes.insert(stockMovement, { id: ids.next(), ...arriving, ...out, onHandDelta: units });
        const costs = JSON.stringify(consumeLayers(changes, facts.layers, productId, fromId, units));
        changes.insert(stockTransferLine, { id: ids.next(), transferId: request.id, productId, units, receivedUnits: 0, costs });
      }
      for (const work of request.work) if (work.picked > 0) changes.add(transferWork, { id: work.id }, { sent: work.picked });
      const after = { ...request, state, work: request.work.map((work) => ({ ...work, sent: work.picked })) };
      return { ok: true, changes, stock, answer: () => ({ ok: true as const, request: wireRequest(after), txid: null, at: null }) };
    },
  });
}

function picked(work: readonly TransferWork[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { productId, picked: units } of work) if (units > 0) sums.set(productId, (sums.get(productId) ?? 0) + units);
  return sums;
}
