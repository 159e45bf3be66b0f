import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import type { Right } from "@/db/values";
import type { Actor } from "@/lib/tenancy/actor";
import { findMembership, type Session } from "@/lib/tenancy/membership";
import { PATH_HEADER } from "@/lib/tenancy/path-header";
import { readClaims } from "@/lib/tenancy/session-cookie";

/** The person and organization of this request, read from the database once per request: who was removed is out at once. */
export const currentSession: () => Promise<Session | null> = cache(async () => {
  const claims = await readClaims();
  const session = claims && (await findMembership(claims.userId, claims.orgId));
  return session?.passwordStamp === claims?.passwordStamp ? session : null;
});

export async function requireSession(): Promise<Session> {
  const session = await currentSession();
  if (session) return session;
  const asked = (await headers()).get(PATH_HEADER);
  redirect(asked && asked !== "/" ? `/sign-in?next=${encodeURIComponent(asked)}` : "/sign-in");
}

export const currentActor = async (): Promise<Actor | null> => (await currentSession())?.actor ?? null;

/** The actor of the request; without a session it leads to sign-in. */
export const requireActor = async (): Promise<Actor> => (await requireSession()).actor;

/** For pages: without the right the answer is 403. Commands check the right themselves, too. */
export async function requireRight(right: Right): Promise<Actor> {
  const actor = await requireActor();
  if (!actor.rights.has(right)) forbidden();
  return actor;
}
