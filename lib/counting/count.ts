import { countEntry, countTask, exception } from "@/db/schema/counting";
import { costLayer, stockLevel, stockMovement } from "@/db/schema/stock";
import { signalChange } from "@/lib/live/signal";
import { businessDate } from "@/lib/orders/business-date";
import { type Feeding, planFeeding, recordFeeding } from "@/lib/orders/feed";
import { feedBehind } from "@/lib/orders/feed-follow-ups";
import { queueEmail } from "@/lib/orders/messages";
import { withOwnRows } from "@/lib/orders/queue-again";
import { recordMove } from "@/lib/orders/record";
import { worksAt } from "@/lib/receiving/command";
import { copyStock, goodRow } from "@/lib/receiving/good-stock";
import { consumeLayers } from "@/lib/receiving/layers";
import { certain } from "@/lib/result/refusal";
import { FreeStock, type GoodStock, withoutReserved } from "@/lib/stock/free";
import { inPlace, Places } from "@/lib/stock/places";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { OnceKey } from "@/lib/transaction/idempotency";
import type { Ids } from "@/lib/transaction/ids";
import { readTenant } from "@/lib/transaction/in-tenant";
import { type Decision, type Mark, type Outcome, transact } from "@/lib/transaction/transact";
import { conditionOf, type Difference, differencesOf, whereOf } from "./differences";
import type { EntriesBody } from "./inputs";
import { type CountFacts, findTask, productsToCount, readCount } from "./read-count";
import { type CountRefused, refuseCount } from "./refusals";
import { type Shortage, type Taken, takeNewest } from "./take-reservations";
import { takeFromTransfers } from "./take-transfers";

export type CountAnswer = {
  ok: true;
  task: { id: string; state: "recount" | "done"; round: number };
  /** Only once it is done: what the stock was corrected by. A first count stays blind. */
  differences: { sku: string; expected: number; counted: number }[];
  /** Orders that had to give units back, and the exception that says so. */
  conflicts: { order: string; units: number }[];
  txid: string | null;
  at: string | null;
};

export type CountOptions = { once?: OnceKey | undefined; now?: Date };
type Attempt = { actor: Actor; body: EntriesBody; now: Date };

/**
 * What somebody counted. A first difference asks for a second count; what is confirmed corrects the stock. Where less
 * remains than is reserved, the newest reservations that nobody picked wait again and an exception is opened.
 */
