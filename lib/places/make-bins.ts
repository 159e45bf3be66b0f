import { bin } from "@/db/schema/places";
import { adminEvent } from "@/db/schema/tenancy";
import { type Refusal, refuse } from "@/lib/result/refusal";
import { sentenceOf } from "@/lib/result/sentences";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { OnceKey } from "@/lib/transaction/idempotency";
import type { Ids } from "@/lib/transaction/ids";
import type { Tx } from "@/lib/transaction/in-tenant";
import { type Decision, type Outcome, transact } from "@/lib/transaction/transact";
import { codesBetween } from "./bin-range";
import type { NewBinsBody } from "./inputs";
import { PLACE_REFUSALS, type PlaceCode } from "./refusals";

export type BinsMade = { ok: true; bins: { code: string; walk: number }[] };
export type BinsRefused = { ok: false; code: PlaceCode; subject: string | null; detail: string };

const MOST_AT_ONCE = 2_000;

type Facts = { location: { id: string; lastWalk: number } | undefined; zone: { id: string } | undefined; taken: string | undefined };

const LOCK = "select id from organization where id = $1 for no key update";
const LOCATION = `select l.id, coalesce((select max(walk) from bin b where b.org_id = l.org_id and b.location_id = l.id), 0) as "lastWalk"
  from location l where l.org_id = $1 and l.code = $2 and l.archived_at is null`;
const ZONE = `select z.id from zone z join location l on l.org_id = z.org_id and l.id = z.location_id
  where z.org_id = $1 and l.code = $2 and z.code = $3 and z.archived_at is null`;
const TAKEN = "select code from bin where org_id = $1 and code = any($2::text[]) order by code limit 1";

/** Makes one bin, or a range of them in walking order. All or none: a code that exists already refuses them all. */
export async function makeBins(actor: Actor, body: NewBinsBody, once?: OnceKey): Promise<Outcome<BinsMade | BinsRefused>> {
  if (!actor.rights.has("manage")) return answered(refuse("no_right", "manage"));
  const codes = body.to ? codesBetween(body.code, body.to) : [body.code];
  if (!codes) return answered(refuse("range_unclear", `${body.code} and ${body.to}`));
  const count = typeof codes === "number" ? codes : codes.length;
  if (typeof codes === "number" || count > MOST_AT_ONCE) return answered(refuse("range_too_large", count.toLocaleString("en")));
  return transact<Facts, BinsMade | BinsRefused>({
    orgId: actor.orgId,
    once,
    read: (tx) => readFacts(tx, body, codes),
    decide: (facts, ids) => decide(actor, body, codes, facts, ids),
    seal: (answer) => answer,
    retryOn: ["bin_code"],
  });
}

async function readFacts(tx: Tx, { location, zone }: NewBinsBody, codes: readonly string[]): Promise<Facts> {
  const [, [place], [area], [taken]] = await Promise.all([
    tx.query("places_lock", LOCK, [tx.orgId]),
    tx.query<{ id: string; lastWalk: number }>("bins_location", LOCATION, [tx.orgId, location]),
    tx.query<{ id: string }>("bins_zone", ZONE, [tx.orgId, location, zone]),
    tx.query<{ code: string }>("bins_taken", TAKEN, [tx.orgId, codes]),
  ]);
  return { location: place, zone: area, taken: taken?.code };
}

function decide(
  actor: Actor,
  body: NewBinsBody,
  codes: readonly string[],
  { location, zone, taken }: Facts,
  ids: Ids,
): Decision<BinsMade | BinsRefused> {
  if (!location) return refusal(refuse("location_unknown", body.location));
  if (!zone) return refusal(refuse("zone_unknown", body.zone));
  if (taken !== undefined) return refusal(refuse("code_taken", taken));
  const first = body.walk ?? location.lastWalk + body.step;
  const changes = new ChangeSet();
  const bins = codes.map((code, index) => ({ code, walk: first + index * body.step }));
  const at = { locationId: location.id, zoneId: zone.id, kind: body.kind };
  changes.insert(bin, ...bins.map((made) => ({ id: ids.next(), ...at, ...made })));
  const subject = body.to ? `${body.code} to ${body.to}` : body.code;
  changes.insert(adminEvent, { id: ids.next(), actorKind: actor.kind, actorId: actor.id, action: "bin.add", subject });
  return { changes, status: 201, answer: { ok: true, bins } };
}

function refusal(refused: Refusal<PlaceCode>) {
  const answer: BinsRefused = { ...refused, detail: sentenceOf(PLACE_REFUSALS, refused) };
  return { changes: null, status: PLACE_REFUSALS[refused.code].status, answer };
}

const answered = (refused: Refusal<PlaceCode>): Outcome<BinsRefused> => ({
  kind: "answer",
  ...refusal(refused),
  mark: null,
  replayed: false,
});
