import { eq } from "drizzle-orm";
import { z } from "zod";
import { appUser, organization } from "@/db/schema/tenancy";
import { type Refusal, refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { hashPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from "@/lib/tenancy/password";
import { provePassword } from "@/lib/tenancy/sign-in";
import { outsideTenants } from "@/lib/transaction/in-tenant";

export const passwordInput = z.object({
  current: z.string().min(1, "Enter the password you have now.").max(LONGEST_PASSWORD),
  password: z.string().min(SHORTEST_PASSWORD, `Choose at least ${SHORTEST_PASSWORD} characters.`).max(LONGEST_PASSWORD),
});

export const PASSWORD_TEXT = {
  wrong_credentials: "The password you have now is not right.",
  too_many_attempts: "Too many attempts. Try again in {subject}.",
  demo_account: "The password of a demo account stays as it is, because everybody uses it.",
} as const;

export type PasswordOutcome = { ok: true } | Refusal<keyof typeof PASSWORD_TEXT>;

/** A new password ends every other session of the person. Only a person has one, so the actor is a user. */
export async function changePassword(actor: Actor, input: z.output<typeof passwordInput>, address: string): Promise<PasswordOutcome> {
  const [user] = await outsideTenants((tx) =>
    tx.read
      .select({ id: appUser.id, email: appUser.email, demo: organization.demo })
      .from(appUser)
      .innerJoin(organization, eq(organization.id, actor.orgId))
      .where(eq(appUser.id, actor.id ?? "")),
  );
  if (actor.kind !== "user" || !user) return refuse("wrong_credentials");
  if (user.demo) return refuse("demo_account");
  const proof = await provePassword({ email: user.email, password: input.current, address });
  if (!proof.ok) return proof;
  const passwordHash = await hashPassword(input.password);
  await outsideTenants((tx) => tx.read.update(appUser).set({ passwordHash }).where(eq(appUser.id, user.id)));
  return { ok: true };
}
