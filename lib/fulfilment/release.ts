import { wave } from "@/db/schema/fulfilment";
import { signalChange } from "@/lib/live/signal";
import { businessDate } from "@/lib/orders/business-date";
import { copyOrder, dueOf, type Order } from "@/lib/orders/order";
import { isUuid } from "@/lib/orders/read-order";
import { recordMove } from "@/lib/orders/record";
import { worksAt } from "@/lib/receiving/command";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type Decision, type Outcome, transact } from "@/lib/transaction/transact";
import { type FloorOptions, refused, type Stamp, stampAnswer, UNSTAMPED } from "./command";
import type { ReleaseBody } from "./inputs";
import { blockedBy, Pickable, planWork } from "./plan-release";
import { type ReleaseFacts, readRelease } from "./read-release";
import { FLOOR_REFUSALS, type FloorRefusalCode, type FloorRefused, refuseFloor } from "./refusals";

export type Released = {
  fulfilment: string;
  number: string;
  order: string;
  wave: string;
  wave_number: number;
  tote: string | null;
  units: number;
};
export type Left = { order: string; code: FloorRefusalCode; detail: string };
export type ReleaseAnswer = { ok: true; released: Released[]; left: Left[] } & Stamp;

/** Sends what is reserved at a location to its floor: one fulfilment an order, in walks. Orders that cannot go stay, with the reason. */
export async function releaseOrders(
  actor: Actor,
  body: ReleaseBody,
  { once, now = new Date() }: FloorOptions = {},
): Promise<Outcome<ReleaseAnswer | FloorRefused>> {
  if (!actor.rights.has("release")) return refused(refuseFloor("no_right", "release"));
  const found = await readTenant(actor.orgId, (tx) => resolve(tx, body));
  if (!found.locationId) return refused(refuseFloor("location_unknown", body.location));
  if (!worksAt(actor, found.locationId)) return refused(refuseFloor("location_not_yours", body.location));
  const [missing] = body.orders.filter((asked) => !found.orders.has(asked));
  if (missing !== undefined) return refused(refuseFloor("order_unknown", missing));
  const locationId = found.locationId;
  const orderIds = [...new Set(found.orders.values())].sort();
  const totes = new Map(body.orders.flatMap((asked, index) => pairOf(found.orders.get(asked), body.totes?.[index])));
  const outcome = await transact<ReleaseFacts, ReleaseAnswer | FloorRefused>({
    orgId: actor.orgId,
    once,
    read: (tx) => readRelease(tx, locationId, orderIds, [...totes.values()]),
    decide: (facts, ids) => decideRelease(facts, { actor, now, locationId, kind: body.kind, totes }, ids),
    seal: stampAnswer,
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) for (const id of orderIds) signalChange(actor.orgId, id);
  return outcome;
}

const pairOf = (orderId: string | undefined, tote: string | undefined): [string, string][] => (orderId && tote ? [[orderId, tote]] : []);

const LOCATION = "select id from location where org_id = $1 and code = $2 and archived_at is null";
const ORDERS = "select id, number from orders where org_id = $1 and (id = any($2::uuid[]) or number = any($3::text[]))";

async function resolve(tx: Tx, { location, orders }: ReleaseBody): Promise<{ locationId: string | null; orders: Map<string, string> }> {
  const [places, rows] = await Promise.all([
    tx.query<{ id: string }>("location_by_code", LOCATION, [tx.orgId, location]),
    tx.query<{ id: string; number: string }>("orders_named", ORDERS, [tx.orgId, orders.filter(isUuid), orders.filter((it) => !isUuid(it))]),
  ]);
  const known = new Map(rows.flatMap(({ id, number }) => [[id, id] as const, [number, id] as const]));
  return { locationId: places[0]?.id ?? null, orders: new Map(orders.flatMap((asked) => pairOf2(asked, known.get(asked)))) };
}

const pairOf2 = (asked: string, id: string | undefined): [string, string][] => (id ? [[asked, id]] : []);

type Attempt = { actor: Actor; now: Date; locationId: string; kind: ReleaseBody["kind"]; totes: ReadonlyMap<string, string> };

function decideRelease(facts: ReleaseFacts, attempt: Attempt, ids: Ids): Decision<ReleaseAnswer | FloorRefused> {
  const { locationId, now, kind, totes } = attempt;
  const [taken] = [...totes.values()].filter((tote) => facts.totesInUse.has(tote));
  if (taken !== undefined) return refuseFloor("tote_taken", taken);
  const today = businessDate(now, facts.policies.timeZone);
  const pickable = Pickable.of(facts.bins, today);
  const changes = new ChangeSet();
  const released: Released[] = [];
  const left: Left[] = [];
  let walk: { id: string; number: number } | undefined;
  for (const before of facts.orders.toSorted(mostUrgentFirst)) {
    const fulfilmentId = ids.next();
    const work = blockedBy(before, facts.held.has(before.id), dueOf(before)) ?? planWork(before, locationId, pickable, fulfilmentId, ids);
    if (typeof work === "string") {
      left.push({ order: before.number, code: work, detail: FLOOR_REFUSALS[work].title });
      continue;
    }
    if (!walk || kind === "single") {
      walk = { id: ids.next(), number: facts.nextWave + new Set(released.map((it) => it.wave)).size };
      changes.insert(wave, { id: walk.id, locationId, number: walk.number, kind, priority: before.priority, releasedAt: now });
    }
    const after = copyOrder(before);
    const seq = Math.max(0, ...before.fulfilments.map((it) => it.seq)) + 1;
    const tote = totes.get(before.id) ?? null;
    after.fulfilments.push({
      id: fulfilmentId,
      seq,
      locationId,
      waveId: walk.id,
      state: "released",
      tote,
      promisedOn: before.promisedOn,
      shipToId: before.shipToId,
      releasedAt: now,
      pickedAt: null,
      packedAt: null,
      shippedAt: null,
    });
    after.work.push(...work);
    const units = work.reduce((sum, row) => sum + row.units, 0);
    recordMove(changes, before, after, {
      move: "release",
      actor: attempt.actor,
      now,
      today,
      ids,
      open: "placed",
      details: { fulfilment: seq, units },
    });
    const number = `${before.number}-${seq}`;
    released.push({ fulfilment: fulfilmentId, number, order: before.number, wave: walk.id, wave_number: walk.number, tote, units });
  }
  if (released.length === 0) {
    const first = certain(left[0], "an order that was left");
    return facts.orders.length === 1 ? refuseFloor(first.code, first.order) : refuseFloor("nothing_released", left.map(said).join("; "));
  }
  return { changes, status: 201, answer: { ok: true, released, left, ...UNSTAMPED } };
}

const said = ({ order, detail }: Left): string => `${order}: ${detail}`;

/** Higher priority, then the earlier promise, then the older order. */
const mostUrgentFirst = (a: Order, b: Order): number =>
  b.priority - a.priority ||
  (a.promisedOn ?? LATEST).localeCompare(b.promisedOn ?? LATEST) ||
  (a.placedAt?.getTime() ?? 0) - (b.placedAt?.getTime() ?? 0) ||
  (a.id < b.id ? -1 : 1);

const LATEST = "9999-12-31";
