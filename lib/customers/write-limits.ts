import type { Limit } from "@/lib/customers/wanted-credit";
import type { Tx } from "@/lib/transaction/in-tenant";

// Exposure belongs to the orders: a new row starts at 0, and on an existing one only the limit is touched.
const WRITE = `insert into customer_credit (org_id, customer_id, currency, limit_minor)
select $1, $2, w.currency, w.limit_minor from unnest($3::text[], $4::bigint[]) w (currency, limit_minor) order by w.currency
on conflict (org_id, customer_id, currency) do update set limit_minor = excluded.limit_minor`;

/** Limits in minor units; null is no limit. */
export async function writeLimits(tx: Tx, customerId: string, limits: readonly Limit[]): Promise<void> {
  if (limits.length === 0) return;
  const currencies = limits.map(({ currency }) => currency);
  const amounts = limits.map(({ limitMinor }) => limitMinor);
  await tx.query("write_credit_limits", WRITE, [tx.orgId, customerId, currencies, amounts]);
}
