import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { type VerifyOutcome, runVerify } from "@/lib/verify/run-verify";
import type { VerifyRefusal } from "@/lib/verify/refusals";

/** A full run at somebody's wish. */
export async function verifyNow(actor: Actor): Promise<VerifyOutcome | VerifyRefusal> {
  return actor.rights.has("manage") ? runVerify(actor.orgId, { scope: "full" }) : refuse("no_right", "manage");
}
