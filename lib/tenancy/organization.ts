import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import { appUser, membership, organization, orgPolicy, role } from "@/db/schema/tenancy";
import { certain } from "@/lib/result/refusal";
import { DEFAULT_ROLES } from "@/lib/tenancy/default-roles";
import { hashPassword } from "@/lib/tenancy/password";
import { normalEmail } from "@/lib/tenancy/sign-in";
import { inTenant, type Tx } from "@/lib/transaction/in-tenant";

export type NewOrganization = { id?: string; slug: string; name: string; timeZone: string; currency: string; demo?: boolean };

/** An organization with its policies and the default roles, in one transaction. For setting up, not for the screens. */
export async function createOrganization(input: NewOrganization): Promise<string> {
  const { id = v7() } = input;
  await inTenant(id, (tx) => writeOrganization(tx, { ...input, id }));
  return id;
}

export async function writeOrganization(tx: Tx, { id, demo = false, ...rest }: NewOrganization & { id: string }): Promise<void> {
  await tx.read.insert(organization).values({ id, demo, ...rest });
  await tx.read.insert(orgPolicy).values({ orgId: id });
  await tx.read.insert(role).values(DEFAULT_ROLES.map((it) => ({ orgId: id, id: v7(), ...it, rights: [...it.rights] })));
}

export type NewMember = { email: string; name: string; password: string; roleCode: string; locationIds?: readonly string[] | null };

/** A person with a role; one who has an account already only gains the membership. For setting up, not for the screens. */
export async function addMember(orgId: string, input: NewMember): Promise<string> {
  const email = normalEmail(input.email);
  const passwordHash = await hashPassword(input.password);
  return inTenant(orgId, async (tx) => {
    await tx.read.insert(appUser).values({ id: v7(), email, name: input.name, passwordHash }).onConflictDoNothing();
    const [user] = await tx.read.select({ id: appUser.id }).from(appUser).where(eq(appUser.email, email));
    const [itsRole] = await tx.read
      .select({ id: role.id })
      .from(role)
      .where(and(eq(role.orgId, orgId), eq(role.code, input.roleCode)));
    const userId = certain(user, "the user just written").id;
    const roleId = certain(itsRole, `the role ${input.roleCode}`).id;
    await tx.read.insert(membership).values({ orgId, userId, roleId, locationIds: input.locationIds ? [...input.locationIds] : null });
    return userId;
  });
}
