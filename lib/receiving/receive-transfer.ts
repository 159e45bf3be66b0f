import { costLayer, stockLevel, stockMovement, stockTransfer, stockTransferLine } from "@/db/schema/stock";
import { assert, certain } from "@/lib/result/refusal";
import { isUuid } from "@/lib/orders/read-order";
import { inPlace, Places } from "@/lib/stock/places";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import type { Outcome } from "@/lib/transaction/transact";
import {
  commitStock,
  denied,
  type FedAnswer,
  type Stamp,
  type StockChange,
  type StockOptions,
  type StockRefusal,
  worksAt,
} from "./command";
import { copyStock, goodRow } from "./good-stock";
import type { TransferReceiptBody } from "./inputs";
import type { CostSlice } from "./layers";
import { productOf, type StockCommandFacts } from "./read-facts";
import { refuseStock, type StockRefused } from "./refusals";
import type { WireTransfer } from "./transfer";

export type TransferReceiptAnswer = {
  ok: true;
  transfer: WireTransfer;
  /** What has not arrived of it yet. */
  missing: { sku: string; units: number }[];
  fed: FedAnswer;
} & Stamp;

type TransferHead = { id: string; status: string; reference: string; toId: string; from: string; to: string };
type TransferLine = {
  id: string;
  sku: string;
  units: number;
  receivedUnits: number;
  damagedUnits: number;
  lostUnits: number;
  overUnits: number;
  costs: string;
};
type TravellingLot = { sku: string; lotId: string | null; units: number };
export type Transfer = TransferHead & { lines: TransferLine[]; lots: TravellingLot[] };

const HEAD = `select t.id, t.status, t.reference, t.to_id as "toId", f.code as "from", d.code as "to" from stock_transfer t
  join location f on f.org_id = t.org_id and f.id = t.from_id join location d on d.org_id = t.org_id and d.id = t.to_id
  where t.org_id = $1 and t.id = $2::uuid`;
const LINES = `select l.id, p.sku, l.units, l.received_units as "receivedUnits", l.damaged_units as "damagedUnits",
  l.lost_units as "lostUnits", l.over_units as "overUnits", l.costs from stock_transfer_line l
  join product p on p.org_id = l.org_id and p.id = l.product_id where l.org_id = $1 and l.transfer_id = $2::uuid order by l.id`;

// What left by lot and has not arrived by lot, in the order in which lots should be used up.
const LOTS = `select p.sku, m.lot_id as "lotId", -sum(m.bin_delta)::int as units from stock_movement m
  join product p on p.org_id = m.org_id and p.id = m.product_id
  left join lot l on l.org_id = m.org_id and l.id = m.lot_id
  where m.org_id = $1 and m.transfer_id = $2::uuid and m.condition in ('good', 'damaged') and m.kind <> 'adjust'
  group by p.sku, m.lot_id, l.expires_on, l.code having sum(m.bin_delta) < 0 order by l.expires_on nulls last, l.code`;

export async function findTransfer(tx: Tx, id: string): Promise<Transfer | null> {
  const [[head], lines, lots] = await Promise.all([
    tx.query<TransferHead>("transfer_head", HEAD, [tx.orgId, id]),
    tx.query<TransferLine>("transfer_lines", LINES, [tx.orgId, id]),
    tx.query<TravellingLot>("transfer_lots", LOTS, [tx.orgId, id]),
  ]);
  return head ? { ...head, lines, lots } : null;
}

/** Units in transit become good stock at the destination, with the costs that travelled along, and feed whoever waits. */
export async function receiveTransfer(
  actor: Actor,
  transferId: string,
  body: TransferReceiptBody,
  options: StockOptions = {},
): Promise<Outcome<TransferReceiptAnswer | StockRefused>> {
  const no = denied(actor, "receive");
  if (no) return no;
  const known = isUuid(transferId) ? await readTenant(actor.orgId, (tx) => findTransfer(tx, transferId)) : null;
  if (!known) return { kind: "answer", ...refuseStock("transfer_unknown", transferId), mark: null, replayed: false };
  return commitStock<TransferReceiptAnswer, Transfer | null>({
    actor,
    skus: known.lines.map(({ sku }) => sku),
    places: { locations: [known.to] },
    options,
    // Read again under the stock locks: whoever else receives this transfer holds the same rows.
    alsoRead: (tx) => findTransfer(tx, known.id),
    decide: (facts, ids, now, transfer) => decideReceipt(facts, certain(transfer, "the transfer"), { actor, body, now }, ids),
  });
}

type Attempt = { actor: Actor; body: TransferReceiptBody; now: Date };

