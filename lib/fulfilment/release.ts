import { wave } from "@/db/schema/fulfilment";
import { signalChange } from "@/lib/live/signal";
import { businessDate } from "@/lib/orders/business-date";
import { copyOrder, dueOf, type Order, type Work } from "@/lib/orders/order";
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

const pairOf = (key: string | undefined, value: string | undefined): [string, string][] => (key && value ? [[key, value]] : []);

const LOCATION = "select id from location where org_id = $1 and code = $2 and archived_at is null";
const ORDERS = "select id, number from orders where org_id = $1 and (id = any($2::uuid[]) or number = any($3::text[]))";

async function resolve(tx: Tx, { location, orders }: ReleaseBody): Promise<{ locationId: string | null; orders: Map<string, string> }> {
  const [places, rows] = await Promise.all([
    tx.query<{ id: string }>("location_by_code", LOCATION, [tx.orgId, location]),
    tx.query<{ id: string; number: string }>("orders_named", ORDERS, [tx.orgId, orders.filter(isUuid), orders.filter((it) => !isUuid(it))]),
  ]);
  const known = new Map(rows.flatMap(({ id, number }) => [[id, id] as const, [number, id] as const]));
  return { locationId: places[0]?.id ?? null, orders: new Map(orders.flatMap((asked) => pairOf(asked, known.get(asked)))) };
}

type Attempt = { actor: Actor; now: Date; locationId: string; kind: ReleaseBody["kind"]; totes: ReadonlyMap<string, string> };

function decideRelease(facts: ReleaseFacts, attempt: Attempt, ids: Ids): Decision<ReleaseAnswer | FloorRefused> {
  const [taken] = [...attempt.totes.values()].filter((tote) => facts.totesInUse.has(tote));
  if (taken !== undefined) return refuseFloor("tote_taken", taken);
  const today = businessDate(attempt.now, facts.policies.timeZone);
  const pickable = Pickable.of(facts.bins, today);
  const changes = new ChangeSet();
  const waves = new Waves(changes, facts.nextWave, attempt, ids);
  const released: Released[] = [];
  const left: Left[] = [];
  for (const before of facts.orders.toSorted(mostUrgentFirst)) {
    const fulfilmentId = ids.next();
    const blocked = blockedBy(before, facts.held.has(before.id), dueOf(before));
    const work = blocked ?? planWork(before, attempt.locationId, pickable, fulfilmentId, ids);
    if (typeof work === "string") left.push({ order: before.number, code: work, detail: FLOOR_REFUSALS[work].title });
    else released.push(writeFulfilment(changes, before, { fulfilmentId, work, wave: waves.forOrder(before) }, { ...attempt, today }, ids));
  }
  if (released.length > 0) return { changes, status: 201, answer: { ok: true, released, left, ...UNSTAMPED } };
  const first = certain(left[0], "an order that was left");
  return left.length === 1 ? refuseFloor(first.code, first.order) : refuseFloor("nothing_released", left.map(said).join("; "));
}

/** The walks of one release: one for each order, or one for all. */
class Waves {
  private last: { id: string; number: number } | undefined;
  private readonly changes: ChangeSet;
  private next: number;
  private readonly attempt: Attempt;
  private readonly ids: Ids;

  constructor(changes: ChangeSet, next: number, attempt: Attempt, ids: Ids) {
    this.changes = changes;
    this.next = next;
    this.attempt = attempt;
    this.ids = ids;
  }

  forOrder({ priority }: Order): { id: string; number: number } {
    const { kind, locationId, now } = this.attempt;
    if (this.last && kind !== "single") return this.last;
    const made = { id: this.ids.next(), number: this.next };
    this.next += 1;
    this.last = made;
    this.changes.insert(wave, { ...made, locationId, kind, priority, releasedAt: now });
    return made;
  }
}

type Planned = { fulfilmentId: string; work: Work[]; wave: { id: string; number: number } };

function writeFulfilment(
  changes: ChangeSet,
  before: Order,
  { fulfilmentId, work, wave: walk }: Planned,
  { actor, now, today, locationId, totes }: Attempt & { today: string },
  ids: Ids,
): Released {
  const after = copyOrder(before);
  const seq = Math.max(0, ...before.fulfilments.map((it) => it.seq)) + 1;
  const tote = totes.get(before.id) ?? null;
  const { promisedOn, shipToId } = before;
  const made = { id: fulfilmentId, seq, locationId, waveId: walk.id, state: "released" as const, tote, promisedOn, shipToId };
  after.fulfilments.push({ ...made, releasedAt: now, pickedAt: null, packedAt: null, shippedAt: null });
  after.work.push(...work);
  const units = work.reduce((sum, row) => sum + row.units, 0);
  const details = { fulfilment: seq, units };
  recordMove(changes, before, after, { move: "release", actor, now, today, ids, open: "placed", details });
  const number = `${before.number}-${seq}`;
  return { fulfilment: fulfilmentId, number, order: before.number, wave: walk.id, wave_number: walk.number, tote, units };
}

const said = ({ order, detail }: Left): string => `${order}: ${detail}`;

/** Higher priority, then the earlier promise, then the older order. */
const mostUrgentFirst = (a: Order, b: Order): number =>
  b.priority - a.priority ||
  (a.promisedOn ?? LATEST).localeCompare(b.promisedOn ?? LATEST) ||
  (a.placedAt?.getTime() ?? 0) - (b.placedAt?.getTime() ?? 0) ||
  (a.id < b.id ? -1 : 1);

const LATEST = "9999-12-31";
