import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";
import { cancelOrder } from "./cancel";

const BATCH = 200;

// Whoever has paid a part, or whose card holds the amount, is not lapsed: what becomes of that money is for a person to say.
const LAPSED = `select id, version, pay_by as "payBy" from orders
  where org_id = $1 and terms = 'prepaid' and status = 'placed' and payment_status = 'unpaid' and due_minor > 0
    and pay_by <= $2 and (pay_by, id) > ($3::timestamptz, $4::uuid)
  order by pay_by, id limit ${BATCH}`;

type Lapsed = { id: string; version: number; payBy: Date };

const FIRST = { payBy: new Date(0), id: "00000000-0000-0000-0000-000000000000" };

const clerk = (orgId: string): Actor => ({
  orgId,
  kind: "system",
  id: null,
  name: "System",
  rights: new Set(["cancel"]),
  locationIds: null,
});

/**
 * Cancels prepaid orders that nobody has paid anything of by their day; says how many. Each names the version that was found
 * unpaid, so one that is paid or changed at the same moment stays and is looked at again the next time.
 */
export async function lapseUnpaid(orgId: string, { now = new Date(), stop }: { now?: Date; stop?: AbortSignal } = {}): Promise<number> {
  let lapsed = 0;
  let after: Pick<Lapsed, "payBy" | "id"> | undefined = FIRST;
  while (after && !stop?.aborted) {
    const { payBy, id } = after;
    const rows: Lapsed[] = await readTenant(orgId, (tx) => tx.query<Lapsed>("orders_to_lapse", LAPSED, [orgId, now, payBy, id]));
    for (const order of rows) {
      if (stop?.aborted) break;
      const outcome = await cancelOrder(clerk(orgId), order.id, { version: order.version, reason: "not_paid" }, { now });
      if (outcome.kind === "answer" && outcome.answer.ok) lapsed += 1;
    }
    after = rows.length === BATCH ? rows.at(-1) : undefined;
  }
  return lapsed;
}
