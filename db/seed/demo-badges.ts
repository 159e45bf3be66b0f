import { addBadge } from "@/lib/floor/badges";
import { hashPassword } from "@/lib/tenancy/password";
import { inTenant } from "@/lib/transaction/in-tenant";
import type { DemoAccount } from "./accounts";

/** With the PIN that its person would choose at the first scan. */
export async function giveDemoBadge(orgId: string, userId: string, { badge }: DemoAccount): Promise<void> {
  if (!badge) return;
  const pinHash = await hashPassword(badge.pin);
  await inTenant(orgId, (tx) => addBadge(tx, userId, badge.code, pinHash));
}
