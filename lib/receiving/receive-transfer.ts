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
import { sumBySku, type WireTransfer } from "./transfer";

export type TransferReceiptAnswer = { ok: true; transfer: WireTransfer; fed: FedAnswer } & Stamp;

type TransferHead = { id: string; status: string; reference: string; toId: string; from: string; to: string };
type TransferLine = { id: string; sku: string; units: number; receivedUnits: number; costs: string };
type TravellingLot = { sku: string; lotId: string | null; units: number };
type Transfer = TransferHead & { lines: TransferLine[]; lots: TravellingLot[] };

const HEAD = `select t.id, t.status, t.reference, t.to_id as "toId", f.code as "from", d.code as "to" from stock_transfer t
  join location f on f.org_id = t.org_id and f.id = t.from_id join location d on d.org_id = t.org_id and d.id = t.to_id
  where t.org_id = $1 and t.id = $2::uuid`;
const LINES = `select l.id, p.sku, l.units, l.received_units as "receivedUnits", l.costs from stock_transfer_line l
  join product p on p.org_id = l.org_id and p.id = l.product_id where l.org_id = $1 and l.transfer_id = $2::uuid order by l.id`;

// What left by lot and has not arrived by lot, in the order in which lots should be used up.
const LOTS = `select p.sku, m.lot_id as "lotId", -sum(m.bin_delta)::int as units from stock_movement m
  join product p on p.org_id = m.org_id and p.id = m.product_id
  left join lot l on l.org_id = m.org_id and l.id = m.lot_id
  where m.org_id = $1 and m.transfer_id = $2::uuid and m.condition = 'good'
  group by p.sku, m.lot_id, l.expires_on, l.code having sum(m.bin_delta) < 0 order by l.expires_on nulls last, l.code`;

async function findTransfer(tx: Tx, id: string): Promise<Transfer | null> {
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
  const open = new Map(transfer.lines.map((line) => [line.sku, line.units - line.receivedUnits]));
  const arrived = body.lines ? sumBySku(body.lines) : open;
  const changes = new ChangeSet();
  const stock = copyStock(facts.feeding.stock);
  const places = Places.of(facts.places.rows);
  for (const [sku, units] of arrived) {
    const line = transfer.lines.find((candidate) => candidate.sku === sku);
    if (!line) return refuseStock("sku_unknown", sku);
    if (units > (open.get(sku) ?? 0)) return refuseStock("more_than_sent", sku, `${open.get(sku) ?? 0} on the way`);
    if (units > 0) arrive(changes, facts, { transfer, line, units, places }, { actor, now }, ids);
    goodRow(stock, productOf(facts, sku).id, transfer.toId).onHand += units;
  }
  places.write(changes, ids);
  const done = transfer.lines.every(({ sku }) => (arrived.get(sku) ?? 0) === open.get(sku));
  if (done) changes.set(stockTransfer, { id: transfer.id }, { status: "received", receivedAt: now });
  const lines = transfer.lines.map(({ sku, units, receivedUnits }) => ({ sku, units, received: receivedUnits + (arrived.get(sku) ?? 0) }));
  const { id, from, to, reference } = transfer;
  const wire = { id, from, to, reference, status: done ? "received" : "in_transit", lines };
  return { ok: true, changes, stock, answer: (fed) => ({ ok: true as const, transfer: wire, fed, txid: null, at: null }) };
}

type Arrival = { transfer: Transfer; line: TransferLine; units: number; places: Places };

function arrive(
  changes: ChangeSet,
  facts: StockCommandFacts,
  { transfer, line, units, places }: Arrival,
  { actor, now }: { actor: Actor; now: Date },
  ids: Ids,
): void {
  const productId = productOf(facts, line.sku).id;
  const transit = { productId, locationId: transfer.toId, condition: "in_transit" };
  const good = { ...transit, condition: "good" };
  const by = { kind: "transfer_in", reservedDelta: 0, transferId: transfer.id, actorKind: actor.kind, actorId: actor.id, occurredAt: now };
  changes.add(stockLevel, transit, { onHand: -units }).add(stockLevel, good, { onHand: units });
  changes.insert(stockMovement, { id: ids.next(), ...transit, onHandDelta: -units, ...by });
  for (const { lotId, units: arrived } of lotsFor(transfer.lots, line.sku, units)) {
    const touch = places.put(good, { binId: null, lotId }, arrived);
    changes.insert(stockMovement, { id: ids.next(), ...good, ...inPlace(touch), ...by });
  }
  changes.add(stockTransferLine, { id: line.id }, { receivedUnits: units });
  for (const { units: sliceUnits, ...cost } of slicesFor(line, units, facts.feeding.policies.orgCurrency, now)) {
    const layer = { productId, locationId: transfer.toId, receiptId: null, units: sliceUnits, leftUnits: sliceUnits };
    changes.insert(costLayer, {
      id: ids.next(),
      ...layer,
      unitCost: cost.unitCost,
      currency: cost.currency,
      receivedAt: new Date(cost.receivedAt),
    });
  }
}

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
