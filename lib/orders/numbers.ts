import { despitePassingFaults } from "@/lib/transaction/faults";
import { inTenant } from "@/lib/transaction/in-tenant";

const BLOCK = 100;

type Lease = { prefix: string; next: number; end: number };

const leases = new Map<string, Lease>();
const pending = new Map<string, Promise<void>>();

/**
 * The next order number of the organization. Numbers are leased in blocks, one short transaction for a hundred orders,
 * so that orders never queue behind a counter; a number that is not used leaves a gap.
 */
export async function nextOrderNumber(orgId: string): Promise<string> {
  for (;;) {
    const lease = leases.get(orgId);
    if (lease && lease.next < lease.end) {
      lease.next += 1;
      return `${lease.prefix}${lease.next - 1}`;
    }
    const waiting = pending.get(orgId) ?? renew(orgId).finally(() => pending.delete(orgId));
    pending.set(orgId, waiting);
    await waiting;
  }
}

const LEASE = `update org_policy set next_order_number = next_order_number + $2 where org_id = $1
  returning order_prefix as prefix, next_order_number as end`;

async function renew(orgId: string): Promise<void> {
  // Leasing a block twice only leaves a gap.
  const rows = await despitePassingFaults(() =>
    inTenant(orgId, (tx) => tx.query<{ prefix: string; end: number }>("lease_numbers", LEASE, [orgId, BLOCK])),
  );
  const row = rows[0];
  if (!row) throw new Error("Bug: the organization has no policies");
  leases.set(orgId, { prefix: row.prefix, next: row.end - BLOCK, end: row.end });
}

/** Forgets what this process leased; for tests that change databases. */
export const forgetLeases = (): void => leases.clear();
