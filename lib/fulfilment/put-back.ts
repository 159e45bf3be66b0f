import { putBack } from "@/db/schema/fulfilment";
import { businessDate } from "@/lib/orders/business-date";
import { tellCanceled, withdrawEffects } from "@/lib/orders/cancel";
import { copyOrder, type Order } from "@/lib/orders/order";
import { cancelCharges } from "@/lib/orders/plan-cancel";
import { reprice } from "@/lib/orders/price";
import { type ActiveTag, type PendingMail, readCancelEffects } from "@/lib/orders/read-cancel";
import { recordMove } from "@/lib/orders/record";
import { lineOfWork, reservationOfWork } from "@/lib/orders/work";
import { certain } from "@/lib/result/refusal";
import { FreeStock, withoutReserved } from "@/lib/stock/free";
import { Places } from "@/lib/stock/places";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Outcome } from "@/lib/transaction/transact";
import { type FloorOptions, type Stamp, type Target, UNSTAMPED } from "./command";
import { commitFloorStock, type FloorChange } from "./commit-floor-stock";
import type { PutBackBody } from "./inputs";
import { putIntoBin } from "./move-bins";
import { workIn } from "./pick";
import type { FloorStockFacts } from "./read-floor-stock";
import { type FloorRefusal, type FloorRefused, refuseFloor } from "./refusals";
import { findBin } from "./take-back";

export type PutBackAnswer = { ok: true; line: number; units: number; order_status: string } & Stamp;

/** `reason` is that of the cancel which asked the units back. */
type Task = { id: string; fulfilmentLineId: string; units: number; done: boolean; reason: string | null };
type Between = { tasks: Task[]; binId: string | null; mail: PendingMail[]; tags: ActiveTag[] };
type Attempt = { actor: Actor; body: PutBackBody; now: Date };

/**
 * Somebody put canceled units back: now they are canceled, their reservation is released and whoever waits for them is
 * served. The parts of a bundle that were asked back together are put back together.
 */
export function completePutBack(
  actor: Actor,
  putBackId: string,
  body: PutBackBody,
  options: FloorOptions = {},
): Promise<Outcome<PutBackAnswer | FloorRefused>> {
  return commitFloorStock<PutBackAnswer, Between>({
    actor,
    right: "pick",
    options,
    find: (tx) => findTarget(tx, putBackId),
    missing: refuseFloor("put_back_unknown"),
    between: (tx, target) => readBetween(tx, target, putBackId, body.bin ?? null),
    decide: (facts, _target, ids, now) => decidePutBack(facts, { actor, body, now }, ids),
  });
}

const TARGET = `select b.order_id as "orderId", f.fulfilment_id as "fulfilmentId", b.location_id as "locationId" from put_back b
  join fulfilment_line f on f.org_id = b.org_id and f.id = b.fulfilment_line_id where b.org_id = $1 and b.id = $2::uuid`;

// Asked back by the same move for the same line: the parts of one bundle.
const TASKS = `select x.id, x.fulfilment_line_id as "fulfilmentLineId", x.units, x.done_at is not null as done,
  (select e.reason from order_event e where e.org_id = x.org_id and e.commit_id = x.commit_id and e.order_id = x.order_id) as reason
  from put_back x
  join put_back b on b.org_id = x.org_id and b.line_id = x.line_id and b.commit_id = x.commit_id and b.location_id = x.location_id
  where b.org_id = $1 and b.id = $2::uuid order by x.id`;

const findTarget = async (tx: Tx, id: string): Promise<Target | null> =>
  (await tx.query<Target>("target_of_put_back", TARGET, [tx.orgId, id]))[0] ?? null;

async function readBetween(tx: Tx, { orderId, locationId }: Target, id: string, bin: string | null): Promise<Between> {
  const [tasks, effects, binId] = await Promise.all([
    tx.query<Task>("put_back_tasks", TASKS, [tx.orgId, id]),
    readCancelEffects(tx, orderId, "lock"),
    findBin(tx, locationId, bin),
  ]);
  return { tasks, binId, ...effects };
}

function decidePutBack(
  facts: FloorStockFacts & { between: Between },
  { actor, body, now }: Attempt,
  ids: Ids,
): FloorChange<PutBackAnswer> | FloorRefusal {
  const { tasks, binId } = facts.between;
  if (tasks.some(({ done }) => done)) return refuseFloor("put_back_done");
  if (body.bin && !binId) return refuseFloor("bin_unknown", body.bin);
  const before = facts.order;
  const order = copyOrder(before);
  const changes = new ChangeSet();
  const places = Places.of(facts.bins);
  const task = certain(tasks[0], "a put-back");
  const reason = task.reason ?? "other";
  const first = workIn(order, task.fulfilmentLineId);
  const line = lineOfWork(order, first);
  const freed = tasks.map(({ id, fulfilmentLineId, units }) => {
    const work = workIn(order, fulfilmentLineId);
    work.picked -= units;
    work.goingBack -= units;
    work.dropped += units;
    reservationOfWork(order, work).releasedUnits += units;
    putIntoBin(changes, places, order.id, work, units, { binId, lotId: work.lotId }, { actor, now, ids });
    changes.set(putBack, { id }, { doneAt: now, doneBy: actor.id, binId });
    return { productId: work.productId, locationId: work.locationId, units };
  });
  places.write(changes, ids);
  const perUnit = line.components.find(({ productId }) => productId === first.productId)?.unitsPerBundle ?? 1;
  const units = freed.filter(({ productId }) => productId === first.productId).reduce((sum, it) => sum + it.units, 0) / perUnit;
  line.cancelPending -= units;
  line.canceled += units;
  line.picked -= units;
  reprice(line, order.currency);
  const whole = cancelCharges(order);
  const { policies, addressees, stock } = facts.feeding;
  const finish = (after: Order): PutBackAnswer => {
    const today = businessDate(now, policies.timeZone);
    const details = { line: line.line, units };
    if (whole) after.reason = reason;
    recordMove(changes, before, after, { move: "put_back", actor, now, today, ids, open: "placed", reason, details });
    if (whole) withdrawEffects(changes, order.id, facts.between, now, ids);
    const to = certain(addressees.get(order.id), "the order's customer");
    const addressee = { organizationName: policies.organizationName, customerName: to.customerName, email: to.email };
    tellCanceled(changes, after, { whole, lines: [{ line, units }] }, addressee, reason, ids);
    return { ok: true, line: line.line, units, order_status: after.status, ...UNSTAMPED };
  };
  return { ok: true, changes, order, free: FreeStock.of(withoutReserved(stock, freed)), finish };
}
