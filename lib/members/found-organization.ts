import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import { organization, role } from "@/db/schema/tenancy";
import { invitationLink, makeInvitation } from "@/lib/members/invitations";
import { recordAdmin } from "@/lib/members/manage";
import { type Refusal, refuse, certain } from "@/lib/result/refusal";
import { type NewOrganization, writeOrganization } from "@/lib/tenancy/organization";
import { administer } from "@/lib/transaction/administer";

export const FOUNDING_TEXT = {
  slug_taken: { title: "There is an organization “{subject}” already. Choose another --slug." },
} as const;

export type Founded = { ok: true; orgId: string; link: string; expiresAt: Date } | Refusal<keyof typeof FOUNDING_TEXT>;

/** A new organization, and the link by which its first administrator comes in: no password passes through other hands. */
export function foundOrganization(input: Omit<NewOrganization, "id" | "demo">, email: string): Promise<Founded> {
  const id = v7();
  return administer(
    id,
    async (tx): Promise<Founded> => {
      const [taken] = await tx.read.select({ id: organization.id }).from(organization).where(eq(organization.slug, input.slug));
      if (taken) return refuse("slug_taken", input.slug);
      await writeOrganization(tx, { ...input, id });
      const ofAdmin = and(eq(role.orgId, id), eq(role.code, "admin"));
      const [admin] = await tx.read.select({ id: role.id }).from(role).where(ofAdmin);
      const { id: roleId } = certain(admin, "the role of administrators");
      const made = await makeInvitation(tx, { email, roleId, locationIds: null, invitedBy: null });
      await recordAdmin(tx, { kind: "system", id: null }, "organization.founded", id);
      return { ok: true, orgId: id, link: invitationLink(made.secret), expiresAt: made.expiresAt };
    },
    ["organization_slug_unique"],
  );
}
