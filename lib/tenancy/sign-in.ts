import { type Refusal, refuse } from "@/lib/result/refusal";
import { type Claims, claimsFor, listOrganizationsOf } from "@/lib/tenancy/membership";
import { verifyPassword } from "@/lib/tenancy/password";
import { giveBack, type Limit, limitKey, takeHit } from "@/lib/tenancy/rate-limit";
import type { SignInCode } from "@/lib/tenancy/sign-in-text";
import { outsideTenants } from "@/lib/transaction/in-tenant";

export type SignInOutcome = { ok: true; claims: Claims } | Refusal<SignInCode>;

const QUARTER_HOUR = 15 * 60;
const PER_ACCOUNT: Limit = { hits: 10, windowSeconds: QUARTER_HOUR };
const PER_ADDRESS: Limit = { hits: 60, windowSeconds: QUARTER_HOUR };

export const normalEmail = (email: string): string => email.trim().toLowerCase();

export const inMinutes = (seconds: number): string => {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
};

/** Under which wrong passwords of an account are counted. */
export const accountKey = (email: string): string => limitKey("account", normalEmail(email));

export type Attempt = { email: string; password: string; address: string };
export type Proof = { ok: true; userId: string } | Refusal<"wrong_credentials" | "too_many_attempts">;

export async function signInWithPassword(attempt: Attempt): Promise<SignInOutcome> {
  const proof = await provePassword(attempt);
  return proof.ok ? enterAs(proof.userId) : proof;
}

/** Attempts are counted before the password is looked at, and taken back when it was right. */
export async function provePassword(input: Attempt): Promise<Proof> {
  const email = normalEmail(input.email);
  const account = accountKey(email);
  const address = limitKey("address", input.address);
  const taken = [await takeHit(address, PER_ADDRESS), await takeHit(account, PER_ACCOUNT)];
  const waits = taken.flatMap((hit) => (hit.ok ? [] : [hit.retryAfterSeconds]));
  if (waits.length > 0) return refuse("too_many_attempts", inMinutes(Math.max(...waits)));
  const user = await findUser(email);
  const right = await verifyPassword(user?.passwordHash, input.password);
  if (!user || !right) return refuse("wrong_credentials");
  await giveBack(account, true);
  await giveBack(address, false);
  return { ok: true, userId: user.id };
}

/** For an identity that somebody else has proven: only a person who is a member already may enter. */
export async function signInProven(email: string): Promise<SignInOutcome> {
  const user = await findUser(normalEmail(email));
  return user ? enterAs(user.id) : refuse("no_organization");
}

async function enterAs(userId: string): Promise<SignInOutcome> {
  const [first] = await listOrganizationsOf(userId);
  const claims = first && (await claimsFor(userId, first.id));
  return claims ? { ok: true, claims } : refuse("no_organization");
}

type UserRow = { id: string; passwordHash: string | null };

async function findUser(email: string): Promise<UserRow | undefined> {
  const [user] = await outsideTenants((tx) =>
    tx.query<UserRow>(
      "user_by_email",
      `select id, password_hash as "passwordHash" from app_user where email = $1 and disabled_at is null`,
      [email],
    ),
  );
  return user;
}