export async function enterCount(
  actor: Actor,
  taskId: string,
  body: EntriesBody,
  { once, now = new Date() }: CountOptions = {},
): Promise<Outcome<CountAnswer | CountRefused>> {
  const plainly = (refusal: ReturnType<typeof refuseCount>) => ({ kind: "answer" as const, ...refusal, mark: null, replayed: false });
  if (!actor.rights.has("count")) return plainly(refuseCount("no_right", "count"));
  const skus = [...new Set(body.entries.map(({ sku }) => sku))];
  const known = await readTenant(actor.orgId, async (tx) => {
    const task = await findTask(tx, taskId);
    return task && { task, products: await productsToCount(tx, task, skus) };
  });
  if (!known) return plainly(refuseCount("task_unknown"));
  if (!worksAt(actor, known.task.locationId)) return plainly(refuseCount("location_not_yours"));
  const unknown = skus.find((sku) => !known.products.some((product) => product.sku === sku));
  if (unknown !== undefined) return plainly(refuseCount("sku_unknown", unknown));
  const lots = body.entries.flatMap(({ lot }) => lot ?? []);
  let wider: readonly string[] = [];
  let followUp: { more: readonly string[]; orders: readonly string[] } = { more: [], orders: [] };
  const outcome = await transact<CountFacts, CountAnswer | CountRefused>({
    orgId: actor.orgId,
    once,
    read: (tx) => readCount(tx, known.task, known.products, { lots, wider }),
    decide(facts, ids) {
      const decided = decideCount(facts, { actor, body, now }, ids);
      if ("lock" in decided) {
        wider = [...new Set([...wider, ...decided.lock])];
        return "again";
      }
      followUp = decided;
      return decided;
    },
    seal: (answer, { txid, at }: Mark) => (answer.ok ? { ...answer, txid, at } : answer),
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) {
    for (const orderId of followUp.orders) signalChange(actor.orgId, orderId);
    signalChange(actor.orgId, null);
    await feedBehind(actor.orgId, followUp.more, now);
  }
  return outcome;
}

type Decided = Decision<CountAnswer | CountRefused> & { more: readonly string[]; orders: readonly string[] };
const NOBODY = { more: [], orders: [] };

function decideCount(facts: CountFacts, attempt: Attempt, ids: Ids): Decided | { lock: string[] } {
  const { task } = facts;
  if (task.state === "done" || task.state === "canceled") return { ...refuseCount("task_done"), ...NOBODY };
  const places = Places.of(facts.stock.places.rows);
  const condition = conditionOf(task);
  const lying = facts.stock.places.rows.filter(
    (row) => row.condition === condition && row.units > 0 && (task.binId === null || row.binId === task.binId),
  );
  const { products } = facts.stock;
  const found = differencesOf(task, attempt.body, products, facts.stock.places.lots, lying, places);
  if (!Array.isArray(found)) return { ...found, ...NOBODY };
  const changes = new ChangeSet();
  const round = Math.max(0, ...facts.entries.map((entry) => entry.round)) + 1;
  writeEntries(changes, facts, found, round, attempt, ids);
  const most = Math.max(0, ...found.map(({ expected, counted }) => Math.abs(counted - expected)));
  if (round === 1 && most >= facts.recountFrom) {
    changes.set(countTask, { id: task.id }, { state: "recount" });
    return { changes, status: 200, answer: answerOf(task.id, "recount", round, [], []), ...NOBODY };
  }
  changes.set(countTask, { id: task.id }, { state: "done", doneAt: attempt.now });
  return correct(changes, facts, { found, round, places }, attempt, ids);
}

const answerOf = (
  id: string,
  state: "recount" | "done",
  round: number,
  found: readonly Difference[],
  conflicts: CountAnswer["conflicts"],
): CountAnswer => ({
  ok: true,
  task: { id, state, round },
  differences: found.map(({ product, expected, counted }) => ({ sku: product.sku, expected, counted })),
  conflicts,
  txid: null,
  at: null,
});

function writeEntries(
  changes: ChangeSet,
  { task }: CountFacts,
  found: readonly Difference[],
  round: number,
  { actor, now }: Attempt,
  ids: Ids,
): void {
  for (const { product, lotId, expected, counted } of found) {
    const units = { expectedUnits: expected, countedUnits: counted };
    const by = { actorKind: actor.kind, actorId: actor.id, occurredAt: now };
    changes.insert(countEntry, { id: ids.next(), taskId: task.id, round, productId: product.id, lotId, ...units, ...by });
  }
}

type Counted = { found: readonly Difference[]; round: number; places: Places };

function correct(
  changes: ChangeSet,
  facts: CountFacts,
  { found, round, places }: Counted,
  attempt: Attempt,
  ids: Ids,
): Decided | { lock: string[] } {
  const { task, stock: command } = facts;
  const stock = copyStock(command.feeding.stock);
  for (const difference of found) writeDifference(changes, facts, places, stock, difference, attempt, ids);
  places.write(changes, ids);
  takeFromTransfers(changes, stock, shortagesIn(stock, found, task.locationId), facts.heldForTransfers, { ...attempt, ids });
  const shortages = shortagesIn(stock, found, task.locationId);
  const taken = takeNewest(shortages, facts.held, command.feeding.orders, ids);
  if (taken === null) return { ...refuseCount("carried"), ...NOBODY };
  if ("lock" in taken) return taken;
  const free = FreeStock.of(withoutReserved(stock, taken.freed));
  let queue = command.feeding;
  for (const order of taken.orders.values()) queue = withOwnRows(queue, order);
  const feeding = planFeeding(queue, taken.orders, free, ids);
  if (feeding.kind === "widen") return { lock: feeding.orderIds };
  const conflicts = recordTaken(changes, facts, taken, feeding, attempt, ids);
  if (shortages.length > 0) openConflicts(changes, facts, shortages, conflicts, attempt, ids);
  recordFeeding(changes, command.feeding, feeding, { now: attempt.now, ids, except: new Set(taken.orders.keys()) });
  const answer = answerOf(task.id, "done", round, found, conflicts);
  return { changes, status: 200, answer, more: feeding.more, orders: [...feeding.orders.keys(), ...taken.orders.keys()] };
}

function writeDifference(
  changes: ChangeSet,
  { task, stock: command }: CountFacts,
  places: Places,
  stock: GoodStock[],
  { product, lotId, expected, counted }: Difference,
  { actor, now }: Attempt,
  ids: Ids,
): void {
  const units = counted - expected;
  if (units === 0) return;
  const key = { productId: product.id, locationId: task.locationId, condition: conditionOf(task) };
  const touches =
    units > 0
      ? [places.put(key, { binId: task.binId, lotId }, units)]
      : certain(places.take(key, -units, whereOf(task, lotId)), "the units that the books say lie there");
  const by = { actorKind: actor.kind, actorId: actor.id, occurredAt: now };
  for (const touch of touches) changes.insert(stockMovement, { id: ids.next(), ...key, kind: "count", ...inPlace(touch), ...by });
  changes.add(stockLevel, key, { onHand: units });
  if (key.condition !== "good") return;
  goodRow(stock, product.id, task.locationId).onHand += units;
  if (units < 0) consumeLayers(changes, command.layers, product.id, task.locationId, -units);
  else {
    const { orgCurrency: currency } = command.feeding.policies;
    const { productId, locationId } = key;
    const layer = { productId, locationId, receiptId: null, unitCost: null, currency, receivedAt: now, units, leftUnits: units };
    changes.insert(costLayer, { id: ids.next(), ...layer });
  }
}

function shortagesIn(stock: readonly GoodStock[], found: readonly Difference[], locationId: string): Shortage[] {
  return [...new Set(found.map(({ product }) => product.id))].flatMap((productId) => {
    const row = goodRow([...stock], productId, locationId);
    return row.reserved > row.onHand ? [{ productId, locationId, units: row.reserved - row.onHand }] : [];
  });
}

function recordTaken(
  changes: ChangeSet,
  { stock: { feeding: facts } }: CountFacts,
  taken: Taken,
  feeding: Extract<Feeding, { kind: "fed" }>,
  { actor, now }: Attempt,
  ids: Ids,
): CountAnswer["conflicts"] {
  const today = businessDate(now, facts.policies.timeZone);
  const rows = [...taken.orders.keys()].toSorted((a, b) => (a < b ? -1 : 1));
  return rows.map((orderId) => {
    const before = certain(facts.orders.get(orderId), "a locked order");
    const after = feeding.orders.get(orderId) ?? certain(taken.orders.get(orderId), "an order that gave units back");
    const lost = new Map(taken.lost.filter((it) => it.orderId === orderId).map(({ lineId, units }) => [lineId, units]));
    const units = [...lost.values()].reduce((sum, count) => sum + count, 0);
    recordMove(changes, before, after, { move: "recount", actor, now, today, ids, open: "placed", details: { units } });
    const to = certain(facts.addressees.get(orderId), "the order's customer");
    const addressee = { organizationName: facts.policies.organizationName, customerName: to.customerName, email: to.email };
    if (after.waitingUnits > before.waitingUnits)
      queueEmail(changes, "email.units_delayed", after, addressee, ids, {}, (lineId) => lost.get(lineId) ?? 0);
    return { order: before.number, units };
  });
}

function openConflicts(
  changes: ChangeSet,
  { task }: CountFacts,
  shortages: readonly Shortage[],
  orders: CountAnswer["conflicts"],
  { now }: Attempt,
  ids: Ids,
): void {
  for (const { productId, locationId, units } of shortages) {
    const of = { productId, locationId, details: { units, orders, count_task: task.id }, openedAt: now };
    changes.insert(exception, { id: ids.next(), kind: "stock_conflict", ownerRight: "count", ...of });
  }
}
