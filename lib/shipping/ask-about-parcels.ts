import { type CarrierEvent, CARRIER_EVENTS, type InboxResult } from "@/db/values";
import { logFault } from "@/lib/server/log";
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
    else silent = (await askOrPutOff(parcel, round)) ? 0 : silent + 1;
  }
}

/** What one parcel's answer breaks is put off and counted, so that the carrier's other parcels do not wait behind it. */
async function askOrPutOff(parcel: Parcel, round: Round): Promise<boolean> {
  try {
    return await askFor(parcel, round);
  } catch (error) {
    logFault({ organization: round.orgId, work: "asking a carrier about a parcel", label: parcel.id }, error);
    await putOff(parcel, round);
    return true;
  }
}

/** False where the carrier did not answer. */
async function askFor(parcel: Parcel, round: Round): Promise<boolean> {
  const { orgId, now } = round;
  const carrier = round.carrierOf(orgId, parcel.carrier);
  if (parcel.deliveredAt !== null || parcel.isForgotten) {
    await askAgain(round, parcel, null, 0);
    return true;
  }
  // Somebody else may take the carrier's name over while the parcel is on its way.
  if (carrier.knowsWhatWeKnow) {
    await askAgain(round, parcel, later(now, whileNobodyKnows(parcel.shippedAt ?? now, now)), 0);
    return true;
  }
  if (parcel.shippedAt === null) {
    await askAgain(round, parcel, later(now, HOUR_MS), 0);
    return true;
  }
  const outcome = await ask(`track ${parcel.carrier}`, () => carrier.track(parcel.id));
  if (outcome.kind !== "done" || outcome.value === null) {
    await putOff(parcel, round);
    return outcome.kind !== "unknown";
  }
  const isDelivered = await recordNews(orgId, parcel, outcome.value, now);
  const isOver = outcome.value.state === "voided" || isDelivered;
  await askAgain(round, parcel, isOver ? null : later(now, whileUnderWay(parcel.shippedAt, now)), 0);
  return true;
}

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);
function putOff(parcel: Parcel, round: Round): Promise<unknown> {
  const failures = parcel.failures + 1;
  return askAgain(round, parcel, later(round.now, afterFailures(failures)), failures);
}

const afterFailures = (failures: number): number => Math.min(24 * HOUR_MS, 15 * MINUTE_MS * 2 ** Math.min(failures, 7));
/** The longer a parcel travels, the less a question brings: hourly at first, twice a day in the end. */
const whileUnderWay = (shippedAt: Date, now: Date): number =>
  Math.min(12 * HOUR_MS, Math.max(HOUR_MS, (now.getTime() - shippedAt.getTime()) / 12));
/** Daily, then more and more rarely: nothing is told, and every parcel of such a carrier comes by. */
const whileNobodyKnows = (shippedAt: Date, now: Date): number => Math.max(24 * HOUR_MS, (now.getTime() - shippedAt.getTime()) / 4);

const ASK_AGAIN = "update label set ask_after = $3, ask_failures = $4 where org_id = $1 and id = $2::uuid and state = 'bought'";

const askAgain = ({ orgId }: Round, { id }: Parcel, at: Date | null, failures: number) =>
  inTenant(orgId, (tx) => tx.query("ask_parcel_again", ASK_AGAIN, [orgId, id, at, failures]));

// Who was refused had no say, so the carrier's own word is still to come.
const TOLD = `select kind, occurred_at as at, result from inbox_event where org_id = $1 and package_id = $2::uuid and result <> 'refused'
  and (label_id is null or label_id = $3::uuid)`;
type Told = { kind: CarrierEvent; at: Date; result: InboxResult };

/** Buying, voiding and leaving our house are no news: we did that. */
function eventOf(state: TrackingState): CarrierEvent | null {
  return state === "handed_over" ? null : (CARRIER_EVENTS.find((kind) => kind === state) ?? null);
}

/**
 * What the carrier tells and has not told before is a message of its own, under an id that asking again gives again. Returns whether
 * the parcel's arrival was told and carried out, or changes nothing any more.
 */
async function recordNews(orgId: string, parcel: Parcel, tracked: Tracked, now: Date): Promise<boolean> {
  const { id, carrier, packageId } = parcel;
  const told = await readTenant(orgId, (tx) => tx.query<Told>("told_of_parcel", TOLD, [tx.orgId, packageId, id]));
  const actor: Actor = { orgId, kind: "system", id: null, name: carrier, rights: new Set(["ship"]), locationIds: null };
  let isDelivered = false;
  for (const { state, at } of tracked.events.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const kind = eventOf(state);
    if (kind === null) continue;
    const before = told.find((it) => it.kind === kind && Math.abs(it.at.getTime() - at.getTime()) < MINUTE_MS);
    const result = before?.result ?? (await recordOne(actor, parcel, { kind, at }, now));
    isDelivered ||= kind === "delivered" && (result === "applied" || result === "noted");
  }
  return isDelivered;
}

async function recordOne(
  actor: Actor,
  { carrier, trackingNumber }: Parcel,
  { kind, at }: Omit<Told, "result">,
  now: Date,
): Promise<InboxResult | null> {
  const externalId = `asked ${trackingNumber} ${kind} ${at.toISOString()}`;
  const message = { source: `carrier ${carrier}`, externalId, kind, subject: trackingNumber, note: "", occurredAt: at };
  const outcome = await recordMessage(actor, message, { carrier, trackingNumber }, now);
  return outcome.kind === "answer" && outcome.answer.ok ? outcome.answer.result : null;
}
