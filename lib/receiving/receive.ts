import { costLayer, receipt, stockLevel, stockMovement } from "@/db/schema/stock";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Outcome } from "@/lib/transaction/transact";
import { commitStock, denied, type FedAnswer, type Stamp, type StockOptions, worksAt } from "./command";
import { copyStock, goodRow } from "./good-stock";
import type { ReceiptBody } from "./inputs";
import { productIdOf } from "./read-facts";
import { refuseStock, type StockRefused } from "./refusals";

export type ReceiptAnswer = {
  ok: true;
  receipt: { id: string; location: string; reference: string; lines: { sku: string; units: number }[] };
  fed: FedAnswer;
} & Stamp;

/** Goods arrive: stock and cost layers rise, and whoever waits for them is served in the same transaction. */
export async function receiveGoods(
  actor: Actor,
  body: ReceiptBody,
  options: StockOptions = {},
): Promise<Outcome<ReceiptAnswer | StockRefused>> {
  const no = denied(actor, "receive");
  if (no) return no;
  return commitStock<ReceiptAnswer>({
    actor,
    skus: body.lines.map(({ sku }) => sku),
    options,
    decide(facts, ids, now) {
      const place = facts.feeding.policies.locations.find(({ code }) => code === body.location);
      if (!place) return refuseStock("location_unknown", body.location);
      if (!worksAt(actor, place.id)) return refuseStock("location_not_yours", place.code);
      const changes = new ChangeSet();
      const receiptId = ids.next();
      const by = { actorKind: actor.kind, actorId: actor.id, occurredAt: now };
      changes.insert(receipt, { id: receiptId, locationId: place.id, reference: body.reference, ...by });
      const stock = copyStock(facts.feeding.stock);
      for (const { sku, units, unit_cost } of body.lines) {
        const productId = productIdOf(facts, sku);
        const key = { productId, locationId: place.id, condition: "good" };
        changes.add(stockLevel, key, { onHand: units });
        changes.insert(stockMovement, { id: ids.next(), ...key, kind: "receive", onHandDelta: units, reservedDelta: 0, receiptId, ...by });
        changes.insert(costLayer, {
          id: ids.next(),
          productId,
          locationId: place.id,
          receiptId,
          unitCost: unit_cost ?? null,
          currency: facts.feeding.policies.orgCurrency,
          receivedAt: now,
          units,
          leftUnits: units,
        });
        goodRow(stock, productId, place.id).onHand += units;
      }
      const lines = body.lines.map(({ sku, units }) => ({ sku, units }));
      const answer = (fed: FedAnswer) => ({
        ok: true as const,
        receipt: { id: receiptId, location: place.code, reference: body.reference, lines },
        fed,
        txid: null,
        at: null,
      });
      return { ok: true, changes, stock, answer };
    },
  });
}
