import { recordCarrierEvents, type ToldEvent } from "@/lib/shipping/carrier-events";
import { carrierEventsBody } from "@/lib/shipping/event-inputs";
import { hookSecret, type Judged, judgeSignature, type Signed } from "@/lib/shipping/hook-signature";
import type { ShippingRefused } from "@/lib/shipping/refusals";
import { type Problem, pointerOf } from "@/lib/server/problem";
import { parseJson } from "@/lib/server/request-body";
import type { Actor } from "@/lib/tenancy/actor";
import { type Limit, limitKey, takeHit } from "@/lib/tenancy/rate-limit";
import { hashSecret } from "@/lib/tenancy/secret";
import { inTenant, outsideTenants } from "@/lib/transaction/in-tenant";
import type { Outcome } from "@/lib/transaction/transact";

const MISSES: Limit = { hits: 60, windowSeconds: 60 * 60 };

type Hook = { orgId: string; id: string; carrier: string; salt: string; previousSalts: string[] };
type Taken = { ok: true; outcome: Outcome<{ ok: true; events: ToldEvent[] } | ShippingRefused> } | { ok: false; problem: Problem };

const FIND = "select org_id, ref_id from secret_lookup where hash = $1 and kind = 'carrier_hook'";
const READ = `select id, carrier, salt, array(select p.salt from jsonb_to_recordset(previous) as p(salt text, until timestamptz)
    where p.until > now()) as "previousSalts" from carrier_hook
  where org_id = $1 and id = $2::uuid and stopped_at is null`;
const RECEIVED = `update carrier_hook set last_received_at = now()
  where org_id = $1 and id = $2::uuid and coalesce(last_received_at < now() - interval '10 seconds', true)`;

const UNSIGNED: Record<Exclude<Judged, "fits">, string> = {
  missing: "Send the headers webhook-id, webhook-timestamp (seconds) and webhook-signature.",
  old: "The timestamp is more than five minutes away from our clock; sign every attempt anew.",
  wrong: "The signature does not fit the body. Sign id, timestamp and body, joined by dots, with the secret of this address.",
};

/**
 * Messages that a carrier signed. Each counts once, whoever brings it and however often: a copy that somebody kept changes
 * nothing. Where many wrong ones come from, nobody is told any more what is wrong; what is signed is taken all the same.
 */
export async function receiveHook(hookId: string, signed: Signed, from: string, now = new Date()): Promise<Taken> {
  const hook = await findHook(hookId);
  if (!hook) return miss(from, { status: 404, code: "not_found", detail: "Nothing is taken at this address." });
  const salts = [hook.salt, ...hook.previousSalts];
  const secrets = salts.map((salt) => hookSecret(hook.orgId, hook.id, salt));
  const judged = judgeSignature(secrets, signed, now);
  if (judged !== "fits") return miss(from, { status: 401, code: `signature_${judged}`, detail: UNSIGNED[judged] });
  await inTenant(hook.orgId, (tx) => tx.query("hook_received", RECEIVED, [tx.orgId, hook.id]));
  return record(hook, signed.body, now);
}

async function miss(from: string, problem: Problem): Promise<Taken> {
  const taken = await takeHit(limitKey("hook-miss", from), MISSES);
  if (taken.ok) return { ok: false, problem };
  const headers = { "retry-after": String(taken.retryAfterSeconds) };
  return { ok: false, problem: { status: 429, code: "rate_limited", detail: "Too many wrong requests came from this address.", headers } };
}

async function record({ orgId, carrier }: Hook, text: string, now: Date): Promise<Taken> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const body = carrierEventsBody.safeParse(json.value);
  if (!body.success) {
    const errors = body.error.issues.map(({ path, message }) => ({ pointer: pointerOf(path), detail: message }));
    return {
      ok: false,
      problem: { status: 400, code: "invalid_input", detail: "The body does not have the expected form; see errors.", errors },
    };
  }
  const actor: Actor = { orgId, kind: "system", id: null, name: carrier, rights: new Set(["ship"]), locationIds: null };
  return { ok: true, outcome: await recordCarrierEvents(actor, carrier, body.data.events, now) };
}

async function findHook(hookId: string): Promise<Hook | null> {
  const [found] = await outsideTenants((tx) => tx.query<{ org_id: string; ref_id: string }>("hook_by_hash", FIND, [hashSecret(hookId)]));
  if (!found) return null;
  const { org_id: orgId, ref_id: id } = found;
  const [row] = await inTenant(orgId, (tx) => tx.query<Omit<Hook, "orgId">>("hook_read", READ, [tx.orgId, id]), "read");
  return row ? { orgId, ...row } : null;
}
