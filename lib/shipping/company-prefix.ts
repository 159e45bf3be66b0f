import { eq } from "drizzle-orm";
import { z } from "zod";
import { orgPolicy } from "@/db/schema/tenancy";
import { forgetPackageNumbers } from "@/lib/fulfilment/sscc";
import { changeSettings, type SettingsOutcome } from "@/lib/settings/change-settings";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

const PREFIX_FORM = "Write the 7 to 10 digits of your GS1 company prefix.";

export const prefixForm = z.object({
  prefix: z
    .string(PREFIX_FORM)
    .transform((text) => text.replaceAll(/\s/g, ""))
    .refine((text) => /^\d{7,10}$/.test(text), PREFIX_FORM),
});

const readPrefix = async (tx: Tx): Promise<string> => {
  const [row] = await tx.read.select({ prefix: orgPolicy.companyPrefix }).from(orgPolicy).where(eq(orgPolicy.orgId, tx.orgId));
  return row?.prefix ?? "";
};

/** The first digits of every SSCC that the organization prints. */
export const findCompanyPrefix = (orgId: string): Promise<string> => readTenant(orgId, readPrefix);

/** Packages that have a code keep it. Other processes use up the few numbers that they leased before. */
export async function changeCompanyPrefix(actor: Actor, { prefix }: z.output<typeof prefixForm>): Promise<SettingsOutcome> {
  const changed = await changeSettings(actor, { action: "company_prefix.change", subject: prefix }, async (tx) => {
    await tx.read.update(orgPolicy).set({ companyPrefix: prefix }).where(eq(orgPolicy.orgId, tx.orgId));
    return null;
  });
  if (changed.ok) forgetPackageNumbers(actor.orgId);
  return changed;
}
