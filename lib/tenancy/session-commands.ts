import "server-only";
import { headers } from "next/headers";
import { type Refusal, refuse } from "@/lib/result/refusal";
import { clientAddress } from "@/lib/tenancy/client-address";
import { claimsFor } from "@/lib/tenancy/membership";
import { currentSession } from "@/lib/tenancy/session";
import { writeClaims } from "@/lib/tenancy/session-cookie";
import { type SignInOutcome, signInWithPassword } from "@/lib/tenancy/sign-in";

export async function signIn(input: { email: string; password: string }): Promise<SignInOutcome> {
  const outcome = await signInWithPassword({ ...input, address: clientAddress(await headers()) });
  if (outcome.ok) await writeClaims(outcome.claims);
  return outcome;
}

export type SwitchOutcome = { ok: true } | Refusal<"not_found">;

/** Another organization of the same person; one they do not belong to does not exist for them. */
export async function switchOrganization(orgId: string): Promise<SwitchOutcome> {
  const session = await currentSession();
  const claims = session && (await claimsFor(session.user.id, orgId));
  if (!claims) return refuse("not_found");
  await writeClaims(claims);
  return { ok: true };
}
