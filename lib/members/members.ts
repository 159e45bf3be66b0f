import { and, asc, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { location } from "@/db/schema/stock";
import { appUser, membership, role } from "@/db/schema/tenancy";
import { locationsOf, type memberInput, type memberStateInput } from "@/lib/members/inputs";
import { keepsManager, manage, type MemberOutcome, readStandings, recordAdmin, type Standing } from "@/lib/members/manage";
import { type MemberRefusal } from "@/lib/members/refusals";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

export type Member = {
  userId: string;
  name: string;
  email: string;
  roleId: string;
  roleName: string;
  locationIds: string[] | null;
  disabledAt: Date | null;
  createdAt: Date;
  /** For the form that changes the member. */
  seen: string;
};

export async function listMembers(actor: Actor): Promise<Member[]> {
  const rows = await readTenant(actor.orgId, (tx) =>
    tx.read
      .select({
        userId: membership.userId,
        name: appUser.name,
        email: appUser.email,
        roleId: membership.roleId,
        roleName: role.name,
        locationIds: membership.locationIds,
        disabledAt: membership.disabledAt,
        createdAt: membership.createdAt,
      })
      .from(membership)
      .innerJoin(appUser, eq(appUser.id, membership.userId))
      .innerJoin(role, and(eq(role.orgId, membership.orgId), eq(role.id, membership.roleId)))
      .where(eq(membership.orgId, tx.orgId))
      .orderBy(asc(appUser.name), asc(appUser.id)),
  );
  return rows.map((row) => ({ ...row, seen: seenOf(row) }));
}

/** Every location that a member may be limited to from before, the archived ones marked behind their names. */
export const listEveryLocation = (actor: Actor): Promise<{ id: string; name: string; archived: boolean }[]> =>
  readTenant(actor.orgId, async (tx) => {
    const rows = await tx.read
      .select({ id: location.id, name: location.name, archivedAt: location.archivedAt })
      .from(location)
      .where(eq(location.orgId, tx.orgId))
      .orderBy(asc(location.name));
    return rows.map(({ id, name, archivedAt }) => ({ id, name: archivedAt ? `${name} (archived)` : name, archived: archivedAt !== null }));
  });

/** The locations that somebody can be limited to from now on. */
export const listLocationNames = async (actor: Actor): Promise<{ id: string; name: string }[]> =>
  (await listEveryLocation(actor)).filter(({ archived }) => !archived);

/** What a form has seen of a member; another value at saving means that somebody was faster. */
const seenOf = (member: Pick<Member, "roleId" | "locationIds">): string =>
  `${member.roleId} ${[...(member.locationIds ?? [])].sort().join(" ")}`;

/** Another role, or other locations. It holds from the member's next request on. */
export const changeMember = (actor: Actor, input: z.output<typeof memberInput>): Promise<MemberOutcome> =>
  manage(actor, async (tx) => {
    const member = await findMember(tx, input.userId);
    if (!member) return refuse("not_found");
    if (seenOf(member) !== input.seen) return refuse("stale");
    const refusal = await refusePlace(tx, input);
    if (refusal) return refusal;
    if (!(await keepsManagerIf(tx, input.userId, (it) => ({ ...it, roleId: input.roleId })))) return refuse("last_manager");
    await tx.read
      .update(membership)
      .set({ roleId: input.roleId, locationIds: locationsOf(input) })
      .where(ofMember(tx, input.userId));
    await recordAdmin(tx, actor, "member.changed", input.userId);
    return { ok: true };
  });

/** The member keeps the name on everything done so far, and cannot enter from the next request on. */
export const disableMember = (actor: Actor, { userId }: z.output<typeof memberStateInput>): Promise<MemberOutcome> =>
  manage(actor, async (tx) => {
    const member = await findMember(tx, userId);
    if (!member || member.disabledAt) return refuse(member ? "stale" : "not_found");
    if (!(await keepsManagerIf(tx, userId, (it) => ({ ...it, active: false })))) return refuse("last_manager");
    await tx.read.update(membership).set({ disabledAt: new Date() }).where(ofMember(tx, userId));
    await recordAdmin(tx, actor, "member.disabled", userId);
    return { ok: true };
  });

export const enableMember = (actor: Actor, { userId }: z.output<typeof memberStateInput>): Promise<MemberOutcome> =>
  manage(actor, async (tx) => {
    const member = await findMember(tx, userId);
    if (!member?.disabledAt) return refuse(member ? "stale" : "not_found");
    await tx.read.update(membership).set({ disabledAt: null }).where(ofMember(tx, userId));
    await recordAdmin(tx, actor, "member.enabled", userId);
    return { ok: true };
  });

const ofMember = (tx: Tx, userId: string) => and(eq(membership.orgId, tx.orgId), eq(membership.userId, userId));

async function findMember(tx: Tx, userId: string) {
  const [member] = await tx.read.select().from(membership).where(ofMember(tx, userId));
  return member;
}

async function keepsManagerIf(tx: Tx, userId: string, change: (member: Standing) => Standing): Promise<boolean> {
  const { members, roles } = await readStandings(tx);
  return keepsManager(
    members.map((member) => (member.userId === userId ? change(member) : member)),
    roles,
  );
}

/** The role and the locations somebody is to have must be this organization's. */
export async function refusePlace(tx: Tx, input: { roleId: string; locationIds: readonly string[] }): Promise<MemberRefusal | null> {
  const roles = tx.read
    .select({ id: role.id })
    .from(role)
    .where(and(eq(role.orgId, tx.orgId), eq(role.id, input.roleId)));
  if ((await roles).length === 0) return refuse("role_unknown");
  const wanted = [...new Set(input.locationIds)];
  if (wanted.length === 0) return null;
  const found = await tx.read
    .select({ id: location.id })
    .from(location)
    .where(and(eq(location.orgId, tx.orgId), inArray(location.id, wanted)));
  return found.length === wanted.length ? null : refuse("location_unknown");
}
