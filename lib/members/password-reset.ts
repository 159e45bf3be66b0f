import { setTimeout as delay } from "node:timers/promises";
import { and, eq, gt, isNotNull, isNull, lt, or } from "drizzle-orm";
import { v7 } from "uuid";
import { z } from "zod";
import { outboxMessage } from "@/db/schema/outbox";
import { appUser, passwordReset } from "@/db/schema/tenancy";
import { signalChange } from "@/lib/live/signal";
import type { OutboxPayload } from "@/lib/outbox/topics";
import { type Refusal, refuse } from "@/lib/result/refusal";
import { publicAddress } from "@/lib/server/public-address";
import { listOrganizationsOf } from "@/lib/tenancy/membership";
import { hashPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from "@/lib/tenancy/password";
import { giveBack, type Limit, limitKey, takeHit } from "@/lib/tenancy/rate-limit";
import { hashSecret, mintSecret } from "@/lib/tenancy/secret";
import { accountKey, inMinutes, normalEmail } from "@/lib/tenancy/sign-in";
import { inTenant, outsideTenants } from "@/lib/transaction/in-tenant";

export const resetRequestInput = z.object({ email: z.string().trim().min(1, "Enter your e-mail address.").max(200) });
export const resetInput = z.object({
  token: z.string().min(1).max(200),
  password: z.string().min(SHORTEST_PASSWORD, `Choose at least ${SHORTEST_PASSWORD} characters.`).max(LONGEST_PASSWORD),
});

export const RESET_TEXT = {
  too_many_attempts: "Too many attempts. Try again in {subject}.",
  demo_account: "The password of a demo account stays as it is, because everybody uses it.",
  reset_ended: "This link has ended: it was used, is more than an hour old, or a newer one was asked for. Ask for another.",
} as const;

export type ResetOutcome = { ok: true } | Refusal<keyof typeof RESET_TEXT>;

const HOUR = 60 * 60;
const PER_ACCOUNT: Limit = { hits: 5, windowSeconds: HOUR };
const PER_ADDRESS: Limit = { hits: 30, windowSeconds: HOUR };
/** Both answers take as long, so that the time does not tell whether there is an account. */
const ANSWER_MS = 400;

/** Queues a mail with a link, if somebody has this address here. Who asks is told the same in either case. */
export async function requestReset({ email: typed, address }: { email: string; address: string }): Promise<ResetOutcome> {
  const email = normalEmail(typed);
  const taken = [
    await takeHit(limitKey("reset-address", address), PER_ADDRESS),
    await takeHit(limitKey("reset-account", email), PER_ACCOUNT),
  ];
  const waits = taken.flatMap((hit) => (hit.ok ? [] : [hit.retryAfterSeconds]));
  if (waits.length > 0) return refuse("too_many_attempts", inMinutes(Math.max(...waits)));
  const [outcome] = await Promise.all([queueLink(email), delay(ANSWER_MS)]);
  return outcome;
}

async function queueLink(email: string): Promise<ResetOutcome> {
  const [user] = await outsideTenants((tx) =>
    tx.read
      .select({ id: appUser.id, email: appUser.email, name: appUser.name })
      .from(appUser)
      // Who comes by single sign-on alone has no password that could be forgotten.
      .where(and(eq(appUser.email, email), isNull(appUser.disabledAt), isNotNull(appUser.passwordHash))),
  );
  const organizations = user ? await listOrganizationsOf(user.id) : [];
  const [first] = organizations;
  if (!user || !first) return { ok: true };
  if (organizations.some(({ demo }) => demo)) return refuse("demo_account");
  const secret = mintSecret();
  const expiresAt = new Date(Date.now() + HOUR * 1000);
  await inTenant(first.id, async (tx) => {
    const ended = or(eq(passwordReset.userId, user.id), lt(passwordReset.expiresAt, new Date()));
    await tx.read.delete(passwordReset).where(ended);
    await tx.read.insert(passwordReset).values({ hash: hashSecret(secret), userId: user.id, expiresAt });
    const payload: OutboxPayload<"email.password_reset"> = {
      organizationName: first.name,
      email: user.email,
      name: user.name,
      link: `${publicAddress()}/reset/${secret}`,
      expiresAt: expiresAt.toISOString(),
    };
    await tx.read.insert(outboxMessage).values({ orgId: first.id, id: v7(), topic: "email.password_reset", payload, commitId: v7() });
  });
  signalChange(first.id, null);
  return { ok: true };
}

/** Whose password the link would change, or null when it has ended. Opening the page uses nothing up: mail scanners open links, too. */
export async function findReset(token: string): Promise<{ email: string } | null> {
  const [found] = await outsideTenants((tx) =>
    tx.read
      .select({ email: appUser.email })
      .from(passwordReset)
      .innerJoin(appUser, eq(appUser.id, passwordReset.userId))
      .where(and(open(token), isNull(appUser.disabledAt))),
  );
  return found ?? null;
}

const open = (token: string) => and(eq(passwordReset.hash, hashSecret(token)), gt(passwordReset.expiresAt, new Date()));

/** Sets the password, once. Every session of the person ends with the old one, and so does a lock after wrong guesses. */
export async function resetPassword({ token, password }: z.output<typeof resetInput>): Promise<ResetOutcome> {
  if (!(await findReset(token))) return refuse("reset_ended");
  const passwordHash = await hashPassword(password);
  const email = await outsideTenants(async (tx) => {
    // Whoever takes the row away is the one whose password counts.
    const [used] = await tx.read.delete(passwordReset).where(open(token)).returning({ userId: passwordReset.userId });
    if (!used) return null;
    const [user] = await tx.read
      .update(appUser)
      .set({ passwordHash })
      .where(eq(appUser.id, used.userId))
      .returning({ email: appUser.email });
    return user?.email ?? null;
  });
  if (email === null) return refuse("reset_ended");
  await giveBack(accountKey(email), true);
  return { ok: true };
}
