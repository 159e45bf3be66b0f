import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import type { z } from "zod";
import { appUser, invitation, membership, organization, role } from "@/db/schema/tenancy";
import type { acceptInput } from "@/lib/members/inputs";
import { forgetSecret } from "@/lib/members/invitations";
import { recordAdmin } from "@/lib/members/manage";
import type { MemberRefusal } from "@/lib/members/refusals";
import { refuse } from "@/lib/result/refusal";
import { hashPassword, SHORTEST_PASSWORD } from "@/lib/tenancy/password";
import { hashSecret } from "@/lib/tenancy/secret";
import { provePassword } from "@/lib/tenancy/sign-in";
import { administer } from "@/lib/transaction/administer";
import { outsideTenants, readTenant, type Tx } from "@/lib/transaction/in-tenant";

export type Invitation = {
  orgId: string;
  id: string;
  email: string;
  organizationName: string;
  roleName: string;
  /** The person has a password here already, so it proves who accepts; a new one is not asked for. */
  hasPassword: boolean;
};

type Row = Omit<Invitation, "hasPassword"> & { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date };

/** The open invitation behind the secret of a link, or null. Opening the page uses nothing up: mail scanners open links, too. */
export async function findInvitation(token: string): Promise<Invitation | null> {
  const place = await findPlace(token);
  if (!place) return null;
  return readTenant(place.orgId, async (tx) => {
    const row = await readOpen(tx, place.id, false);
    if (!row) return null;
    const user = await findUser(tx, row.email);
    return {
      orgId: row.orgId,
      id: row.id,
      email: row.email,
      organizationName: row.organizationName,
      roleName: row.roleName,
      hasPassword: Boolean(user?.passwordHash),
    };
  });
}

export type Accepted = { ok: true; userId: string; orgId: string };

/** Makes the member. Who has an account proves it with its password; who has none chooses name and password. */
export async function acceptInvitation(input: z.output<typeof acceptInput> & { address: string }): Promise<Accepted | MemberRefusal> {
  const found = await findInvitation(input.token);
  if (!found) return refuse("invitation_ended");
  const { orgId, id, email } = found;
  const person = found.hasPassword ? await provePassword({ ...input, email }) : await newPerson(input);
  if (!person.ok) return person;
  return administer(orgId, (tx) => accept(tx, id, email, person), ["app_user_email_unique"]);
}

type Person = { ok: true; userId: string } | NewPerson;

async function accept(tx: Tx, invitationId: string, email: string, person: Person): Promise<Accepted | MemberRefusal> {
  const { orgId } = tx;
  if (!(await readOpen(tx, invitationId, true))) return refuse("invitation_ended");
  const user = await findUser(tx, email);
  if (user?.disabledAt) return refuse("account_disabled");
  const isNew = "passwordHash" in person;
  // Somebody gave the account a password since the form was shown.
  if (isNew && user?.passwordHash) return refuse("stale");
  const userId = user?.id ?? v7();
  if (isNew && user) await tx.read.update(appUser).set({ passwordHash: person.passwordHash }).where(eq(appUser.id, userId));
  if (isNew && !user) await tx.read.insert(appUser).values({ id: userId, email, name: person.name, passwordHash: person.passwordHash });
  await join(tx, invitationId, userId);
  await recordAdmin(tx, { kind: "user", id: userId }, "invitation.accepted", invitationId);
  return { ok: true, userId, orgId };
}

type NewPerson = { ok: true; name: string; passwordHash: string };

async function newPerson(input: { name?: string | undefined; password: string }): Promise<NewPerson | MemberRefusal> {
  if (!input.name) return refuse("name_missing");
  if (input.password.length < SHORTEST_PASSWORD) return refuse("password_short", String(SHORTEST_PASSWORD));
  return { ok: true, name: input.name, passwordHash: await hashPassword(input.password) };
}

/** A member who was switched off and is invited again comes back with the role of the invitation. */
async function join(tx: Tx, invitationId: string, userId: string): Promise<void> {
  const mine = and(eq(invitation.orgId, tx.orgId), eq(invitation.id, invitationId));
  const [place] = await tx.read.update(invitation).set({ acceptedAt: new Date() }).where(mine).returning();
  if (!place) throw new Error("Bug: the locked invitation is gone");
  const { roleId, locationIds } = place;
  await tx.read
    .insert(membership)
    .values({ orgId: tx.orgId, userId, roleId, locationIds })
    .onConflictDoUpdate({ target: [membership.orgId, membership.userId], set: { roleId, locationIds, disabledAt: null } });
  await forgetSecret(tx, invitationId);
}

async function findPlace(token: string): Promise<{ orgId: string; id: string } | undefined> {
  const [place] = await outsideTenants((tx) =>
    tx.query<{ orgId: string; id: string }>(
      "invitation_by_hash",
      `select org_id as "orgId", ref_id as id from secret_lookup where hash = $1 and kind = 'invitation'`,
      [hashSecret(token)],
    ),
  );
  return place;
}

async function readOpen(tx: Tx, id: string, lock: boolean): Promise<Row | null> {
  const query = tx.read
    .select({
      orgId: invitation.orgId,
      id: invitation.id,
      email: invitation.email,
      organizationName: organization.name,
      roleName: role.name,
      acceptedAt: invitation.acceptedAt,
      revokedAt: invitation.revokedAt,
      expiresAt: invitation.expiresAt,
    })
    .from(invitation)
    .innerJoin(organization, eq(organization.id, invitation.orgId))
    .innerJoin(role, and(eq(role.orgId, invitation.orgId), eq(role.id, invitation.roleId)))
    .where(and(eq(invitation.orgId, tx.orgId), eq(invitation.id, id)));
  const [row] = await (lock ? query.for("update", { of: invitation }) : query);
  return row && !row.acceptedAt && !row.revokedAt && row.expiresAt > new Date() ? row : null;
}

async function findUser(tx: Tx, email: string) {
  const [user] = await tx.read
    .select({ id: appUser.id, passwordHash: appUser.passwordHash, disabledAt: appUser.disabledAt })
    .from(appUser)
    .where(eq(appUser.email, email));
  return user;
}
