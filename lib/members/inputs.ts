import { z } from "zod";
import { RIGHTS } from "@/db/values";
import { LONGEST_PASSWORD } from "@/lib/tenancy/password";

const name = z.string().trim().min(1, "Enter a name.").max(80);
const rights = z.array(z.enum(RIGHTS));
/** None chosen is every location. */
const locationIds = z.array(z.uuid());

export const memberInput = z.object({ userId: z.uuid(), roleId: z.uuid(), locationIds, seen: z.string() });
export const memberStateInput = z.object({ userId: z.uuid() });
export const roleInput = z.object({
  roleId: z.uuid().optional(),
  name,
  rights: rights.min(1, "Choose at least one right."),
  seen: z.string().optional(),
});
export const inviteInput = z.object({ email: z.email().max(200), roleId: z.uuid(), locationIds });
export const invitationInput = z.object({ invitationId: z.uuid() });
export const apiKeyInput = z.object({
  name,
  rights: rights.min(1, "Choose at least one right."),
  ratePerMinute: z.coerce.number().int().min(1).max(1_000_000).optional(),
});
export const apiKeyIdInput = z.object({ keyId: z.uuid() });
export const acceptInput = z.object({
  token: z.string().min(1),
  name: z.string().trim().max(80).optional(),
  password: z.string().min(1, "Enter your password.").max(LONGEST_PASSWORD),
});
