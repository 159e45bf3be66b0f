import { scan } from "@/db/schema/fulfilment";
import { stockMovement } from "@/db/schema/stock";
import { transferWork } from "@/db/schema/transfers";
import type { ScanVerdict } from "@/db/values";
import type { PickBody } from "@/lib/fulfilment/inputs";
import { judgeScan, VERDICT_TEXT } from "@/lib/fulfilment/judge-scan";
import { type Item, readItem } from "@/lib/fulfilment/read-code";
import { signalChange } from "@/lib/live/signal";
import { businessDate } from "@/lib/orders/business-date";
import { denied, type Stamp, type StockOptions, worksAt } from "@/lib/receiving/command";
import { refuseStock, type StockRefused } from "@/lib/receiving/refusals";
import { certain } from "@/lib/result/refusal";
import { type BinUnits, Places } from "@/lib/stock/places";
import { readBinUnits } from "@/lib/stock/read-places";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type Decision, type Mark, type Outcome, transact } from "@/lib/transaction/transact";
import { lockRequest, requestOfWork, toPickOf, type TransferRequest, type TransferWork } from "./work";

/** The verdict on one scan of a transfer's walk, and where its work stands after it. */
export type TransferScanAnswer = {
  ok: true;
  scan: string;
  verdict: ScanVerdict;
  detail: string;
  expected: string;
  got: string;
  units: number;
  work: { id: string; units: number; picked: number; dropped: number };
} & Stamp;

type Words = { bin: string | null; lot: string | null; expiresOn: string | null; timeZone: string };
type Facts = { request: TransferRequest; bins: BinUnits[]; words: Words; item: Item | null };

const WORDS = `select b.code as bin, l.code as lot, l.expires_on as "expiresOn", o.time_zone as "timeZone"
  from transfer_work w join organization o on o.id = w.org_id left join bin b on b.org_id = w.org_id and b.id = w.bin_id
  left join lot l on l.org_id = w.org_id and l.id = w.lot_id where w.org_id = $1 and w.id = $2::uuid`;

/** One scan at a bin for a transfer: as strict as the pick of an order, and kept with its verdict in either case. */
export async function scanTransferPick(
  actor: Actor,
  body: PickBody,
  { once, now = new Date() }: StockOptions = {},
): Promise<Outcome<TransferScanAnswer | StockRefused>> {
  const no = denied(actor, "pick");
  if (no) return no;
  const plainly = (refusal: ReturnType<typeof refuseStock>) => ({ kind: "answer" as const, ...refusal, mark: null, replayed: false });
  const known = await readTenant(actor.orgId, (tx) => requestOfWork(tx, body.work));
  if (!known) return plainly(refuseStock("request_unknown"));
  if (!worksAt(actor, known.fromId)) return plainly(refuseStock("location_not_yours", known.from));
  const outcome = await transact<Facts, TransferScanAnswer | StockRefused>({
    orgId: actor.orgId,
    once,
    read: (tx) => readFacts(tx, known, body, now),
    decide: (facts, ids) => decidePick(facts, { actor, body, now }, ids),
    seal: (answer, { txid, at }: Mark) => (answer.ok ? { ...answer, txid, at } : answer),
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) signalChange(actor.orgId, null);
  return outcome;
}

/** Places before the request, as every command locks them. */
async function readFacts(tx: Tx, { id, fromId, work }: TransferRequest, body: PickBody, now: Date): Promise<Facts> {
  const { productId } = certain(
    work.find((it) => it.id === body.work),
    "the work of a transfer",
  );
  const [bins, request, words, item] = await Promise.all([
    readBinUnits(tx, [productId], [fromId], "lock"),
    lockRequest(tx, id),
    tx.query<Words>("transfer_work_words", WORDS, [tx.orgId, body.work]),
    body.code ? readItem(tx, body.code, now) : null,
  ]);
  return { request, bins, words: certain(words[0], "the words of the work"), item };
}

type Attempt = { actor: Actor; body: PickBody; now: Date };

function decidePick({ request, bins, words, item }: Facts, { actor, body, now }: Attempt, ids: Ids): Decision<TransferScanAnswer> {
  const work = certain(
    request.work.find(({ id }) => id === body.work),
    "the work of a transfer",
  );
  const open = request.state === "open" ? toPickOf(work) : 0;
  const lot = words.lot === null ? null : { code: words.lot, expiresOn: words.expiresOn };
  const gone = request.state !== "open" || (open === 0 && work.dropped > 0);
  const expected = { sku: work.sku, productId: work.productId, bin: words.bin, lot, units: open, gone };
  const scanned = { bin: body.bin ?? null, code: body.code ?? null, item, lot: body.lot ?? null, units: body.units ?? null };
  const judged = judgeScan(expected, scanned, businessDate(now, words.timeZone));
  const units = judged.verdict === "accepted" ? judged.units : 0;
  const changes = new ChangeSet();
  const scanId = ids.next();
  const by = { actorKind: actor.kind, actorId: actor.id };
  const seen = { expected: judged.expected, got: judged.got, units: judged.units, verdict: judged.verdict };
  const at = { locationId: work.locationId, binId: work.binId, occurredAt: body.at ? new Date(body.at) : now };
  changes.insert(scan, { id: scanId, kind: "pick", transferWorkId: work.id, productId: item?.productId ?? null, ...at, ...seen, ...by });
  if (units > 0) carry(changes, Places.of(bins), work, units, { ...by, occurredAt: now, transferId: request.id }, ids);
  const after = { id: work.id, units: work.units, picked: work.picked + units, dropped: work.dropped };
  const told = { ...seen, scan: scanId, detail: VERDICT_TEXT[judged.verdict], units, work: after };
  return { changes, status: 201, answer: { ok: true, ...told, txid: null, at: null } };
}

type By = { actorKind: string; actorId: string | null; occurredAt: Date; transferId: string };

/** Units leave their bin with the picker. Where the bin holds fewer than it should, the places nearby are corrected instead. */
function carry(changes: ChangeSet, places: Places, work: TransferWork, units: number, by: By, ids: Ids): void {
  const { productId, locationId, binId, lotId } = work;
  const key = { productId, locationId, condition: "good" };
  const taken = places.take(key, units, { binId, lotId }) ?? places.take(key, units, { lotId }) ?? places.take(key, units);
  for (const touch of certain(taken, "the places of units that are reserved")) {
    const place = { binId: touch.binId, lotId: touch.lotId, binDelta: touch.units };
    changes.insert(stockMovement, { id: ids.next(), ...key, kind: "pick", ...place, ...by });
  }
  places.write(changes, ids);
  changes.add(transferWork, { id: work.id }, { picked: units });
}
