import { costLayer, stockLevel, stockMovement } from "@/db/schema/stock";
import { nameBin } from "@/lib/stock/name-place";
import { inPlace, Places, type Touch } from "@/lib/stock/places";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Outcome } from "@/lib/transaction/transact";
import {
  commitStock,
  denied,
  type FedAnswer,
  type Stamp,
  type StockChange,
  type StockCommand,
  type StockOptions,
  type StockRefusal,
  worksAt,
} from "./command";
import { copyStock, goodRow } from "./good-stock";
import type { AdjustmentBody } from "./inputs";
import { copyLots, receivedLot, writeLots } from "./arriving";
import { consumeLayers } from "./layers";
import { productOf, type StockCommandFacts, type StockedProduct } from "./read-facts";
import { refuseStock, type StockRefused } from "./refusals";

export type AdjustmentAnswer = {
  ok: true;
  movement: { id: string; sku: string; location: string; condition: string; units: number; on_hand: number };
  fed: FedAnswer;
} & Stamp;

/** Corrects what is on hand, up or down, with a reason. Good units never fall below what is reserved. */
export async function adjustStock(
  actor: Actor,
  body: AdjustmentBody,
  options: StockOptions = {},
): Promise<Outcome<AdjustmentAnswer | StockRefused>> {
  const no = denied(actor, "adjust_stock");
  if (no) return no;
  const decide: StockCommand<AdjustmentAnswer>["decide"] = (facts, ids, now) => decideAdjustment(facts, { actor, body, now }, ids);
  const places = { locations: [body.location], bins: body.bin ? [body.bin] : [], lots: body.lot ? [body.lot] : [] };
  return commitStock<AdjustmentAnswer>({ actor, skus: [body.sku], places, options, decide });
}

type Attempt = { actor: Actor; body: AdjustmentBody; now: Date };

function decideAdjustment(facts: StockCommandFacts, attempt: Attempt, ids: Ids): StockChange<AdjustmentAnswer> | StockRefusal {
  const { actor, body } = attempt;
  const place = facts.feeding.policies.locations.find(({ code }) => code === body.location);
  if (!place) return refuseStock("location_unknown", body.location);
  if (!worksAt(actor, place.id)) return refuseStock("location_not_yours", place.code);
  const product = productOf(facts, body.sku);
  const productId = product.id;
  const stock = copyStock(facts.feeding.stock);
  const good = goodRow(stock, productId, place.id);
  const other = facts.rows.find((row) => row.productId === productId && row.locationId === place.id && row.condition === body.condition);
  const onHand = (body.condition === "good" ? good.onHand : (other?.onHand ?? 0)) + body.units;
  if (onHand < 0) return refuseStock("not_there", body.sku, `${onHand - body.units} on hand`);
  if (body.condition === "good" && onHand < good.reserved) return refuseStock("below_reserved", body.sku, `${good.reserved} reserved`);

  const changes = new ChangeSet();
  const movementId = ids.next();
  const key = { productId, locationId: place.id, condition: body.condition };
  const touched = touchPlaces(changes, facts, { product, key }, body, ids);
  if ("answer" in touched) return touched;
  changes.add(stockLevel, key, { onHand: body.units });
  for (const [index, touch] of touched.entries()) writeMovement(changes, index === 0 ? movementId : ids.next(), key, touch, attempt);
  if (body.condition === "good") {
    good.onHand = onHand;
    writeCosts(changes, facts, { productId, locationId: place.id }, attempt, ids);
  }
  const movement = { id: movementId, sku: body.sku, location: place.code, condition: body.condition, units: body.units, on_hand: onHand };
  return { ok: true, changes, stock, answer: (fed) => ({ ok: true as const, movement, fed, txid: null, at: null }) };
}

type StockKey = { productId: string; locationId: string };
type Adjusted = { product: StockedProduct; key: StockKey & { condition: string } };

/** Where units are added, or the places they are taken from. */
function touchPlaces(
  changes: ChangeSet,
  facts: StockCommandFacts,
  { product, key }: Adjusted,
  body: AdjustmentBody,
  ids: Ids,
): Touch[] | StockRefusal {
  const bin = nameBin(facts.places.bins, body.bin, key);
  if (!bin.ok) return refuseStock(bin.code, bin.subject, bin.figures);
  const places = Places.of(facts.places.rows);
  if (body.units > 0) {
    const lots = copyLots(facts);
    const named = receivedLot({ lots, ids }, product, body.lot);
    if ("answer" in named) return named;
    const touch = places.put(key, { binId: bin.binId, lotId: named.lotId }, body.units);
    writeLots({ changes, facts, lots });
    places.write(changes, ids);
    return [touch];
  }
  const lot = facts.places.lots.find(({ productId }) => productId === product.id);
  if (body.lot && !lot) return refuseStock("lot_unknown", body.lot);
  const where = { ...(bin.binId && { binId: bin.binId }), ...(lot && { lotId: lot.id }) };
  const touches = places.take(key, -body.units, where);
  if (!touches)
    return refuseStock("not_in_bin", [body.bin, body.lot].filter(Boolean).join(", ") || body.sku, `${places.units(key, where)} there`);
  places.write(changes, ids);
  return touches;
}

function writeMovement(changes: ChangeSet, id: string, key: Adjusted["key"], touch: Touch, { actor, body, now }: Attempt): void {
  changes.insert(stockMovement, {
    id,
    ...key,
    kind: "adjust",
    ...inPlace(touch),
    reservedDelta: 0,
    reason: body.reason,
    note: body.note,
    actorKind: actor.kind,
    actorId: actor.id,
    occurredAt: now,
  });
}

/** Units that are gone take the oldest costs with them; units that were found have no known cost. */
function writeCosts(
  changes: ChangeSet,
  facts: StockCommandFacts,
  { productId, locationId }: StockKey,
  { body, now }: Attempt,
  ids: Ids,
): void {
  if (body.units < 0) {
    consumeLayers(changes, facts.layers, productId, locationId, -body.units);
    return;
  }
  const found = { units: body.units, leftUnits: body.units, unitCost: null, currency: facts.feeding.policies.orgCurrency, receivedAt: now };
  changes.insert(costLayer, { id: ids.next(), productId, locationId, receiptId: null, ...found });
}
