import "server-only";
import { headers } from "next/headers";
import { requestReset, type ResetOutcome } from "@/lib/members/password-reset";
import { clientAddress } from "@/lib/tenancy/client-address";

export const askForReset = async (input: { email: string }): Promise<ResetOutcome> =>
  requestReset({ ...input, address: clientAddress(await headers()) });
