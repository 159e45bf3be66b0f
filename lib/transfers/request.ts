import { stockLevel, stockMovement } from "@/db/schema/stock";
import { transferRequest, transferWork } from "@/db/schema/transfers";
import { Pickable } from "@/lib/fulfilment/plan-release";
import { businessDate } from "@/lib/orders/business-date";
import { commitStock, denied, type Stamp, type StockChange, type StockOptions, type StockRefusal, worksAt } from "@/lib/receiving/command";
import { copyStock, goodRow } from "@/lib/receiving/good-stock";
import type { TransferBody } from "@/lib/receiving/inputs";
import { productOf, type StockCommandFacts } from "@/lib/receiving/read-facts";
import { refuseStock, type StockRefused } from "@/lib/receiving/refusals";
import { sumBySku } from "@/lib/receiving/transfer";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Outcome } from "@/lib/transaction/transact";
import { type TransferRequest, type WireRequest, wireRequest } from "./work";

export type RequestAnswer = { ok: true; request: WireRequest } & Stamp;

/** Asks a location for free units: they are reserved for it from now on, and a walk through their bins stands on its floor. */
export async function requestTransfer(
  actor: Actor,
  body: TransferBody,
  options: StockOptions = {},
): Promise<Outcome<RequestAnswer | StockRefused>> {
  const no = denied(actor, "transfer");
  if (no) return no;
  return commitStock<RequestAnswer>({
    actor,
    skus: body.lines.map(({ sku }) => sku),
    places: { locations: [body.from] },
    options,
    decide: (facts, ids, now) => decideRequest(facts, { actor, body, now }, ids),
  });
}

type Attempt = { actor: Actor; body: TransferBody; now: Date };

function decideRequest(facts: StockCommandFacts, { actor, body, now }: Attempt, ids: Ids): StockChange<RequestAnswer> | StockRefusal {
  const { locations, timeZone } = facts.feeding.policies;
  const [from, to] = [body.from, body.to].map((code) => locations.find((place) => place.code === code));
  if (!from) return refuseStock("location_unknown", body.from);
  if (!to) return refuseStock("location_unknown", body.to);
  if (from.id === to.id) return refuseStock("same_location", from.code);
  // Either end may ask: who needs the goods, or who wants to be rid of them.
  if (!worksAt(actor, from.id) && !worksAt(actor, to.id)) return refuseStock("location_not_yours", from.code);
  const changes = new ChangeSet();
  const { reference } = body;
  const head = { id: ids.next(), fromId: from.id, toId: to.id, state: "open" as const, reference };
  const by = { actorKind: actor.kind, actorId: actor.id };
  changes.insert(transferRequest, { ...head, ...by, requestedAt: now });
  const stock = copyStock(facts.feeding.stock);
  const pickable = Pickable.of(facts.places.rows, businessDate(now, timeZone));
  const request: TransferRequest = { ...head, from: from.code, to: to.code, work: [] };
  for (const [sku, units] of sumBySku(body.lines)) {
    const productId = productOf(facts, sku).id;
    const row = goodRow(stock, productId, from.id);
    const free = Math.min(row.onHand - row.reserved, pickable.units(productId, from.id));
    if (free < units) return refuseStock("not_enough", sku, `${free} of ${units}`);
    row.reserved += units;
    const key = { productId, locationId: from.id, condition: "good" };
    changes.add(stockLevel, key, { reserved: units });
    const held = { kind: "reserve", reservedDelta: units, transferId: head.id, occurredAt: now, ...by };
    changes.insert(stockMovement, { id: ids.next(), ...key, ...held });
    for (const { row: place, units: here } of pickable.take(productId, from.id, units)) {
      const what = { productId, locationId: from.id, binId: place.binId, lotId: place.lotId, units: here };
      const work = { id: ids.next(), ...what, picked: 0, dropped: 0, sent: 0 };
      changes.insert(transferWork, { ...work, requestId: head.id, walk: place.walk ?? LAST_IN_WALK });
      request.work.push({ ...work, sku });
    }
  }
  return { ok: true, changes, stock, answer: () => ({ ok: true as const, request: wireRequest(request), txid: null, at: null }) };
}

// What is not put away yet lies by the door.
const LAST_IN_WALK = 2_000_000;
