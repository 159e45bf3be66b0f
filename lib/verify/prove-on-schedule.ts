import { and, desc, eq } from "drizzle-orm";
import { verifyRun } from "@/db/schema/system";
import { organization } from "@/db/schema/tenancy";
import { readTenant } from "@/lib/transaction/in-tenant";
import { runVerify } from "@/lib/verify/run-verify";

const HOUR_MS = 3_600_000;
const NIGHT = { from: 1, until: 5 };

/** What changed, every few minutes; everything once in the organization's night, at first, and when the nights were missed. */
export async function proveOnSchedule(orgId: string, now = new Date()): Promise<void> {
  const { zone, fullAt } = await readTenant(orgId, async (tx) => {
    const [org] = await tx.read.select({ zone: organization.timeZone }).from(organization).where(eq(organization.id, orgId));
    const [full] = await tx.read
      .select({ at: verifyRun.startedAt })
      .from(verifyRun)
      .where(and(eq(verifyRun.orgId, orgId), eq(verifyRun.scope, "full")))
      .orderBy(desc(verifyRun.finishedAt))
      .limit(1);
    return { zone: org?.zone ?? "UTC", fullAt: full?.at ?? null };
  });
  await runVerify(orgId, { scope: isFullDue(now, zone, fullAt) ? "full" : "changed" });
}

/** Pure: whether everything is to be proved at this moment. */
export function isFullDue(now: Date, zone: string, fullAt: Date | null): boolean {
  if (!fullAt) return true;
  const hours = (now.getTime() - fullAt.getTime()) / HOUR_MS;
  const hour = Number(new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(now));
  return (hours > 12 && hour >= NIGHT.from && hour < NIGHT.until) || hours > 36;
}
