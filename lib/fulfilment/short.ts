import { countTask } from "@/db/schema/counting";
import { shortPick } from "@/db/schema/fulfilment";
import { businessDate } from "@/lib/orders/business-date";
import type { FedLine } from "@/lib/orders/feed";
import { queueEmail } from "@/lib/orders/messages";
import { copyOrder, type Order, type Work } from "@/lib/orders/order";
import { waitAgain } from "@/lib/orders/queue-again";
import { recordMove } from "@/lib/orders/record";
import { dropFrom, type Freed, releaseAt } from "@/lib/orders/units";
import { lineOfWork, reservationOfWork, toPick, unpack } from "@/lib/orders/work";
import { certain } from "@/lib/result/refusal";
import { FreeStock, withoutReserved } from "@/lib/stock/free";
import { Places } from "@/lib/stock/places";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Outcome } from "@/lib/transaction/transact";
import { type FloorOptions, type Stamp, type Target, targetOfWork, UNSTAMPED } from "./command";
import { commitFloorStock, type FloorChange } from "./commit-floor-stock";
import type { ShortBody } from "./inputs";
import { putIntoBin } from "./move-bins";
import { workIn } from "./pick";
import { propose, type Proposed, readSubstitute, refuseProposal, type SubstituteHere } from "./propose";
import type { FloorStockFacts } from "./read-floor-stock";
import { type FloorRefusal, type FloorRefused, refuseFloor } from "./refusals";
import { setAside } from "./set-aside";

export type ShortAnswer = {
  ok: true;
  short: string;
  /** Units of the line that wait again, and those that another location gave at once. */
  waiting: number;
  reserved_elsewhere: number;
  /** The task to count what was not found, or null where one is open already. */
  count_task: string | null;
  /** What was proposed to the front office for the units that wait; null where nothing was, or where none has to wait. */
  proposal: Proposed | null;
  work: { id: string; units: number; picked: number; dropped: number };
} & Stamp;

type Between = { counting: boolean; substitute: SubstituteHere | null };
type Attempt = { actor: Actor; body: ShortBody; now: Date };

/**
 * A picker does not find units: they leave the stock, wait again in the place that they had or come from another location,
 * and the bin gets a task to count it; the customer hears of a delay. All in one transaction.
 */
export function reportShort(actor: Actor, body: ShortBody, options: FloorOptions = {}): Promise<Outcome<ShortAnswer | FloorRefused>> {
  return commitFloorStock<ShortAnswer, Between>({
    actor,
    right: "pick",
    options,
    find: targetOfWork(body.work),
    missing: refuseFloor("work_unknown"),
    between: (tx) => readBetween(tx, body),
    decide: (facts, target, ids, now) => decideShort(facts, target, { actor, body, now }, ids),
  });
}

const COUNTING = `select 1 from count_task t join fulfilment_line f on f.org_id = t.org_id and f.id = $2::uuid
  where t.org_id = $1 and t.done_at is null and t.location_id = f.location_id and t.bin_id is not distinct from f.bin_id
    and (t.product_id is null or t.product_id = f.product_id)`;

async function readBetween(tx: Tx, { work, substitute: sku }: ShortBody): Promise<Between> {
  const [counting, substitute] = await Promise.all([
    tx.query("open_count_of_work", COUNTING, [tx.orgId, work]),
    sku ? readSubstitute(tx, work, sku) : null,
  ]);
  return { counting: counting.length > 0, substitute };
}

function decideShort(
  facts: FloorStockFacts & { between: Between },
  target: Target,
  attempt: Attempt,
  ids: Ids,
): FloorChange<ShortAnswer> | FloorRefusal {
  const { actor, body, now } = attempt;
  const before = facts.order;
  const order = copyOrder(before);
  const work = workIn(order, body.work);
  if (body.units > toPick(work)) return refuseFloor("too_many", `${toPick(work)} to pick`);
  const { substitute } = facts.between;
  const unproposable = body.substitute ? refuseProposal(order, work, body.substitute, substitute) : null;
  if (unproposable) return unproposable;
  const changes = new ChangeSet();
  const places = Places.of(facts.bins);
  const record = { actor, now, ids };
  work.dropped += body.units;
  const { freed, lost } = loseUnits(order, work, body.units, (part, units) => {
    putIntoBin(changes, places, order.id, part, units, { binId: null, lotId: part.lotId }, record);
  });
  const line = lineOfWork(order, work);
  waitAgain(order, line, lost, ids);
  const { units, reason } = body;
  setAside(changes, places, facts.layers, work, { units, reason, actor, now }, ids);
  places.write(changes, ids);
  const { shortId, taskId } = insertShort(changes, order.id, work, attempt, facts.between.counting, ids);
  const found = facts.feeding.stock.map((row) =>
    row.productId === work.productId && row.locationId === target.locationId ? { ...row, onHand: row.onHand - body.units } : row,
  );
  const free = FreeStock.of(withoutReserved(found, freed));
  const finish = (after: Order, fed: readonly FedLine[]): ShortAnswer => {
    const elsewhere = unitsOfLine(fed, order.id, line.line);
    const waiting = lost - elsewhere;
    const today = businessDate(now, facts.feeding.policies.timeZone);
    const proposal = propose(after, work, { substitute, shortPickId: shortId, waiting, actor, now }, ids);
    const details = { line: line.line, units: body.units, waiting, elsewhere, ...(proposal && { proposed: proposal }) };
    recordMove(changes, before, after, { move: "short", actor, now, today, ids, open: "placed", reason: body.reason, details });
    if (waiting > 0) tellDelay(changes, facts, after, { lineId: line.id, waiting }, ids);
    const { id, units, picked, dropped } = workIn(after, work.id);
    const became = { waiting, reserved_elsewhere: elsewhere, count_task: taskId, proposal };
    return { ok: true, short: shortId, ...became, work: { id, units, picked, dropped }, ...UNSTAMPED };
  };
  return { ok: true, changes, order, free, finish };
}

