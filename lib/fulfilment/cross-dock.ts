import { wave } from "@/db/schema/fulfilment";
import { signalChange } from "@/lib/live/signal";
import { businessDate } from "@/lib/orders/business-date";
import { copyOrder, type Order, type Work } from "@/lib/orders/order";
import { isUuid } from "@/lib/orders/read-order";
import { recordMove } from "@/lib/orders/record";
import { worksAt } from "@/lib/receiving/command";
import { Places } from "@/lib/stock/places";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type Decision, type Outcome, transact } from "@/lib/transaction/transact";
import { type FloorOptions, refused, type Stamp, stampAnswer, UNSTAMPED } from "./command";
import type { CrossDockBody } from "./inputs";
import { takeFromBin } from "./move-bins";
import { type DockLine, linesOf, planCrossDock, unitsOnDock } from "./plan-cross-dock";
import {
  type CrossDockFacts,
  type DockArrival,
  type FedReservation,
  findDockArrival,
  readCrossDock,
  readFedReservations,
} from "./read-cross-dock";
import { type FloorRefusal, type FloorRefused, refuseFloor } from "./refusals";

export type CrossDockAnswer = {
  ok: true;
  cross_dock: { fulfilment: string; number: string; order: string; wave_number: number; units: number; lines: DockLine[] };
} & Stamp;

type Found = { arrival: DockArrival; orderId: string };
type Attempt = Found & { actor: Actor; now: Date };

const ORDER = "select id from orders where org_id = $1 and (id = $2::uuid or number = $3)";

/**
 * Units that arrived and were promised to an order go straight to packing: released and picked from the dock in one
 * transaction, never put away. What was put away or given to others meanwhile stays as it is.
 */
export async function crossDock(
  actor: Actor,
  arrivalId: string,
  { order }: CrossDockBody,
  { once, now = new Date() }: FloorOptions = {},
): Promise<Outcome<CrossDockAnswer | FloorRefused>> {
  for (const right of ["release", "pick"] as const) if (!actor.rights.has(right)) return refused(refuseFloor("no_right", right));
  const found = await readTenant(actor.orgId, (tx) => find(tx, arrivalId, order));
  if ("answer" in found) return refused(found);
  if (!worksAt(actor, found.arrival.locationId)) return refused(refuseFloor("location_not_yours"));
  const { arrival, orderId } = found;
  const { locationId, commits } = arrival;
  const outcome = await transact<CrossDockFacts, CrossDockAnswer | FloorRefused>({
    orgId: actor.orgId,
    once,
    read: async (tx) => readCrossDock(tx, locationId, ofOrder(await readFedReservations(tx, locationId, commits), orderId), "lock"),
    decide: (facts, ids) => decide(facts, { actor, now, arrival, orderId }, ids),
    seal: stampAnswer,
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) {
    signalChange(actor.orgId, orderId);
    signalChange(actor.orgId, null);
  }
  return outcome;
}

const ofOrder = (reservations: readonly FedReservation[], orderId: string): FedReservation[] =>
  reservations.filter((row) => row.orderId === orderId);

async function find(tx: Tx, arrivalId: string, order: string): Promise<Found | FloorRefusal> {
  const [arrival, [row]] = await Promise.all([
    isUuid(arrivalId) ? findDockArrival(tx, arrivalId) : null,
    tx.query<{ id: string }>("dock_order", ORDER, [tx.orgId, isUuid(order) ? order : null, order]),
  ]);
  if (!arrival) return refuseFloor("receipt_unknown");
  return row ? { arrival, orderId: row.id } : refuseFloor("order_unknown", order);
}

function decide(facts: CrossDockFacts, { actor, now, arrival, orderId }: Attempt, ids: Ids): Decision<CrossDockAnswer> | FloorRefusal {
  const before = facts.orders.find(({ id }) => id === orderId);
  if (!before) return refuseFloor("not_on_dock");
  const fulfilmentId = ids.next();
  const { locationId } = arrival;
  const work = planCrossDock(before, { facts, locationId, dock: unitsOnDock(facts, now), fulfilmentId }, ids);
  if (typeof work === "string") return refuseFloor(work, before.number);
  const changes = new ChangeSet();
  const walk = { id: ids.next(), number: facts.nextWave };
  const by = { pickerId: actor.kind === "user" ? actor.id : null, takenAt: now, releasedAt: now };
  changes.insert(wave, { ...walk, locationId, kind: "single", priority: before.priority, ...by });
  const { after, seq } = withFulfilment(before, { fulfilmentId, waveId: walk.id, locationId, work, now });
  const places = Places.of(facts.bins);
  for (const row of work) takeFromBin(changes, places, before.id, row, row.units, { actor, now, ids });
  places.write(changes, ids);
  const lines = linesOf(work, facts);
  const units = lines.reduce((sum, line) => sum + line.units, 0);
  const today = businessDate(now, facts.policies.timeZone);
  const details = { fulfilment: seq, units, [arrival.kind]: arrival.reference };
  recordMove(changes, before, after, { move: "cross_dock", actor, now, today, ids, open: "placed", details });
  const made = { fulfilment: fulfilmentId, number: `${before.number}-${seq}`, order: before.number, wave_number: walk.number };
  return { changes, status: 201, answer: { ok: true, cross_dock: { ...made, units, lines }, ...UNSTAMPED } };
}

type Planned = { fulfilmentId: string; waveId: string; locationId: string; work: readonly Work[]; now: Date };

/** The order with a fulfilment of its own for these units, all of them picked. */
function withFulfilment(before: Order, { fulfilmentId, waveId, locationId, work, now }: Planned): { after: Order; seq: number } {
  const after = copyOrder(before);
  const seq = Math.max(0, ...before.fulfilments.map((it) => it.seq)) + 1;
  const { promisedOn, shipToId } = before;
  const made = { id: fulfilmentId, seq, locationId, waveId, state: "picked" as const, tote: null, promisedOn, shipToId };
  after.fulfilments.push({ ...made, releasedAt: now, pickedAt: now, packedAt: null, shippedAt: null });
  after.work.push(...work.map((row) => ({ ...row, picked: row.units })));
  return { after, seq };
}
