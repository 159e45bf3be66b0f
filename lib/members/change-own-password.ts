import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { changePassword, type PasswordOutcome, type passwordInput } from "@/lib/members/account";
import type { Actor } from "@/lib/tenancy/actor";
import { clientAddress } from "@/lib/tenancy/client-address";
import { claimsFor } from "@/lib/tenancy/membership";
import { writeClaims } from "@/lib/tenancy/session-cookie";

/** Every other session ends with it, this one goes on. */
export async function changeOwnPassword(actor: Actor, input: z.output<typeof passwordInput>): Promise<PasswordOutcome> {
  const outcome = await changePassword(actor, input, clientAddress(await headers()));
  const claims = outcome.ok ? await claimsFor(actor.id ?? "", actor.orgId) : null;
  if (claims) await writeClaims(claims);
  return outcome;
}
