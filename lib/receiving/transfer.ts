import { stockLevel, stockMovement, stockTransfer, stockTransferLine } from "@/db/schema/stock";
import { certain } from "@/lib/result/refusal";
import type { GoodStock } from "@/lib/stock/free";
import { inPlace, Places } from "@/lib/stock/places";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Outcome } from "@/lib/transaction/transact";
import { commitStock, denied, type Stamp, type StockChange, type StockOptions, type StockRefusal, worksAt } from "./command";
import { copyStock, goodRow } from "./good-stock";
import type { TransferBody } from "./inputs";
import { consumeLayers } from "./layers";
import { productOf, type StockCommandFacts } from "./read-facts";
import { refuseStock, type StockRefused } from "./refusals";

export type WireTransfer = {
  id: string;
  from: string;
  to: string;
  status: string;
  reference: string;
  lines: { sku: string; units: number; received: number; damaged: number; lost: number; over: number }[];
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
    decide: (facts, ids, now) => decideTransfer(facts, { actor, body, now }, ids),
  });
}

type Attempt = { actor: Actor; body: TransferBody; now: Date };

function decideTransfer(facts: StockCommandFacts, { actor, body, now }: Attempt, ids: Ids): StockChange<TransferAnswer> | StockRefusal {
  const { locations } = facts.feeding.policies;
  const [from, to] = [body.from, body.to].map((code) => locations.find((place) => place.code === code));
  if (!from) return refuseStock("location_unknown", body.from);
  if (!to) return refuseStock("location_unknown", body.to);
  if (from.id === to.id) return refuseStock("same_location", from.code);
  if (!worksAt(actor, from.id)) return refuseStock("location_not_yours", from.code);
  const changes = new ChangeSet();
  const transferId = ids.next();
  const { reference } = body;
  changes.insert(stockTransfer, { id: transferId, fromId: from.id, toId: to.id, status: "in_transit", reference, sentAt: now });
  const stock = copyStock(facts.feeding.stock);
  const places = Places.of(facts.places.rows);
  const by = { actorKind: actor.kind, actorId: actor.id, occurredAt: now, transferId, reservedDelta: 0 };
  const sending: Sending = { facts, changes, stock, places, fromId: from.id, toId: to.id, by };
  for (const [sku, units] of sumBySku(body.lines)) {
    const no = sendLine(sending, sku, units, ids);
    if (no) return no;
  }
  places.write(changes, ids);
  const lines = [...sumBySku(body.lines)].map(([sku, units]) => ({ sku, units, received: 0, damaged: 0, lost: 0, over: 0 }));
  const transfer = { id: transferId, from: from.code, to: to.code, status: "in_transit", reference, lines };
  return { ok: true, changes, stock, answer: () => ({ ok: true as const, transfer, txid: null, at: null }) };
}

type Sending = {
  facts: StockCommandFacts;
  changes: ChangeSet;
  stock: GoodStock[];
  places: Places;
  fromId: string;
  toId: string;
  by: { actorKind: string; actorId: string | null; occurredAt: Date; transferId: string; reservedDelta: number };
};

function sendLine({ facts, changes, stock, places, fromId, toId, by }: Sending, sku: string, units: number, ids: Ids): StockRefusal | null {
  const productId = productOf(facts, sku).id;
  const row = goodRow(stock, productId, fromId);
  if (row.onHand - row.reserved < units) return refuseStock("not_enough", sku, `${row.onHand - row.reserved} of ${units}`);
  row.onHand -= units;
  const leaving = { productId, locationId: fromId, condition: "good" };
  const arriving = { productId, locationId: toId, condition: "in_transit" };
  changes.add(stockLevel, leaving, { onHand: -units }).add(stockLevel, arriving, { onHand: units });
  // What pickers carry is reserved, so that what is free lies in places.
  const touches = certain(places.take(leaving, units), "free units in places");
  for (const touch of touches)
    changes.insert(stockMovement, { id: ids.next(), ...leaving, kind: "transfer_out", ...inPlace(touch), ...by });
  changes.insert(stockMovement, { id: ids.next(), ...arriving, kind: "transfer_out", onHandDelta: units, ...by });
  const costs = JSON.stringify(consumeLayers(changes, facts.layers, productId, fromId, units));
  changes.insert(stockTransferLine, { id: ids.next(), transferId: by.transferId, productId, units, receivedUnits: 0, costs });
  return null;
}

export function sumBySku(lines: readonly { sku: string; units: number }[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { sku, units } of lines) sums.set(sku, (sums.get(sku) ?? 0) + units);
  return sums;
}
