import { costLayer, stockLevel, stockMovement } from "@/db/schema/stock";
import { lot } from "@/db/schema/places";
import type { GoodStock } from "@/lib/stock/free";
import { nameBin, nameLot } from "@/lib/stock/name-place";
import { inPlace, type Places } from "@/lib/stock/places";
import type { LotFact } from "@/lib/stock/read-places";
import type { Actor } from "@/lib/tenancy/actor";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { StockRefusal } from "./command";
import { goodRow } from "./good-stock";
import type { ReceiptBody } from "./inputs";
import { productOf, type StockCommandFacts, type StockedProduct } from "./read-facts";
import { refuseStock } from "./refusals";

/** One arrival while it is decided: what it has written, what lies where by now, and the lots it has made. */
export type Arriving = {
  facts: StockCommandFacts;
  changes: ChangeSet;
  stock: GoodStock[];
  places: Places;
  lots: LotFact[];
  locationId: string;
  receiptId: string;
  actor: Actor;
  now: Date;
  ids: Ids;
};

/** One line of a delivery: stock row, place, movement and cost. */
export function receiveLine(arriving: Arriving, line: ReceiptBody["lines"][number]): StockRefusal | null {
  const { facts, changes, places, locationId, receiptId, actor, now, ids } = arriving;
  const { sku, units, condition = "good" } = line;
  const product = productOf(facts, sku);
  const bin = nameBin(facts.places.bins, line.bin, { locationId, condition });
  if (!bin.ok) return refuseStock(bin.code, bin.subject, bin.figures);
  const named = receivedLot(arriving, product, line.lot, line.expires_on);
  if ("answer" in named) return named;
  const key = { productId: product.id, locationId, condition };
  const touch = places.put(key, { binId: bin.binId, lotId: named.lotId }, units);
  changes.add(stockLevel, key, { onHand: units });
  const by = { actorKind: actor.kind, actorId: actor.id, occurredAt: now };
  changes.insert(stockMovement, { id: ids.next(), ...key, kind: "receive", ...inPlace(touch), reservedDelta: 0, receiptId, ...by });
  if (condition === "good") goodRow(arriving.stock, product.id, locationId).onHand += units;
  changes.insert(costLayer, {
    id: ids.next(),
    productId: product.id,
    locationId,
    receiptId,
    unitCost: line.unit_cost ?? null,
    currency: facts.feeding.policies.orgCurrency,
    receivedAt: now,
    units,
    // What is not good is never sold, so nothing of its cost is left to be used up.
    leftUnits: condition === "good" ? units : 0,
  });
  return null;
}

/** The lot that arriving units name, among the lots as they are by now: made where it is new, given its date where that was not known. */
export function receivedLot(
  { lots, ids }: Pick<Arriving, "lots" | "ids">,
  product: StockedProduct,
  code: string | null | undefined,
  expiresOn?: string | null,
): { lotId: string | null } | StockRefusal {
  const named = nameLot(lots, product, { code, expiresOn });
  if (!named.ok) return refuseStock(named.code, named.subject, named.figures);
  const { lot: known } = named;
  if (!known) return { lotId: null };
  if (known.id === "") {
    known.id = ids.next();
    lots.push(known);
  }
  known.expiresOn ??= expiresOn ?? null;
  return { lotId: known.id };
}

/** Writes once what became of the lots, because a row that is made and changed in one change set would lose the change. */
export function writeLots({ changes, facts, lots }: Pick<Arriving, "changes" | "facts" | "lots">): void {
  for (const { id, productId, code, expiresOn } of lots) {
    const before = facts.places.lots.find((earlier) => earlier.id === id);
    if (!before) changes.insert(lot, { id, productId, code, expiresOn });
    else if (before.expiresOn !== expiresOn) changes.set(lot, { id }, { expiresOn });
  }
}

/** Lots of a command's own, so that deciding does not change what was read. */
export const copyLots = ({ places }: StockCommandFacts): LotFact[] => places.lots.map((known) => ({ ...known }));
