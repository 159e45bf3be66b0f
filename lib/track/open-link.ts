import { type Limit, limitKey, takeHit } from "@/lib/tenancy/rate-limit";
import { hashSecret } from "@/lib/tenancy/secret";
import { inTenant, outsideTenants } from "@/lib/transaction/in-tenant";

/** What a link that works leads to. */
export type OpenLink = { id: string; orgId: string; orderId: string };

/** Unknown, revoked and expired are one answer: whoever guesses learns nothing from it. */
export type Opened = { kind: "open"; link: OpenLink } | { kind: "ended" } | { kind: "too_many"; retryAfterSeconds: number };

const MISSES: Limit = { hits: 30, windowSeconds: 60 * 60 };
const TOKEN = /^[\w-]{43}$/;

const FIND = "select org_id, ref_id from secret_lookup where hash = $1 and kind = 'track'";

const READ = `
  select order_id as "orderId", coalesce(last_used_at < now() - interval '1 minute', true) as stale
    from order_link where org_id = $1 and id = $2::uuid and revoked_at is null and expires_at > now()`;

// Written at most once a minute, however often the page is drawn: the condition is checked again under the row's lock.
const TOUCH = `
  update order_link set last_used_at = now()
   where org_id = $1 and id = $2::uuid and coalesce(last_used_at < now() - interval '1 minute', true)`;

/**
 * Looks a presented secret up by its hash. Who has a right one gets in, whatever others tried from the same address: it has
 * 256 bits, so only misses are counted, and only whoever missed hears of it.
 */
export async function openLink(token: string, address: string): Promise<Opened> {
  const link = TOKEN.test(token) ? await findLink(token) : null;
  if (link) return { kind: "open", link };
  const taken = await takeHit(limitKey("track-miss", address), MISSES);
  return taken.ok ? { kind: "ended" } : { kind: "too_many", retryAfterSeconds: taken.retryAfterSeconds };
}

async function findLink(token: string): Promise<OpenLink | null> {
  const [found] = await outsideTenants((tx) => tx.query<{ org_id: string; ref_id: string }>("link_by_hash", FIND, [hashSecret(token)]));
  if (!found) return null;
  const { org_id: orgId, ref_id: id } = found;
  return inTenant(orgId, async (tx) => {
    const [row] = await tx.query<{ orderId: string; stale: boolean }>("link_read", READ, [orgId, id]);
    if (!row) return null;
    if (row.stale) await tx.query("link_touch", TOUCH, [orgId, id]);
    return { id, orgId, orderId: row.orderId };
  });
}