const unitsOfLine = (fed: readonly FedLine[], orderId: string, line: number): number =>
  fed.filter((it) => it.orderId === orderId && it.line === line).reduce((sum, { units }) => sum + units, 0);

/** The short pick, and the task to count its bin unless that is open already. */
function insertShort(changes: ChangeSet, orderId: string, work: Work, { actor, body, now }: Attempt, counting: boolean, ids: Ids) {
  const shortId = ids.next();
  const where = { locationId: work.locationId, productId: work.productId, binId: work.binId };
  const by = { actorKind: actor.kind, actorId: actor.id, occurredAt: now };
  const { units, reason } = body;
  changes.insert(shortPick, { id: shortId, fulfilmentLineId: work.id, orderId, ...where, units, reason, ...by });
  const taskId = counting ? null : ids.next();
  const task = { ...where, cause: "short_pick", state: "open", shortPickId: shortId, createdAt: now };
  if (taskId) changes.insert(countTask, { id: taskId, ...task });
  return { shortId, taskId };
}

type PutDown = (part: Work, units: number) => void;

/**
 * Gives up the reservation of units that are not there; a bundle is lost whole, so its other parts become free, and those
 * already picked are put down. Returns what is free again and how many units of the line were lost.
 */
function loseUnits(order: Order, work: Work, units: number, putDown: PutDown): { freed: Freed[]; lost: number } {
  const line = lineOfWork(order, work);
  const { locationId } = work;
  const lost = Math.ceil(units / (line.components.find(({ productId }) => productId === work.productId)?.unitsPerBundle ?? 1));
  const freed: Freed[] = [];
  for (const { productId, unitsPerBundle } of line.components) {
    const missing = productId === work.productId ? units : 0;
    reservationOfWork(order, work).releasedUnits += missing;
    const parts = order.work.filter((it) => it.lineId === line.id && it.productId === productId && it.locationId === locationId);
    // The bundle of the walk that misses something is the one that is lost, so that no other walk is left with half of one.
    const same = parts.filter(({ fulfilmentId }) => fulfilmentId === work.fulfilmentId);
    let open = lost * unitsPerBundle - missing;
    open -= dropFrom(order, same, open);
    open -= putDownFrom(order, same, open, putDown);
    putDownFrom(order, parts, open - unpickedAt(order, line.id, productId, locationId), putDown, "keep");
    releaseAt(order, line.id, productId, locationId, open);
    freed.push({ productId, locationId, units: lost * unitsPerBundle });
  }
  return { freed, lost };
}

/** Puts picked units down again, out of their package where they lie in one; says how many. They stay reserved only where told. */
function putDownFrom(
  order: Order,
  parts: readonly Work[],
  units: number,
  putDown: PutDown,
  reserved: "keep" | "release" = "release",
): number {
  let open = Math.max(0, units);
  const asked = open;
  for (const part of parts.toReversed()) {
    const down = Math.min(open, part.picked - part.shipped - part.goingBack);
    if (down === 0) continue;
    const packed = Math.min(down, part.packed - part.shipped);
    if (packed > 0) unpack(order, part, packed);
    part.picked -= down;
    part.dropped += down;
    if (reserved === "release") reservationOfWork(order, part).releasedUnits += down;
    open -= down;
    putDown(part, down);
  }
  return asked - open;
}

function unpickedAt(order: Order, lineId: string, productId: string, locationId: string): number {
  const rows = order.reservations.filter((it) => it.lineId === lineId && it.productId === productId && it.locationId === locationId);
  const active = rows.reduce((sum, it) => sum + it.units - it.releasedUnits - it.shippedUnits, 0);
  const carried = order.work
    .filter((it) => it.lineId === lineId && it.productId === productId && it.locationId === locationId)
    .reduce((sum, it) => sum + it.picked - it.shipped, 0);
  return active - carried;
}

function tellDelay(
  changes: ChangeSet,
  { feeding }: FloorStockFacts,
  after: Order,
  { lineId, waiting }: { lineId: string; waiting: number },
  ids: Ids,
): void {
  const to = certain(feeding.addressees.get(after.id), "the order's customer");
  const addressee = { organizationName: feeding.policies.organizationName, customerName: to.customerName, email: to.email };
  queueEmail(changes, "email.units_delayed", after, addressee, ids, {}, (id) => (id === lineId ? waiting : 0));
}
