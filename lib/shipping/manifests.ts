import { label, manifest } from "@/db/schema/shipping";
import { signalChange } from "@/lib/live/signal";
import type { ManifestBody } from "@/lib/shipping/inputs";
import { worksAt } from "@/lib/shipping/label-moves";
import { type WireManifest, wireManifest } from "@/lib/shipping/read-manifests";
import { refused, refuseShipping, SHIPPING_REFUSALS, type ShippingRefused } from "@/lib/shipping/refusals";
import type { Actor } from "@/lib/tenancy/actor";
import { inTenant, type Tx } from "@/lib/transaction/in-tenant";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { OnceKey } from "@/lib/transaction/idempotency";
import type { Ids } from "@/lib/transaction/ids";
import { type Decision, type Outcome, transact } from "@/lib/transaction/transact";

export type ManifestAnswer = { ok: true; manifests: WireManifest[] };
type Options = { once?: OnceKey | undefined; now?: Date };

type Ready = { id: string; currency: string; costMinor: number; weightG: number };
type Facts = { place: { id: string; code: string } | undefined; carrierKnown: boolean; ready: Ready[]; last: number };

const PLACE = "select id, code from location where org_id = $1 and code = $2";

// Rows that somebody else put on a manifest while this waited for them fall out of the condition.
const READY = `select l.id, l.currency, l.cost_minor as "costMinor", coalesce((l.facts ->> 'weight_g')::int, 0) as "weightG"
  from label l join package p on p.org_id = l.org_id and p.id = l.package_id
  where l.org_id = $1 and l.location_id = (select id from location where org_id = $1 and code = $2) and l.carrier = $3
    and l.state = 'bought' and l.manifest_id is null and p.shipment_id is not null
  order by l.id for no key update of l`;

const LAST = `select coalesce(max(m.number), 0)::int as last,
    exists (select from carrier_service s where s.org_id = $1 and s.carrier = $3) or exists (select from label x where x.org_id = $1 and x.carrier = $3) as known
  from manifest m where m.org_id = $1 and m.location_id = (select id from location where org_id = $1 and code = $2)`;

/**
 * The end of the day at one location and carrier: every shipped package that is on no manifest yet goes on one, of each currency
 * one. Asked again without new packages it makes nothing.
 */
export async function closeManifests(
  actor: Actor,
  body: ManifestBody,
  options: Options = {},
): Promise<Outcome<ManifestAnswer | ShippingRefused>> {
  if (!actor.rights.has("ship")) {
    const answer = refused("no_right", "ship");
    return { kind: "answer", answer, status: SHIPPING_REFUSALS[answer.code].status, mark: null, replayed: false };
  }
  const outcome = await transact<Facts, ManifestAnswer | ShippingRefused>({
    orgId: actor.orgId,
    once: options.once,
    read: (tx) => readFacts(tx, body),
    decide: (facts, ids) => decide(actor, facts, body, ids, options.now ?? new Date()),
    seal: (answer) => answer,
    retryOn: ["manifest_number"],
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) signalChange(actor.orgId, null);
  return outcome;
}

async function readFacts(tx: Tx, { location, carrier }: ManifestBody): Promise<Facts> {
  const [[place], ready, [last]] = await Promise.all([
    tx.query<{ id: string; code: string }>("manifest_place", PLACE, [tx.orgId, location]),
    tx.query<Ready>("manifest_ready", READY, [tx.orgId, location, carrier]),
    tx.query<{ last: number; known: boolean }>("manifest_last", LAST, [tx.orgId, location, carrier]),
  ]);
  return { place, ready, last: last?.last ?? 0, carrierKnown: last?.known ?? false };
}

function decide(
  actor: Actor,
  { place, ready, last, carrierKnown }: Facts,
  { location, carrier }: ManifestBody,
  ids: Ids,
  now: Date,
): Decision<ManifestAnswer | ShippingRefused> {
  if (!place) return refuseShipping("location_unknown", location);
  if (!worksAt(actor, place.id)) return refuseShipping("location_not_yours", place.code);
  if (!carrierKnown) return refuseShipping("carrier_unknown", carrier);
  if (ready.length === 0) return refuseShipping("nothing_shipped", `${carrier} at ${place.code}`);
  const changes = new ChangeSet();
  const manifests: WireManifest[] = [];
  for (const [currency, labels] of Map.groupBy(ready, (it) => it.currency)) {
    const row = {
      id: ids.next(),
      locationId: place.id,
      carrier,
      number: last + manifests.length + 1,
      packages: labels.length,
      weightG: labels.reduce((sum, it) => sum + it.weightG, 0),
      costMinor: labels.reduce((sum, it) => sum + it.costMinor, 0),
      currency,
      handedOver: false,
      closedAt: now,
    };
    changes.insert(manifest, { ...row, actorKind: actor.kind, actorId: actor.id });
    for (const { id } of labels) changes.set(label, { id }, { manifestId: row.id });
    manifests.push(wireManifest({ ...row, location: place.code }));
  }
  return { changes, status: 201, answer: { ok: true, manifests } };
}

const HAND_OVER = `update manifest set handed_over = true where org_id = $1 and id = $2::uuid
  and ($3::uuid[] is null or location_id = any($3::uuid[])) returning id`;

/** The carrier took everything on the manifest. */
export async function handOver(actor: Actor, manifestId: string): Promise<{ ok: true } | ShippingRefused> {
  if (!actor.rights.has("ship")) return refused("no_right", "ship");
  const rows = await inTenant(actor.orgId, (tx) => tx.query("hand_over", HAND_OVER, [tx.orgId, manifestId, actor.locationIds]));
  return rows.length === 0 ? refused("not_found") : { ok: true };
}
