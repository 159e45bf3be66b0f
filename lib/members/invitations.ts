import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { z } from "zod";
import { outboxMessage } from "@/db/schema/outbox";
import { appUser, invitation, membership, organization, role, secretLookup } from "@/db/schema/tenancy";
import { type invitationInput, type inviteInput, locationsOf } from "@/lib/members/inputs";
import { manage, type MemberOutcome, recordAdmin } from "@/lib/members/manage";
import { refusePlace } from "@/lib/members/members";
import type { OutboxPayload } from "@/lib/outbox/topics";
import { certain, refuse } from "@/lib/result/refusal";
import { publicAddress } from "@/lib/server/public-address";
import type { Actor } from "@/lib/tenancy/actor";
import { hashSecret, mintSecret } from "@/lib/tenancy/secret";
import { normalEmail } from "@/lib/tenancy/sign-in";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

const VALID_DAYS = 7;
const DAY_MS = 86_400_000;

export type OpenInvitation = { id: string; email: string; roleName: string; createdAt: Date; expiresAt: Date; ended: boolean };

/** Invitations that were neither used nor withdrawn; those that are too old are marked. */
export const listInvitations = (actor: Actor): Promise<OpenInvitation[]> =>
  readTenant(actor.orgId, (tx) =>
    tx.read
      .select({
        id: invitation.id,
        email: invitation.email,
        roleName: role.name,
        createdAt: invitation.createdAt,
        expiresAt: invitation.expiresAt,
        ended: sql<boolean>`${invitation.expiresAt} <= now()`,
      })
      .from(invitation)
      .innerJoin(role, and(eq(role.orgId, invitation.orgId), eq(role.id, invitation.roleId)))
      .where(and(eq(invitation.orgId, tx.orgId), openOnly))
      .orderBy(asc(invitation.email)),
  );

const openOnly = and(isNull(invitation.acceptedAt), isNull(invitation.revokedAt));

/**
 * Invites by e-mail; an earlier open invitation of the same address ends. The secret of the link is stored as a hash only;
 * the message that carries it loses it as soon as it is sent.
 */
export const invite = (actor: Actor, input: z.output<typeof inviteInput>): Promise<MemberOutcome> =>
  manage(actor, async (tx) => {
    const email = normalEmail(input.email);
    const refusal = await refusePlace(tx, input);
    if (refusal) return refusal;
    if (await isMember(tx, email)) return refuse("member_already", email);
    const earlier = await tx.read
      .update(invitation)
      .set({ revokedAt: new Date() })
      .where(and(eq(invitation.orgId, tx.orgId), eq(invitation.email, email), openOnly))
      .returning({ id: invitation.id });
    for (const { id } of earlier) await forgetSecret(tx, id);
    const made = await makeInvitation(tx, {
      email,
      roleId: input.roleId,
      locationIds: locationsOf(input),
      invitedBy: actor.kind === "user" ? actor.id : null,
    });
    await queueMail(tx, actor, made);
    await recordAdmin(tx, actor, "invitation.created", made.id);
    return { ok: true };
  });

/** The link in the mail leads nowhere from now on. */
export const revokeInvitation = (actor: Actor, { invitationId }: z.output<typeof invitationInput>): Promise<MemberOutcome> =>
  manage(actor, async (tx) => {
    const revoked = await tx.read
      .update(invitation)
      .set({ revokedAt: new Date() })
      .where(and(eq(invitation.orgId, tx.orgId), eq(invitation.id, invitationId), openOnly))
      .returning({ id: invitation.id });
    if (revoked.length === 0) return refuse("not_found");
    await forgetSecret(tx, invitationId);
    await recordAdmin(tx, actor, "invitation.revoked", invitationId);
    return { ok: true };
  });

export const forgetSecret = (tx: Tx, invitationId: string) =>
  tx.read
    .delete(secretLookup)
    .where(and(eq(secretLookup.orgId, tx.orgId), eq(secretLookup.kind, "invitation"), eq(secretLookup.refId, invitationId)));

async function isMember(tx: Tx, email: string): Promise<boolean> {
  const found = await tx.read
    .select({ id: appUser.id })
    .from(membership)
    .innerJoin(appUser, eq(appUser.id, membership.userId))
    .where(and(eq(membership.orgId, tx.orgId), eq(appUser.email, email), isNull(membership.disabledAt)));
  return found.length > 0;
}

type Place = { email: string; roleId: string; locationIds: string[] | null; invitedBy: string | null };
type Made = Place & { id: string; expiresAt: Date; secret: string };

/** The invitation and its secret, of which only the hash is stored. */
export async function makeInvitation(tx: Tx, place: Place): Promise<Made> {
  const [id, secret] = [v7(), mintSecret()];
  const expiresAt = new Date(Date.now() + VALID_DAYS * DAY_MS);
  await tx.read.insert(invitation).values({ ...place, orgId: tx.orgId, id, expiresAt });
  await tx.read.insert(secretLookup).values({ hash: hashSecret(secret), kind: "invitation", orgId: tx.orgId, refId: id });
  return { ...place, id, expiresAt, secret };
}

export const invitationLink = (secret: string): string => `${publicAddress()}/invitation/${secret}`;

async function queueMail(tx: Tx, actor: Actor, made: Made): Promise<void> {
  const [names] = await tx.read
    .select({ organizationName: organization.name, roleName: role.name })
    .from(role)
    .innerJoin(organization, eq(organization.id, role.orgId))
    .where(and(eq(role.orgId, tx.orgId), eq(role.id, made.roleId)));
  const payload: OutboxPayload<"email.invitation"> = {
    ...certain(names, "role of the invitation"),
    email: made.email,
    invitedByName: actor.name,
    link: invitationLink(made.secret),
    expiresAt: made.expiresAt.toISOString(),
  };
  await tx.read.insert(outboxMessage).values({ orgId: tx.orgId, id: v7(), topic: "email.invitation", payload, commitId: v7() });
}
