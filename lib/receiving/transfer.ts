import { stockLevel, stockMovement, stockTransfer, stockTransferLine } from "@/db/schema/stock";
import { inPlace, Places } from "@/lib/stock/places";
import type { Actor } from "@/lib/tenancy/actor";
import { certain } from "@/lib/result/refusal";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Outcome } from "@/lib/transaction/transact";
import { commitStock, denied, type Stamp, type StockOptions, worksAt } from "./command";
import { copyStock, goodRow } from "./good-stock";
import type { TransferBody } from "./inputs";
import { consumeLayers } from "./layers";
import { productOf } from "./read-facts";
import { refuseStock, type StockRefused } from "./refusals";

export type WireTransfer = {
  id: string;
  from: string;
  to: string;
  status: string;
  reference: string;
  lines: { sku: string; units: number; received: number }[];
};
export type TransferAnswer = { ok: true; transfer: WireTransfer } & Stamp;

/** Sends free units on their way: they leave the one location at once and stand in transit at the other until received. */
export async function sendTransfer(
  actor: Actor,
  body: TransferBody,
  options: StockOptions = {},
): Promise<Outcome<TransferAnswer | StockRefused>> {
  const no = denied(actor, "transfer");
  if (no) return no;
  return commitStock<TransferAnswer>({
    actor,
    skus: body.lines.map(({ sku }) => sku),
    places: { locations: [body.from] },
    options,
    decide(facts, ids, now) {
      const { locations } = facts.feeding.policies;
      const [from, to] = [body.from, body.to].map((code) => locations.find((place) => place.code === code));
      if (!from) return refuseStock("location_unknown", body.from);
      if (!to) return refuseStock("location_unknown", body.to);
      if (from.id === to.id) return refuseStock("same_location", from.code);
      if (!worksAt(actor, from.id)) return refuseStock("location_not_yours", from.code);
      const changes = new ChangeSet();
      const transferId = ids.next();
      const stock = copyStock(facts.feeding.stock);
      const places = Places.of(facts.places.rows);
      const by = { actorKind: actor.kind, actorId: actor.id, occurredAt: now, transferId, reservedDelta: 0 };
      changes.insert(stockTransfer, {
        id: transferId,
        fromId: from.id,
        toId: to.id,
        status: "in_transit",
        reference: body.reference,
        sentAt: now,
      });
      for (const [sku, units] of sumBySku(body.lines)) {
        const productId = productOf(facts, sku).id;
        const row = goodRow(stock, productId, from.id);
        if (row.onHand - row.reserved < units) return refuseStock("not_enough", sku, `${row.onHand - row.reserved} of ${units}`);
        row.onHand -= units;
        const leaving = { productId, locationId: from.id, condition: "good" };
        const arriving = { productId, locationId: to.id, condition: "in_transit" };
        changes.add(stockLevel, leaving, { onHand: -units }).add(stockLevel, arriving, { onHand: units });
        const touches = certain(places.take(leaving, units), "units on hand that are not reserved, in bins");
        for (const touch of touches)
          changes.insert(stockMovement, { id: ids.next(), ...leaving, kind: "transfer_out", ...inPlace(touch), ...by });
        changes.insert(stockMovement, { id: ids.next(), ...arriving, kind: "transfer_out", onHandDelta: units, ...by });
        const costs = JSON.stringify(consumeLayers(changes, facts.layers, productId, from.id, units));
        changes.insert(stockTransferLine, { id: ids.next(), transferId, productId, units, receivedUnits: 0, costs });
      }
      places.write(changes, ids);
      const lines = [...sumBySku(body.lines)].map(([sku, units]) => ({ sku, units, received: 0 }));
      const transfer = { id: transferId, from: from.code, to: to.code, status: "in_transit", reference: body.reference, lines };
      return { ok: true, changes, stock, answer: () => ({ ok: true as const, transfer, txid: null, at: null }) };
    },
  });
}

export function sumBySku(lines: readonly { sku: string; units: number }[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { sku, units } of lines) sums.set(sku, (sums.get(sku) ?? 0) + units);
  return sums;
}
