import { businessDate } from "@/lib/orders/business-date";
import { copyOrder, type Order } from "@/lib/orders/order";
import { recordMove } from "@/lib/orders/record";
import { toPick } from "@/lib/orders/work";
import { certain } from "@/lib/result/refusal";
import type { ScanVerdict } from "@/db/values";
import { Places } from "@/lib/stock/places";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Decision, Outcome } from "@/lib/transaction/transact";
import { commitFloor, type FloorOptions, type Stamp, type Target, targetOfWork, UNSTAMPED } from "./command";
import type { PickBody } from "./inputs";
import { judgeScan, VERDICT_TEXT } from "./judge-scan";
import { takeFromBin } from "./move-bins";
import { readWork, type WorkFacts } from "./read-work";
import { recordScan } from "./record-scan";
import { type FloorRefused, refuseFloor } from "./refusals";

/** The verdict on one scan, and where the work stands after it. */
export type ScanAnswer = {
  ok: true;
  scan: string;
  verdict: ScanVerdict;
  detail: string;
  expected: string;
  got: string;
  /** Units that this scan counted. */
  units: number;
  work: { id: string; units: number; picked: number; packed: number; dropped: number };
  fulfilment: { id: string; state: string };
} & Stamp;

/** One scan at a bin: verified against the work, counted when it is right, and kept with its verdict in either case. */
export function scanPick(actor: Actor, body: PickBody, options: FloorOptions = {}): Promise<Outcome<ScanAnswer | FloorRefused>> {
  return commitFloor<WorkFacts, ScanAnswer>({
    actor,
    right: "pick",
    options,
    find: targetOfWork(body.work),
    missing: refuseFloor("work_unknown"),
    read: (tx, target) => readWork(tx, target, body.work, body.code ?? null, options.now ?? new Date()),
    decide: (facts, target, ids, now) => decidePick(facts, target, { actor, body, now }, ids),
  });
}

type Attempt = { actor: Actor; body: PickBody; now: Date };

function decidePick(facts: WorkFacts, target: Target, { actor, body, now }: Attempt, ids: Ids): Decision<ScanAnswer> {
  const { order: before, work, item } = facts;
  const today = businessDate(now, facts.policies.timeZone);
  const expected = { sku: facts.sku, productId: work.productId, bin: facts.bin, lot: facts.lot, units: toPick(work), gone: isGone(work) };
  const scanned = { bin: body.bin ?? null, code: body.code ?? null, item, lot: body.lot ?? null, units: body.units ?? null };
  const judged = judgeScan(expected, scanned, today);
  const changes = new ChangeSet();
  const occurred = body.at ? new Date(body.at) : now;
  const of = { actor, now: occurred, binId: work.binId, productId: item?.productId ?? null, workId: work.id };
  const scanId = recordScan(changes, "pick", target, judged, of, ids);
  let after = before;
  if (judged.verdict === "accepted" && judged.units > 0) {
    after = copyOrder(before);
    const mine = workIn(after, work.id);
    mine.picked += judged.units;
    const places = Places.of(facts.bins);
    takeFromBin(changes, places, before.id, mine, judged.units, { actor, now, ids });
    places.write(changes, ids);
    const details = { line: lineNumber(after, mine.lineId), units: judged.units, ...(facts.bin !== null && { bin: facts.bin }) };
    recordMove(changes, before, after, { move: "pick", actor, now, today, ids, open: "placed", details });
  }
  return { changes, status: 201, answer: scanAnswer(after, work.id, scanId, judged) };
}

const isGone = (work: WorkFacts["work"]): boolean => toPick(work) === 0 && work.dropped > 0;

export const workIn = (order: Order, workId: string) =>
  certain(
    order.work.find(({ id }) => id === workId),
    "the work",
  );

export const lineNumber = (order: Order, lineId: string): number | undefined => order.lines.find(({ id }) => id === lineId)?.line;

export function scanAnswer(order: Order, workId: string, scan: string, judged: ReturnType<typeof judgeScan>): ScanAnswer {
  const { id, fulfilmentId, units, picked, packed, dropped } = workIn(order, workId);
  const { verdict, expected, got } = judged;
  const fulfilment = certain(
    order.fulfilments.find((row) => row.id === fulfilmentId),
    "the fulfilment of the work",
  );
  return {
    ok: true,
    scan,
    verdict,
    detail: VERDICT_TEXT[verdict],
    expected,
    got,
    units: verdict === "accepted" ? judged.units : 0,
    work: { id, units, picked, packed, dropped },
    fulfilment: { id: fulfilmentId, state: fulfilment.state },
    ...UNSTAMPED,
  };
}
