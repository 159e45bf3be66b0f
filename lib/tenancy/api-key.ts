import type { Right } from "@/db/values";
import type { Actor } from "@/lib/tenancy/actor";
import { API_KEY_PREFIX, hashSecret } from "@/lib/tenancy/secret";
import { inTenant, outsideTenants } from "@/lib/transaction/in-tenant";

export type KeyHolder = { actor: Actor; ratePerMinute: number | null };

type Cached = { holder: Promise<KeyHolder | null>; until: number };

const KEPT_MS = 2_000;
const MOST_KEPT = 1_000;

// On globalThis because the server bundles this module more than once, and a revoked key must be dropped for all of them.
const shared = globalThis as typeof globalThis & { onerowApiKeys?: Map<string, Cached> };
const kept = (): Map<string, Cached> => {
  shared.onerowApiKeys ??= new Map();
  return shared.onerowApiKeys;
};

/** The actor of a key as it was presented, or null. Look-ups are kept for two seconds, and dropped when a key is revoked here. */
export function findApiKey(secret: string): Promise<KeyHolder | null> {
  if (!secret.startsWith(API_KEY_PREFIX)) return Promise.resolve(null);
  const hash = hashSecret(secret);
  const known = kept().get(hash);
  if (known && known.until > Date.now()) return known.holder;
  const holder = lookUp(hash);
  keep(hash, holder);
  return holder;
}

/** A revoked key must not live on in this process; other processes learn it within two seconds. */
export const forgetApiKeys = (): void => kept().clear();

function keep(hash: string, holder: Promise<KeyHolder | null>): void {
  const map = kept();
  if (map.size >= MOST_KEPT) map.clear();
  map.set(hash, { holder, until: Date.now() + KEPT_MS });
  // An unknown key, or a look-up that failed, is not worth remembering.
  const drop = (): void => {
    if (map.get(hash)?.holder === holder) map.delete(hash);
  };
  holder.then((found) => found ?? drop(), drop);
}

async function lookUp(hash: string): Promise<KeyHolder | null> {
  const [found] = await outsideTenants((tx) =>
    tx.query<{ org_id: string; ref_id: string }>(
      "api_key_by_hash",
      "select org_id, ref_id from secret_lookup where hash = $1 and kind = 'api_key'",
      [hash],
    ),
  );
  return found ? readKey(found.org_id, found.ref_id) : null;
}

type KeyRow = { name: string; rights: Right[]; rate_per_minute: number | null; stale: boolean };

const READ = `
  select name, rights, rate_per_minute, coalesce(last_used_at < now() - interval '1 minute', true) as stale
    from api_key where org_id = $1 and id = $2 and revoked_at is null`;

// Written at most once a minute, whatever the number of processes: the condition is checked again under the row's lock.
const TOUCH = `
  update api_key set last_used_at = now()
   where org_id = $1 and id = $2 and coalesce(last_used_at < now() - interval '1 minute', true)`;

const readKey = (orgId: string, id: string): Promise<KeyHolder | null> =>
  inTenant(orgId, async (tx) => {
    const [key] = await tx.query<KeyRow>("api_key_read", READ, [orgId, id]);
    if (!key) return null;
    if (key.stale) await tx.query("api_key_touch", TOUCH, [orgId, id]);
    const actor: Actor = { orgId, kind: "api_key", id, name: key.name, rights: new Set(key.rights), locationIds: null };
    return { actor, ratePerMinute: key.rate_per_minute };
  });
