import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { z } from "zod";
import { badge, floorDevice } from "@/db/schema/devices";
import { appUser, membership, organization, role } from "@/db/schema/tenancy";
import { hashBadgeCode, mintBadgeCode, plainCode, spacedCode } from "@/lib/floor/codes";
import { NO_SESSION } from "@/lib/floor/devices";
import type { badgeOfInput } from "@/lib/floor/inputs";
import type { FloorRefusal } from "@/lib/floor/refusals";
import { worksOnFloor } from "@/lib/floor/rights";
import { badgesPdf } from "@/lib/labels/code-label";
import { manage, recordAdmin } from "@/lib/members/manage";
import { refuse } from "@/lib/result/refusal";
import type { Right } from "@/db/values";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

export type BadgeHolder = {
  userId: string;
  name: string;
  roleName: string;
  worksOnFloor: boolean;
  badge: { issuedAt: Date; pinChosen: boolean; lockedUntil: Date | null } | null;
};
/** The code, and the card with it to print, are in this answer only; the database has its hash. */
export type IssuedBadge = { ok: true; name: string; code: string; card: string };
export type BadgeOutcome = { ok: true } | FloorRefusal;

/** Everybody who may enter, with the badge they hold. */
export async function listBadges(actor: Actor): Promise<BadgeHolder[]> {
  const rows = await readTenant(actor.orgId, (tx) =>
    tx.read
      .select({
        userId: membership.userId,
        name: appUser.name,
        roleName: role.name,
        rights: sql<Right[]>`${role.rights}`,
        issuedAt: badge.createdAt,
        pinChosen: sql<boolean>`${badge.pinHash} is not null`,
        lockedUntil: sql<Date | null>`case when ${badge.lockedUntil} > now() then ${badge.lockedUntil} end`.mapWith(badge.lockedUntil),
      })
      .from(membership)
      .innerJoin(appUser, eq(appUser.id, membership.userId))
      .innerJoin(role, and(eq(role.orgId, membership.orgId), eq(role.id, membership.roleId)))
      .leftJoin(badge, and(eq(badge.orgId, membership.orgId), eq(badge.userId, membership.userId), isNull(badge.revokedAt)))
      .where(and(eq(membership.orgId, tx.orgId), isNull(membership.disabledAt), isNull(appUser.disabledAt)))
      .orderBy(asc(appUser.name), asc(appUser.id)),
  );
  return rows.map(({ rights, issuedAt, pinChosen, lockedUntil, ...holder }) => ({
    ...holder,
    worksOnFloor: worksOnFloor(new Set(rights)),
    badge: issuedAt && { issuedAt, pinChosen, lockedUntil },
  }));
}

/** A badge for a member; one they had is void from now on, wherever it is. */
export async function issueBadge(actor: Actor, { userId }: z.output<typeof badgeOfInput>): Promise<IssuedBadge | FloorRefusal> {
  const code = mintBadgeCode();
  const issued = await manage<{ ok: true; name: string; organization: string } | FloorRefusal>(actor, async (tx) => {
    const [member] = await tx.read
      .select({ name: appUser.name, organization: organization.name })
      .from(membership)
      .innerJoin(appUser, eq(appUser.id, membership.userId))
      .innerJoin(organization, eq(organization.id, membership.orgId))
      .where(and(eq(membership.orgId, tx.orgId), eq(membership.userId, userId), isNull(membership.disabledAt)));
    if (!member) return refuse("not_found");
    await voidBadge(tx, userId);
    await addBadge(tx, userId, code);
    await recordAdmin(tx, actor, "badge.issued", userId);
    return { ok: true, ...member };
  });
  if (!issued.ok) return issued;
  const card = await badgesPdf([{ code, name: issued.name, organization: issued.organization }], new Date());
  return { ok: true, name: issued.name, code: spacedCode(code), card: card.toString("base64") };
}

/** For a forgotten PIN: the person chooses another with the next scan. A locked badge is open again. */
export const resetPin = (actor: Actor, { userId }: z.output<typeof badgeOfInput>): Promise<BadgeOutcome> =>
  manage<BadgeOutcome>(actor, async (tx) => {
    const reset = { pinHash: null, failedTries: 0, lockedUntil: null };
    const found = await tx.read.update(badge).set(reset).where(heldBy(tx, userId)).returning({ id: badge.id });
    if (found.length === 0) return refuse("not_found");
    await endSessionsOf(tx, userId);
    await recordAdmin(tx, actor, "badge.pin_reset", userId);
    return { ok: true };
  });

export const revokeBadge = (actor: Actor, { userId }: z.output<typeof badgeOfInput>): Promise<BadgeOutcome> =>
  manage<BadgeOutcome>(actor, async (tx) => {
    if (!(await voidBadge(tx, userId))) return refuse("not_found");
    await recordAdmin(tx, actor, "badge.revoked", userId);
    return { ok: true };
  });

/** For setting up, too: the seed gives the demo badges that everybody may know. */
export async function addBadge(tx: Tx, userId: string, code: string, pinHash: string | null = null): Promise<void> {
  await tx.read.insert(badge).values({ orgId: tx.orgId, id: v7(), userId, codeHash: hashBadgeCode(plainCode(code)), pinHash });
}

async function voidBadge(tx: Tx, userId: string): Promise<boolean> {
  const held = await tx.read.update(badge).set({ revokedAt: new Date() }).where(heldBy(tx, userId)).returning({ id: badge.id });
  await endSessionsOf(tx, userId);
  return held.length > 0;
}

const heldBy = (tx: Tx, userId: string) => and(eq(badge.orgId, tx.orgId), eq(badge.userId, userId), isNull(badge.revokedAt));

const endSessionsOf = (tx: Tx, userId: string) =>
  tx.read
    .update(floorDevice)
    .set(NO_SESSION)
    .where(and(eq(floorDevice.orgId, tx.orgId), eq(floorDevice.sessionUserId, userId)));
