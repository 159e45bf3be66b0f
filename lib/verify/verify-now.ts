import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { lastRun } from "@/lib/verify/last-run";
import { type VerifyOutcome, runVerify } from "@/lib/verify/run-verify";
import type { VerifyRefusal } from "@/lib/verify/refusals";
import type { VerifyRun } from "@/lib/verify/verify-run";

/** A full run at somebody's wish. */
export async function verifyNow(actor: Actor): Promise<VerifyOutcome | VerifyRefusal> {
  return actor.rights.has("manage") ? runVerify(actor.orgId, { scope: "full" }) : refuse("no_right", "manage");
}

/** The last result; where there is none yet, everything is proved once. Null while that goes on elsewhere. */
export async function lastOrFirstRun(orgId: string): Promise<VerifyRun | null> {
  const known = await lastRun(orgId);
  if (known) return known;
  const first = await runVerify(orgId, { scope: "full" });
  return first.ok ? first.run : null;
}
