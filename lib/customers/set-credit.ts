import "server-only";
import { and, eq } from "drizzle-orm";
import { customer } from "@/db/schema/customers";
import type { CreditPolicy, Terms } from "@/db/values";
import { lockCustomer } from "@/lib/customers/put-customer";
import type { CustomerRefusal } from "@/lib/customers/refusals";
import type { Limit } from "@/lib/customers/wanted-credit";
import { writeLimits } from "@/lib/customers/write-limits";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { administer } from "@/lib/transaction/administer";
import type { Tx } from "@/lib/transaction/in-tenant";

export type CreditSet = { ok: true; id: string } | CustomerRefusal;

export type CreditTerms = { terms: Terms; termsDays: number; creditPolicy: CreditPolicy | null };

/** Changes how the account pays. Orders that were placed keep the terms they were placed on. */
export const setTerms = (actor: Actor, code: string, terms: CreditTerms): Promise<CreditSet> =>
  grant(actor, code, (tx, id) => touch(tx, id, terms));

/** Sets the limit (minor units, null is none) in one currency. What is open already stays open, also above the new limit. */
export const setLimit = (actor: Actor, code: string, limit: Limit): Promise<CreditSet> =>
  grant(actor, code, async (tx, id) => {
    await touch(tx, id, {});
    await writeLimits(tx, id, [limit]);
  });

function grant(actor: Actor, code: string, write: (tx: Tx, id: string) => Promise<void>): Promise<CreditSet> {
  return administer(actor.orgId, async (tx): Promise<CreditSet> => {
    if (!actor.rights.has("approve_credit")) return refuse("no_credit_right");
    const stored = await lockCustomer(tx, code);
    if (!stored) return refuse("not_found");
    await write(tx, stored.id);
    return { ok: true, id: stored.id };
  });
}

async function touch(tx: Tx, id: string, changes: Partial<CreditTerms>): Promise<void> {
  await tx.read
    .update(customer)
    .set({ ...changes, updatedAt: new Date() })
    .where(and(eq(customer.orgId, tx.orgId), eq(customer.id, id)));
}
