import { CUT_PAYLOAD } from "@/lib/outbox/topics";
import { inTenant } from "@/lib/transaction/in-tenant";

/** Days after its commit from which a sent or withheld message keeps references only. */
const FACTS_KEPT_DAYS = 7;
const BATCH = 1_000;

const CUT = `
  update outbox_message set payload = $2::jsonb, cut_at = clock_timestamp()
  where org_id = $1 and id in (
    select id from outbox_message
    where org_id = $1 and cut_at is null and status in ('sent', 'withheld') and at < clock_timestamp() - $3 * interval '1 day'
    order by at limit $4 for no key update skip locked
  ) returning id`;

/** Cuts the personal facts out of old messages, a batch per transaction; says how many messages were cut. */
export async function cutOldFacts(orgId: string, stop?: AbortSignal): Promise<number> {
  let cut = 0;
  while (!stop?.aborted) {
    const rows = await inTenant(orgId, (tx) =>
      tx.query("outbox-cut-facts", CUT, [orgId, JSON.stringify(CUT_PAYLOAD), FACTS_KEPT_DAYS, BATCH]),
    );
    cut += rows.length;
    if (rows.length < BATCH) break;
  }
  return cut;
}
