import { type CarrierEvent, CARRIER_EVENTS } from "@/db/values";
import { ask, carrierOf as everyCarrier, type CarrierOf } from "@/lib/shipping/ask-carrier";
import { recordMessage } from "@/lib/shipping/carrier-events";
import type { Tracked, TrackingState } from "@/lib/shipping/carrier";
import type { Actor } from "@/lib/tenancy/actor";
import { inTenant, readTenant } from "@/lib/transaction/in-tenant";

const MOST_AT_ONCE = 50;
const MOST_DAYS = 60;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** While somebody asks, nobody else does; who dies over it is followed by another after this time. */
const LEASE_MINUTES = 15;
/** After so many silent calls the carrier's other parcels of the round wait, too. */
const MOST_SILENT = 2;
const LONGEST_ROUND_MS = 2 * MINUTE_MS;

type Parcel = {
  id: string;
  carrier: string;
  trackingNumber: string;
  packageId: string;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  isForgotten: boolean;
  failures: number;
};

const CLAIM = `with due as (
    select x.id from label x where x.org_id = $1 and x.state = 'bought' and x.ask_after <= $2 order by x.ask_after limit ${MOST_AT_ONCE} for no key update skip locked),
  taken as (
    update label l set ask_after = $2::timestamptz + interval '${LEASE_MINUTES} minutes' from due where l.org_id = $1 and l.id = due.id returning l.*)
  select l.id, l.carrier, l.tracking_number as "trackingNumber", l.package_id as "packageId", s.shipped_at as "shippedAt", p.delivered_at as "deliveredAt",
    coalesce(s.shipped_at, l.bought_at) < $2::timestamptz - interval '${MOST_DAYS} days' as "isForgotten", l.ask_failures as failures
  from taken l join package p on p.org_id = l.org_id and p.id = l.package_id left join shipment s on s.org_id = p.org_id and s.id = p.shipment_id
  order by l.id`;

type Options = { carrierOf?: CarrierOf; now?: Date; stop?: AbortSignal | undefined };
type Round = { orgId: string; carrierOf: CarrierOf; now: Date; endsAt: number; stop: AbortSignal | undefined };

/**
 * Asks carriers what became of parcels that left, the longest unasked first, for those carriers that do not report by themselves.
 * What is news goes the way of every message. Harmless to do twice, and by two at once. Returns how many were looked at.
 */
export async function askAboutParcels(orgId: string, { carrierOf = everyCarrier, now = new Date(), stop }: Options = {}): Promise<number> {
  const parcels = await inTenant(orgId, (tx) => tx.query<Parcel>("claim_parcels", CLAIM, [orgId, now]));
  const round: Round = { orgId, carrierOf, now, endsAt: Date.now() + LONGEST_ROUND_MS, stop };
  const carriers = [...Map.groupBy(parcels, ({ carrier }) => carrier).values()];
  const ends = await Promise.allSettled(carriers.map((ofCarrier) => askOne(ofCarrier, round)));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  return parcels.length;
}

/** One carrier's parcels, one after the other: it is one program at the other end. */
async function askOne(parcels: readonly Parcel[], round: Round): Promise<void> {
  let silent = 0;
  for (const parcel of parcels) {
    const isCut = round.stop?.aborted === true || Date.now() > round.endsAt;
    if (isCut) await askAgain(round, parcel, round.now, parcel.failures);
    else if (silent >= MOST_SILENT) await askAgain(round, parcel, later(round.now, 15 * MINUTE_MS), parcel.failures);
    else silent = (await askFor(parcel, round)) ? 0 : silent + 1;
  }
}

/** False where the carrier did not answer. */
async function askFor(parcel: Parcel, round: Round): Promise<boolean> {
  const { orgId, now } = round;
  const carrier = round.carrierOf(orgId, parcel.carrier);
  if (parcel.deliveredAt !== null || parcel.isForgotten || carrier.knowsWhatWeKnow) {
    await askAgain(round, parcel, null, 0);
    return true;
  }
  if (parcel.shippedAt === null) {
    await askAgain(round, parcel, later(now, HOUR_MS), 0);
    return true;
  }
  const outcome = await ask(`track ${parcel.carrier}`, () => carrier.track(parcel.id));
  if (outcome.kind !== "done" || outcome.value === null) {
    const failures = parcel.failures + 1;
    await askAgain(round, parcel, later(now, afterFailures(failures)), failures);
    return outcome.kind !== "unknown";
  }
  await recordNews(orgId, parcel, outcome.value, now);
  const isOver = outcome.value.state === "voided" || outcome.value.events.some(({ state }) => state === "delivered");
  await askAgain(round, parcel, isOver ? null : later(now, whileUnderWay(parcel.shippedAt, now)), 0);
  return true;
}

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);
const afterFailures = (failures: number): number => Math.min(24 * HOUR_MS, 15 * MINUTE_MS * 2 ** Math.min(failures, 7));
/** The longer a parcel travels, the less a question brings: hourly at first, twice a day in the end. */
const whileUnderWay = (shippedAt: Date, now: Date): number =>
  Math.min(12 * HOUR_MS, Math.max(HOUR_MS, (now.getTime() - shippedAt.getTime()) / 12));

const ASK_AGAIN = "update label set ask_after = $3, ask_failures = $4 where org_id = $1 and id = $2::uuid and state = 'bought'";

const askAgain = ({ orgId }: Round, { id }: Parcel, at: Date | null, failures: number) =>
  inTenant(orgId, (tx) => tx.query("ask_parcel_again", ASK_AGAIN, [orgId, id, at, failures]));

const TOLD = `select kind, occurred_at as at from inbox_event where org_id = $1 and package_id = $2::uuid and (label_id is null or label_id = $3::uuid)`;
type Told = { kind: CarrierEvent; at: Date };

/** Buying, voiding and leaving our house are no news: we did that. */
function eventOf(state: TrackingState): CarrierEvent | null {
  return state === "handed_over" ? null : (CARRIER_EVENTS.find((kind) => kind === state) ?? null);
}

/** What the carrier tells and has not told before is a message of its own, under an id that asking again gives again. */
async function recordNews(orgId: string, { id, carrier, trackingNumber, packageId }: Parcel, tracked: Tracked, now: Date): Promise<void> {
  const told = await readTenant(orgId, (tx) => tx.query<Told>("told_of_parcel", TOLD, [tx.orgId, packageId, id]));
  const actor: Actor = { orgId, kind: "system", id: null, name: carrier, rights: new Set(["ship"]), locationIds: null };
  for (const { state, at } of tracked.events.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const kind = eventOf(state);
    if (kind === null || told.some((it) => it.kind === kind && Math.abs(it.at.getTime() - at.getTime()) < MINUTE_MS)) continue;
    const externalId = `asked ${trackingNumber} ${kind} ${at.toISOString()}`;
    const message = { source: `carrier ${carrier}`, externalId, kind, subject: trackingNumber, note: "", occurredAt: at };
    await recordMessage(actor, message, { carrier, trackingNumber }, now);
  }
}
