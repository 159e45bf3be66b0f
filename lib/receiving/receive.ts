import { receipt } from "@/db/schema/stock";
import { Places } from "@/lib/stock/places";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Outcome } from "@/lib/transaction/transact";
import { type Arriving, copyLots, receiveLine, writeLots } from "./arriving";
import { commitStock, denied, type FedAnswer, type Stamp, type StockOptions, type StockRefusal, worksAt } from "./command";
import { copyStock } from "./good-stock";
import type { ReceiptBody } from "./inputs";
import { refuseStock, type StockRefused } from "./refusals";

export type ReceiptAnswer = {
  ok: true;
  receipt: { id: string; location: string; reference: string; lines: { sku: string; units: number }[] };
  fed: FedAnswer;
} & Stamp;

/** What moves together with a receipt: read under the stock locks, written in the same transaction, told in the same answer. */
export type Beside<Also, Extra extends object> = {
  read: (tx: Tx) => Promise<Also>;
  decide: (also: Also | undefined, changes: ChangeSet, now: Date, receiptId: string) => { ok: true; extra: Extra } | StockRefusal;
};

const NOTHING: Beside<undefined, object> = { read: () => Promise.resolve(undefined), decide: () => ({ ok: true, extra: {} }) };

/** Goods arrive: stock, places and cost layers rise, and whoever waits for good ones is served in the same transaction. */
export const receiveGoods = (actor: Actor, body: ReceiptBody, options: StockOptions = {}): Promise<Outcome<ReceiptAnswer | StockRefused>> =>
  receiveBeside(actor, body, options, NOTHING);

/** The same for goods that something else waits for, such as an expected receipt. */
export async function receiveBeside<Also, Extra extends object>(
  actor: Actor,
  body: ReceiptBody,
  options: StockOptions,
  beside: Beside<Also, Extra>,
): Promise<Outcome<(ReceiptAnswer & Extra) | StockRefused>> {
  const no = denied(actor, "receive");
  if (no) return no;
  return commitStock<ReceiptAnswer & Extra, Also>({
    actor,
    skus: body.lines.map(({ sku }) => sku),
    places: placesOf(body),
    options,
    alsoRead: beside.read,
    decide(facts, ids, now, also) {
      const place = facts.feeding.policies.locations.find(({ code }) => code === body.location);
      if (!place) return refuseStock("location_unknown", body.location);
      if (!worksAt(actor, place.id)) return refuseStock("location_not_yours", place.code);
      const changes = new ChangeSet();
      const receiptId = ids.next();
      const by = { actorKind: actor.kind, actorId: actor.id, occurredAt: now };
      changes.insert(receipt, { id: receiptId, locationId: place.id, reference: body.reference, ...by });
      const stock = copyStock(facts.feeding.stock);
      const places = Places.of(facts.places.rows);
      const arriving: Arriving = { facts, changes, stock, places, lots: copyLots(facts), locationId: place.id, receiptId, actor, now, ids };
      for (const line of body.lines) {
        const no = receiveLine(arriving, line);
        if (no) return no;
      }
      const moved = beside.decide(also, changes, now, receiptId);
      if (!("ok" in moved)) return moved;
      writeLots(arriving);
      places.write(changes, ids);
      const lines = body.lines.map(({ sku, units }) => ({ sku, units }));
      const answer = (fed: FedAnswer) => ({
        ...moved.extra,
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

const placesOf = ({ location, lines }: ReceiptBody) => ({
  locations: [location],
  bins: lines.flatMap(({ bin }) => bin ?? []),
  lots: lines.flatMap(({ lot }) => lot ?? []),
});
