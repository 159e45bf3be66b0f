import { businessDate } from "@/lib/orders/business-date";
import { copyOrder, type Order } from "@/lib/orders/order";
import { recordMove } from "@/lib/orders/record";
import { toPack, unpack } from "@/lib/orders/work";
import { certain } from "@/lib/result/refusal";
import { Places } from "@/lib/stock/places";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Outcome } from "@/lib/transaction/transact";
import { type FloorOptions, type Stamp, type Target, targetOfFulfilment, targetOfWork, UNSTAMPED } from "./command";
import { commitFloorStock, type FloorChange } from "./commit-floor-stock";
import type { RecallBody, UnpickBody } from "./inputs";
import { binNames } from "./judge-scan";
import { putIntoBin } from "./move-bins";
import { lineNumber, workIn } from "./pick";
import type { FloorStockFacts } from "./read-floor-stock";
import { type FloorRefusal, type FloorRefused, refuseFloor } from "./refusals";

export type TakenBack = { ok: true; fulfilment: { id: string; state: string }; units: number } & Stamp;

/** Undoes picks of one piece of work: the units lie in their bin, or in the one named, and are to be picked again. */
export function undoPick(actor: Actor, body: UnpickBody, options: FloorOptions = {}): Promise<Outcome<TakenBack | FloorRefused>> {
  return commitFloorStock<TakenBack, string | null>({
    actor,
    right: "pick",
    options,
    find: targetOfWork(body.work),
    missing: refuseFloor("work_unknown"),
    between: (tx, target) => findBin(tx, target.locationId, body.bin ?? null),
    decide: (facts, target, ids, now) => decideUndo(facts, target, { actor, body, now }, ids),
  });
}

const BIN =
  "select id from bin where org_id = $1 and location_id = $2::uuid and upper(code) = any($3::text[]) and archived_at is null for key share";

/** The bin's id, or null where none is named or known. */
export async function findBin(tx: Tx, locationId: string, code: string | null): Promise<string | null> {
  if (code === null) return null;
  const [bin] = await tx.query<{ id: string }>("bin_at_location", BIN, [tx.orgId, locationId, binNames(code)]);
  return bin?.id ?? null;
}

type Undo = { actor: Actor; body: UnpickBody; now: Date };

function decideUndo(
  facts: FloorStockFacts & { between: string | null },
  target: Target,
  { actor, body, now }: Undo,
  ids: Ids,
): FloorChange<TakenBack> | FloorRefusal {
  if (body.bin && !facts.between) return refuseFloor("bin_unknown", body.bin);
  const order = copyOrder(facts.order);
  const work = workIn(order, body.work);
  if (body.units > toPack(work)) return refuseFloor("too_many", `${toPack(work)} picked and not packed`);
  const changes = new ChangeSet();
  const places = Places.of(facts.bins);
  work.picked -= body.units;
  const place = { binId: facts.between ?? work.binId, lotId: work.lotId };
  putIntoBin(changes, places, order.id, work, body.units, place, { actor, now, ids });
  places.write(changes, ids);
  const details = { line: lineNumber(order, work.lineId), units: body.units };
  return finishAs(facts, { changes, order, target, units: body.units }, { move: "unpick", actor, now, ids, details });
}

/** Calls a fulfilment back from the floor: what was picked waits to be put away, and everything is reserved as before. */
export function recallFulfilment(
  actor: Actor,
  fulfilmentId: string,
  body: RecallBody,
  options: FloorOptions = {},
): Promise<Outcome<TakenBack | FloorRefused>> {
  return commitFloorStock<TakenBack, null>({
    actor,
    right: "release",
    options,
    find: targetOfFulfilment(fulfilmentId),
    missing: refuseFloor("fulfilment_unknown"),
    between: () => Promise.resolve(null),
    decide: (facts, target, ids, now) => decideRecall(facts, target, { actor, body, now }, ids),
  });
}

function decideRecall(
  facts: FloorStockFacts,
  target: Target,
  { actor, body, now }: { actor: Actor; body: RecallBody; now: Date },
  ids: Ids,
): FloorChange<TakenBack> | FloorRefusal {
  const order = copyOrder(facts.order);
  const mine = order.work.filter((work) => work.fulfilmentId === target.fulfilmentId && work.units - work.dropped > work.shipped);
  if (mine.length === 0) return refuseFloor("nothing_to_release", "everything has left or was called back");
  if (mine.some((work) => work.goingBack > 0)) return refuseFloor("put_back_first");
  const changes = new ChangeSet();
  const places = Places.of(facts.bins);
  let units = 0;
  for (const work of mine) {
    const carried = work.picked - work.shipped;
    const packed = work.packed - work.shipped;
    if (packed > 0) unpack(order, work, packed);
    work.picked -= carried;
    work.dropped = work.units - work.picked;
    units += carried;
    const place = { binId: null, lotId: work.lotId };
    if (carried > 0) putIntoBin(changes, places, order.id, work, carried, place, { actor, now, ids });
  }
  places.write(changes, ids);
  const seq = order.fulfilments.find(({ id }) => id === target.fulfilmentId)?.seq;
  const record = { move: "recall" as const, actor, now, ids, reason: body.reason, details: { fulfilment: seq, units } };
  return finishAs(facts, { changes, order, target, units }, record);
}

type Taken = { changes: ChangeSet; order: Order; target: Target; units: number };
type Record_ = { move: "unpick" | "recall"; actor: Actor; now: Date; ids: Ids; reason?: string; details: Record<string, unknown> };

function finishAs(facts: FloorStockFacts, { changes, order, target, units }: Taken, record: Record_): FloorChange<TakenBack> {
  const today = businessDate(record.now, facts.feeding.policies.timeZone);
  return {
    ok: true,
    changes,
    order,
    free: null,
    finish(after) {
      recordMove(changes, facts.order, after, { ...record, today, open: "placed" });
      const { id, state } = certain(
        after.fulfilments.find((it) => it.id === target.fulfilmentId),
        "the fulfilment",
      );
      return { ok: true, fulfilment: { id, state }, units, ...UNSTAMPED };
    },
  };
}