function decideReceipt(
  facts: StockCommandFacts,
  transfer: Transfer,
  { actor, body, now }: Attempt,
  ids: Ids,
): StockChange<TransferReceiptAnswer> | StockRefusal {
  if (transfer.status === "received") return refuseStock("transfer_done");
  if (!worksAt(actor, transfer.toId)) return refuseStock("location_not_yours", transfer.to);
  const changes = new ChangeSet();
  const stock = copyStock(facts.feeding.stock);
  const places = Places.of(facts.places.rows);
  const arriving: Arriving = { changes, facts, transfer, places, actor, now, ids };
  const arrived = arrivedBySku(body, transfer);
  for (const [sku, { good, damaged }] of arrived) {
    const line = transfer.lines.find((candidate) => candidate.sku === sku);
    if (!line) return refuseStock("not_sent", sku);
    const { sent, over } = splitArrived(line, { good, damaged });
    const isOver = over.good + over.damaged > 0;
    if (isOver && !body.accept_over) return refuseStock("more_than_sent", sku, `${openOf(line)} on the way`);
    arrive(arriving, line, { ...sent, over });
    goodRow(stock, productOf(facts, sku).id, transfer.toId).onHand += good;
  }
  places.write(changes, ids);
  const lines = transfer.lines.map((line) => wireLine(line, arrived.get(line.sku)));
  const done = lines.every(({ units, received }) => received === units);
  if (done) changes.set(stockTransfer, { id: transfer.id }, { status: "received", receivedAt: now });
  const { id, from, to, reference } = transfer;
  const wire = { id, from, to, reference, status: done ? "received" : "in_transit", lines };
  const missing = lines
    .filter(({ units, received }) => received < units)
    .map(({ sku, units, received }) => ({ sku, units: units - received }));
  return { ok: true, changes, stock, answer: (fed) => ({ ok: true as const, transfer: wire, missing, fed, txid: null, at: null }) };
}

const openOf = ({ units, receivedUnits }: TransferLine): number => units - receivedUnits;

type ArrivedUnits = { good: number; damaged: number };
const NOTHING: ArrivedUnits = { good: 0, damaged: 0 };

/** What was sent comes in first; beyond that are good units where there are any. */
function splitArrived(line: TransferLine, { good, damaged }: ArrivedUnits): { sent: ArrivedUnits; over: ArrivedUnits } {
  const beyond = Math.max(0, good + damaged - openOf(line));
  const over = { good: Math.min(beyond, good), damaged: Math.max(0, beyond - good) };
  return { sent: { good: good - over.good, damaged: damaged - over.damaged }, over };
}

/** What arrived, product by product; all that is still on its way where nothing is named. */
function arrivedBySku({ lines }: TransferReceiptBody, transfer: Transfer): Map<string, ArrivedUnits> {
  if (!lines)
    return new Map(transfer.lines.filter((line) => openOf(line) > 0).map((line) => [line.sku, { good: openOf(line), damaged: 0 }]));
  const sums = new Map<string, ArrivedUnits>();
  for (const { sku, units, damaged = 0 } of lines) {
    const before = sums.get(sku) ?? { good: 0, damaged: 0 };
    sums.set(sku, { good: before.good + units, damaged: before.damaged + damaged });
  }
  return sums;
}

/** The line as others see it, with what arrived now. */
export function wireLine(line: TransferLine, arrived: ArrivedUnits | undefined): WireTransfer["lines"][number] {
  const { sent, over } = splitArrived(line, arrived ?? NOTHING);
  return {
    sku: line.sku,
    units: line.units,
    received: line.receivedUnits + sent.good + sent.damaged,
    damaged: line.damagedUnits + sent.damaged,
    lost: line.lostUnits,
    over: line.overUnits + over.good + over.damaged,
  };
}

type Arriving = {
  changes: ChangeSet;
  facts: StockCommandFacts;
  transfer: Transfer;
  places: Places;
  actor: Actor;
  now: Date;
  ids: Ids;
};

