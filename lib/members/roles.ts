import { and, asc, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { z } from "zod";
import { membership, role } from "@/db/schema/tenancy";
import { RIGHTS, type Right } from "@/db/values";
import type { roleInput } from "@/lib/members/inputs";
import { keepsManager, manage, readStandings, recordAdmin } from "@/lib/members/manage";
import type { MemberRefusal } from "@/lib/members/refusals";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

export type Role = { id: string; code: string; name: string; rights: Right[]; members: number };

export const listRoles = (actor: Actor): Promise<Role[]> =>
  readTenant(actor.orgId, (tx) =>
    tx.read
      .select({
        id: role.id,
        code: role.code,
        name: role.name,
        rights: sql<Right[]>`${role.rights}`,
        members: sql<number>`(select count(*)::int from ${membership} m where m.org_id = ${role.orgId} and m.role_id = ${role.id} and m.disabled_at is null)`,
      })
      .from(role)
      .where(eq(role.orgId, tx.orgId))
      .orderBy(asc(role.name), asc(role.id)),
  );

export const seenOfRole = (it: { name: string; rights: readonly string[] }): string => `${it.name} ${[...it.rights].sort().join(" ")}`;

export type PutRole = { ok: true; roleId: string } | MemberRefusal;

/** Makes a role, or changes one. Rights are kept in their one order. */
export function putRole(actor: Actor, input: z.output<typeof roleInput>): Promise<PutRole> {
  const rights = RIGHTS.filter((right) => input.rights.includes(right));
  const { roleId } = input;
  return manage(actor, (tx) => (roleId ? change(tx, actor, { ...input, roleId, rights }) : create(tx, actor, input.name, rights)), [
    "role_code",
  ]);
}

async function change(
  tx: Tx,
  actor: Actor,
  input: { roleId: string; name: string; rights: Right[]; seen?: string | undefined },
): Promise<PutRole> {
  const mine = and(eq(role.orgId, tx.orgId), eq(role.id, input.roleId));
  const [stored] = await tx.read.select().from(role).where(mine);
  if (!stored) return refuse("not_found");
  if (seenOfRole(stored) !== input.seen) return refuse("stale");
  if (await isNameTaken(tx, input.name, input.roleId)) return refuse("role_name_taken", input.name);
  const { members, roles } = await readStandings(tx);
  const after = roles.map((it) => (it.id === input.roleId ? { ...it, rights: input.rights } : it));
  if (!keepsManager(members, after)) return refuse("last_manager");
  await tx.read.update(role).set({ name: input.name, rights: input.rights }).where(mine);
  await recordAdmin(tx, actor, "role.changed", stored.code);
  return { ok: true, roleId: input.roleId };
}

async function create(tx: Tx, actor: Actor, name: string, rights: Right[]): Promise<PutRole> {
  if (await isNameTaken(tx, name, null)) return refuse("role_name_taken", name);
  const id = v7();
  const code = `${codeOf(name)}_${id.slice(-6)}`;
  await tx.read.insert(role).values({ orgId: tx.orgId, id, code, name, rights });
  await recordAdmin(tx, actor, "role.created", code);
  return { ok: true, roleId: id };
}

async function isNameTaken(tx: Tx, name: string, except: string | null): Promise<boolean> {
  const same = await tx.read
    .select({ id: role.id })
    .from(role)
    .where(and(eq(role.orgId, tx.orgId), sql`lower(${role.name}) = lower(${name})`));
  return same.some((it) => it.id !== except);
}

const codeOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "") || "role";
