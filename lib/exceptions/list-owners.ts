import "server-only";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

export type PossibleOwner = { id: string; name: string };

const MEMBERS = `select u.id, u.name from membership m join app_user u on u.id = m.user_id
  where m.org_id = $1 and m.disabled_at is null and u.disabled_at is null order by u.name, u.id limit 500`;

/** Members who can be given an exception. */
export const listOwners = (actor: Actor): Promise<PossibleOwner[]> =>
  readTenant(actor.orgId, (tx) => tx.query<PossibleOwner>("exception_owners", MEMBERS, [tx.orgId]));
