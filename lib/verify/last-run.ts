import { and, desc, eq } from "drizzle-orm";
import { verifyRun } from "@/db/schema/system";
import { readTenant } from "@/lib/transaction/in-tenant";
import type { Finding } from "@/lib/verify/find-drift";
import type { VerifyRun, VerifyScope } from "@/lib/verify/verify-run";

/** The latest result, or the latest one that found nothing. */
export async function lastRun(orgId: string, { clean = false }: { clean?: boolean } = {}): Promise<VerifyRun | null> {
  const [row] = await readTenant(orgId, (tx) =>
    tx.read
      .select({
        scope: verifyRun.scope,
        startedAt: verifyRun.startedAt,
        finishedAt: verifyRun.finishedAt,
        differingRows: verifyRun.differingRows,
        findings: verifyRun.invariants,
      })
      .from(verifyRun)
      .where(and(eq(verifyRun.orgId, orgId), clean ? eq(verifyRun.differingRows, 0) : undefined))
      .orderBy(desc(verifyRun.finishedAt))
      .limit(1),
  );
  return row ? { ...row, scope: row.scope as VerifyScope, findings: row.findings as Finding[] } : null;
}
