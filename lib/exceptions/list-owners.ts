import "server-only";
import { OWNER_RIGHTS } from "@/lib/exceptions/kinds";
import type { ListedException } from "@/lib/exceptions/list-exceptions";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

export type PossibleOwner = { id: string; name: string };

const MEMBERS = `select u.id, u.name from membership m join app_user u on u.id = m.user_id join role r on r.org_id = m.org_id and r.id = m.role_id
  where m.org_id = $1 and m.disabled_at is null and u.disabled_at is null and r.rights && $2::text[]
    and ($3::uuid is null or m.location_ids is null or $3::uuid = any(m.location_ids)) order by u.name, u.id limit 500`;

/** Members who can be given the exception: with the right that it needs, at its location. */
export const listOwners = (actor: Actor, { kind, locationId }: ListedException): Promise<PossibleOwner[]> =>
  readTenant(actor.orgId, (tx) =>
    tx.query<PossibleOwner>("exception_owners", MEMBERS, [tx.orgId, [OWNER_RIGHTS[kind], "manage"], locationId]),
  );