/** Units leave transit and lie by the door, in the lots that were sent; what is damaged apart from what is good. */
function arrive(arriving: Arriving, line: TransferLine, arrived: ArrivedUnits & { over: ArrivedUnits }): void {
  const { changes, facts, transfer, now, ids } = arriving;
  const productId = productOf(facts, line.sku).id;
  const { good, damaged, over } = arrived;
  const sent = good + damaged;
  const by = { transferId: transfer.id, actorKind: arriving.actor.kind, actorId: arriving.actor.id, occurredAt: now };
  const lots = lotsFor(transfer.lots, line.sku, sent);
  const costs = slicesFor(line, sent, facts.feeding.policies.orgCurrency, now);
  if (sent > 0) {
    const transit = { productId, locationId: transfer.toId, condition: "in_transit" };
    changes.add(stockLevel, transit, { onHand: -sent });
    changes.insert(stockMovement, { id: ids.next(), ...transit, kind: "transfer_in", onHandDelta: -sent, ...by });
  }
  put(arriving, { productId, condition: "good" }, good, { lots, costs, kind: "transfer_in" });
  put(arriving, { productId, condition: "damaged" }, damaged, { lots, costs, kind: "transfer_in" });
  // Nobody knows which lot came too much; where lots are kept it counts as the last one that was sent.
  const beyond = { lots: [{ lotId: lastLot(transfer.lots, line.sku), units: over.good + over.damaged }], kind: "adjust" as const };
  const unknown = [
    { unitCost: null, currency: facts.feeding.policies.orgCurrency, receivedAt: now.toISOString(), units: over.good + over.damaged },
  ];
  put(arriving, { productId, condition: "good" }, over.good, { ...beyond, costs: unknown });
  put(arriving, { productId, condition: "damaged" }, over.damaged, { ...beyond, costs: unknown });
  const counted = { receivedUnits: sent, damagedUnits: damaged, overUnits: over.good + over.damaged };
  changes.add(stockTransferLine, { id: line.id }, counted);
}

type Slices = { lots: { lotId: string | null; units: number }[]; costs: CostSlice[]; kind: "transfer_in" | "adjust" };

/** Takes the units off the front of the lots and costs, so that the next condition goes on behind them. */
function put(arriving: Arriving, what: { productId: string; condition: string }, units: number, { lots, costs, kind }: Slices): void {
  if (units === 0) return;
  const { changes, transfer, places, actor, now, ids } = arriving;
  const key = { ...what, locationId: transfer.toId };
  const by = { kind, reservedDelta: 0, transferId: transfer.id, actorKind: actor.kind, actorId: actor.id, occurredAt: now };
  const why = kind === "adjust" ? { reason: "found", note: "More arrived than was sent" } : {};
  changes.add(stockLevel, key, { onHand: units });
  for (const { lotId, units: here } of shift(lots, units)) {
    const touch = places.put(key, { binId: null, lotId }, here);
    changes.insert(stockMovement, { id: ids.next(), ...key, ...inPlace(touch), ...by, ...why });
  }
  for (const { units: here, unitCost, currency, receivedAt } of shift(costs, units)) {
    // What is not good is never sold, so nothing of its cost is left to be used up.
    const left = { units: here, leftUnits: key.condition === "good" ? here : 0 };
    const layer = { productId: key.productId, locationId: key.locationId, receiptId: null, unitCost, currency, ...left };
    changes.insert(costLayer, { id: ids.next(), ...layer, receivedAt: new Date(receivedAt) });
  }
}

/** The first units of the slices, which keep the rest. */
function shift<Slice extends { units: number }>(slices: Slice[], units: number): Slice[] {
  const taken: Slice[] = [];
  let open = units;
  while (open > 0) {
    const first = certain(slices[0], "slices of what arrives");
    const now = Math.min(open, first.units);
    taken.push({ ...first, units: now });
    open -= now;
    if (now === first.units) slices.shift();
    else slices[0] = { ...first, units: first.units - now };
  }
  return taken;
}

const lastLot = (lots: readonly TravellingLot[], sku: string): string | null => lots.findLast((lot) => lot.sku === sku)?.lotId ?? null;

/** The lots of the units that arrive now; which of them came first is not asked of the receiver. */
function lotsFor(lots: readonly TravellingLot[], sku: string, units: number): { lotId: string | null; units: number }[] {
  const slices: { lotId: string | null; units: number }[] = [];
  let open = units;
  for (const { lotId, units: travelling } of lots.filter((lot) => lot.sku === sku)) {
    const taken = Math.min(open, travelling);
    open -= taken;
    if (taken > 0) slices.push({ lotId, units: taken });
  }
  assert(open === 0, "more units arrive than movements say have left");
  return slices;
}

/** The costs of the units that arrive now: after those that arrived before, oldest first; units without a layer have no known cost. */
function slicesFor(line: TransferLine, units: number, currency: string, now: Date): CostSlice[] {
  const slices: CostSlice[] = [];
  let [skip, open] = [line.receivedUnits, units];
  for (const slice of JSON.parse(line.costs) as CostSlice[]) {
    const skipped = Math.min(skip, slice.units);
    const taken = Math.min(open, slice.units - skipped);
    skip -= skipped;
    open -= taken;
    if (taken > 0) slices.push({ ...slice, units: taken });
  }
  if (open > 0) slices.push({ unitCost: null, currency, receivedAt: now.toISOString(), units: open });
  return slices;
}
