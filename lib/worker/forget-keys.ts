import { inTenant } from "@/lib/transaction/in-tenant";

/** Days for which a once-only key gives its first answer again. */
const KEYS_KEPT_DAYS = 30;
const BATCH = 1_000;

const FORGET = `
  delete from idempotency_key where org_id = $1 and (route, key) in (
    select route, key from idempotency_key where org_id = $1 and at < clock_timestamp() - $2 * interval '1 day' limit $3
  ) returning 1`;

/** Deletes once-only keys that are too old to be sent again, a batch per transaction; says how many. */
export async function forgetOldKeys(orgId: string, stop?: AbortSignal): Promise<number> {
  let forgotten = 0;
  while (!stop?.aborted) {
    const rows = await inTenant(orgId, (tx) => tx.query("forget-keys", FORGET, [orgId, KEYS_KEPT_DAYS, BATCH]));
    forgotten += rows.length;
    if (rows.length < BATCH) break;
  }
  return forgotten;
}
