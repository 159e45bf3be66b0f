import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { acceptInvitation } from "@/lib/members/accept-invitation";
import type { acceptInput } from "@/lib/members/inputs";
import { clientAddress } from "@/lib/tenancy/client-address";
import { claimsFor } from "@/lib/tenancy/membership";
import { writeClaims } from "@/lib/tenancy/session-cookie";

/** Accepts, and signs in at once. */
export async function enterByInvitation(input: z.output<typeof acceptInput>) {
  const outcome = await acceptInvitation({ ...input, address: clientAddress(await headers()) });
  const claims = outcome.ok ? await claimsFor(outcome.userId, outcome.orgId) : null;
  if (claims) await writeClaims(claims);
  return outcome;
}
