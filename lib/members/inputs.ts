import { z } from "zod";
import { RIGHTS } from "@/db/values";
import { ticked, typedWhole } from "@/lib/catalogue/form-fields";
import { LONGEST_PASSWORD } from "@/lib/tenancy/password";

const name = z.string().trim().min(1, "Enter a name.").max(80);
const rights = z.array(z.enum(RIGHTS));
/** Every location is said by itself, so that a list that came empty can never mean it. */
const where = { everyLocation: ticked, locationIds: z.array(z.uuid()) };
type Where = { everyLocation: boolean; locationIds: string[] };

const isSaid = ({ everyLocation, locationIds }: Where): boolean => everyLocation !== locationIds.length > 0;
const SAY_WHERE = { path: ["locationIds"], error: "Tick every location, or only those that are meant." };

/** The locations somebody is limited to, null for none of them. */
export const locationsOf = ({ everyLocation, locationIds }: Where): string[] | null => (everyLocation ? null : locationIds);

export const memberInput = z.object({ userId: z.uuid(), roleId: z.uuid(), ...where, seen: z.string() }).refine(isSaid, SAY_WHERE);
export const memberStateInput = z.object({ userId: z.uuid() });
export const roleInput = z.object({
  roleId: z.uuid().optional(),
  name,
  rights: rights.min(1, "Choose at least one right."),
  seen: z.string().optional(),
});
export const inviteInput = z.object({ email: z.email().max(200), roleId: z.uuid(), ...where }).refine(isSaid, SAY_WHERE);
export const invitationInput = z.object({ invitationId: z.uuid() });
export const apiKeyInput = z.object({
  name,
  rights: rights.min(1, "Choose at least one right."),
  ratePerMinute: typedWhole(z.int().min(1, "At least 1.").max(1_000_000, "At most 1,000,000.")).optional(),
});
export const apiKeyIdInput = z.object({ keyId: z.uuid() });
export const acceptInput = z.object({
  token: z.string().min(1),
  name: z.string().trim().max(80).optional(),
  password: z.string().min(1, "Enter your password.").max(LONGEST_PASSWORD),
});
