import "server-only";
import { and, eq } from "drizzle-orm";
import { customer } from "@/db/schema/customers";
import { lockCustomer } from "@/lib/customers/put-customer";
import { refuseArchive } from "@/lib/customers/refuse-archive";
import type { CustomerRefusal } from "@/lib/customers/refusals";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { administer } from "@/lib/transaction/administer";

export type CustomerArchived = { ok: true; id: string } | CustomerRefusal;

/** An archived account takes no new orders and leaves the lists; its orders stay. `archived` false brings it back. */
export function archiveCustomer(actor: Actor, code: string, archived: boolean): Promise<CustomerArchived> {
  return administer(actor.orgId, async (tx): Promise<CustomerArchived> => {
    if (!actor.rights.has("edit")) return refuse("no_right", "edit");
    const stored = await lockCustomer(tx, code, archived ? "close" : "change");
    if (!stored) return refuse("not_found");
    const refused = archived && !stored.archivedAt ? await refuseArchive(tx, stored) : null;
    if (refused) return refused;
    const now = new Date();
    await tx.read
      .update(customer)
      .set({ archivedAt: archived ? now : null, updatedAt: now })
      .where(and(eq(customer.orgId, tx.orgId), eq(customer.id, stored.id)));
    return { ok: true, id: stored.id };
  });
}
