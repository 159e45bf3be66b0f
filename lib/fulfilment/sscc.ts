import { ssccOf } from "@/lib/labels/sscc";
import { despitePassingFaults } from "@/lib/transaction/faults";
import { inTenant } from "@/lib/transaction/in-tenant";

const BLOCK = 50;

type Lease = { prefix: string; next: number; end: number };

const leases = new Map<string, Lease>();
const pending = new Map<string, Promise<void>>();

/**
 * A serial shipping container code that no other package of the organization has. Serial numbers are leased in blocks, one
 * short transaction for fifty packages, so that packers never queue behind a counter; one that is not used leaves a gap.
 */
export async function takeSscc(orgId: string): Promise<string> {
  for (;;) {
    const lease = leases.get(orgId);
    if (lease && lease.next < lease.end) {
      lease.next += 1;
      return ssccOf(lease.prefix, lease.next - 1);
    }
    const waiting = pending.get(orgId) ?? renew(orgId).finally(() => pending.delete(orgId));
    pending.set(orgId, waiting);
    await waiting;
  }
}

const LEASE = `update org_policy set next_package_number = next_package_number + $2 where org_id = $1
  returning company_prefix as prefix, next_package_number as end`;

async function renew(orgId: string): Promise<void> {
  // Leasing a block twice only leaves a gap.
  const rows = await despitePassingFaults(() =>
    inTenant(orgId, (tx) => tx.query<{ prefix: string; end: number }>("lease_package_numbers", LEASE, [orgId, BLOCK])),
  );
  const row = rows[0];
  if (!row) throw new Error("Bug: the organization has no policies");
  leases.set(orgId, { prefix: row.prefix, next: row.end - BLOCK, end: row.end });
}

/** What is left of the block is not used: the next package begins another one. */
export const forgetPackageNumbers = (orgId: string): void => {
  leases.delete(orgId);
};
