import { eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { adminEvent, appUser, membership, role } from "@/db/schema/tenancy";
import type { Right } from "@/db/values";
import type { MemberRefusal } from "@/lib/members/refusals";
import { type Refusal, refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { administer } from "@/lib/transaction/administer";
import type { Tx } from "@/lib/transaction/in-tenant";

export type Done = { ok: true };
export type MemberOutcome = Done | MemberRefusal;

/** One administrative change: the right is checked, and changes of one organization follow one another. */
export function manage<T>(actor: Actor, run: (tx: Tx) => Promise<T>, retryOn: readonly string[] = []): Promise<T | Refusal<"no_right">> {
  if (!actor.rights.has("manage")) return Promise.resolve(refuse("no_right", "manage"));
  return administer(
    actor.orgId,
    async (tx) => {
      await tx.query("organization_lock", "select id from organization where id = $1 for no key update", [actor.orgId]);
      return run(tx);
    },
    retryOn,
  );
}

/** What was done, without personal data: the subject is an id or a code. */
export const recordAdmin = (tx: Tx, actor: Pick<Actor, "kind" | "id">, action: string, subject: string) =>
  tx.read.insert(adminEvent).values({ orgId: tx.orgId, id: v7(), actorKind: actor.kind, actorId: actor.id, action, subject });

export type Standing = { userId: string; roleId: string; active: boolean };
export type RoleRights = { id: string; rights: readonly string[] };

/** Whether somebody can still manage the organization. */
export const keepsManager = (members: readonly Standing[], roles: readonly RoleRights[]): boolean => {
  const managing = new Set(roles.filter((it) => it.rights.includes("manage" satisfies Right)).map((it) => it.id));
  return members.some((member) => member.active && managing.has(member.roleId));
};

/** All members and roles of the organization, under the lock of `manage`, to see what a change would leave. */
export async function readStandings(tx: Tx): Promise<{ members: Standing[]; roles: RoleRights[] }> {
  const [members, roles] = await Promise.all([
    tx.read
      .select({
        userId: membership.userId,
        roleId: membership.roleId,
        active: sql<boolean>`${membership.disabledAt} is null and ${appUser.disabledAt} is null`,
      })
      .from(membership)
      .innerJoin(appUser, eq(appUser.id, membership.userId))
      .where(eq(membership.orgId, tx.orgId)),
    tx.read.select({ id: role.id, rights: role.rights }).from(role).where(eq(role.orgId, tx.orgId)),
  ]);
  return { members, roles };
}
