import { costLayer, stockLevel, stockMovement } from "@/db/schema/stock";
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
import { consumeLayers } from "./layers";
import { productIdOf, type StockCommandFacts } from "./read-facts";
import { refuseStock, type StockRefused } from "./refusals";

export type AdjustmentAnswer = {
  ok: true;
  movement: { id: string; sku: string; location: string; condition: string; units: number; on_hand: number };
  fed: FedAnswer;
} & Stamp;

/** Corrects what is on hand, up or down, with a reason. Good units never fall below what is reserved for orders. */
export async function adjustStock(
  actor: Actor,
  body: AdjustmentBody,
  options: StockOptions = {},
): Promise<Outcome<AdjustmentAnswer | StockRefused>> {
  const no = denied(actor, "adjust_stock");
  if (no) return no;
  const decide: StockCommand<AdjustmentAnswer>["decide"] = (facts, ids, now) => decideAdjustment(facts, { actor, body, now }, ids);
  return commitStock<AdjustmentAnswer>({ actor, skus: [body.sku], options, decide });
}

type Attempt = { actor: Actor; body: AdjustmentBody; now: Date };

function decideAdjustment(facts: StockCommandFacts, attempt: Attempt, ids: Ids): StockChange<AdjustmentAnswer> | StockRefusal {
  const { actor, body } = attempt;
  const place = facts.feeding.policies.locations.find(({ code }) => code === body.location);
  if (!place) return refuseStock("location_unknown", body.location);
  if (!worksAt(actor, place.id)) return refuseStock("location_not_yours", place.code);
  const productId = productIdOf(facts, body.sku);
  const stock = copyStock(facts.feeding.stock);
  const good = goodRow(stock, productId, place.id);
  const other = facts.rows.find((row) => row.productId === productId && row.locationId === place.id && row.condition === body.condition);
  const onHand = (body.condition === "good" ? good.onHand : (other?.onHand ?? 0)) + body.units;
  if (onHand < 0) return refuseStock("not_there", body.sku, `${onHand - body.units} on hand`);
  if (body.condition === "good" && onHand < good.reserved) return refuseStock("below_reserved", body.sku, `${good.reserved} reserved`);

  const changes = new ChangeSet();
  const movementId = ids.next();
  writeMovement(changes, movementId, { productId, locationId: place.id, condition: body.condition }, attempt);
  if (body.condition === "good") {
    good.onHand = onHand;
    writeCosts(changes, facts, { productId, locationId: place.id }, attempt, ids);
  }
  const movement = { id: movementId, sku: body.sku, location: place.code, condition: body.condition, units: body.units, on_hand: onHand };
  return { ok: true, changes, stock, answer: (fed) => ({ ok: true as const, movement, fed, txid: null, at: null }) };
}

type StockKey = { productId: string; locationId: string };

function writeMovement(changes: ChangeSet, id: string, key: StockKey & { condition: string }, { actor, body, now }: Attempt): void {
  changes.add(stockLevel, key, { onHand: body.units });
  changes.insert(stockMovement, {
    id,
    ...key,
    kind: "adjust",
    onHandDelta: body.units,
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
