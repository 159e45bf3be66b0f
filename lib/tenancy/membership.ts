import type { Right } from "@/db/values";
import type { Actor } from "@/lib/tenancy/actor";
import { outsideTenants, readTenant, type Tx } from "@/lib/transaction/in-tenant";

/** What a session cookie says; everything else is read with each request. */
export type Claims = { userId: string; orgId: string; passwordStamp: string };

export type Organization = { id: string; slug: string; name: string; timeZone: string; currency: string; demo: boolean };

/** A person inside one organization, as the database has it now. */
export type Session = {
  actor: Actor;
  user: { id: string; email: string; name: string };
  organization: Organization;
  role: { id: string; code: string; name: string };
  /** Changes with the password, so that a session of the time before it ends. */
  passwordStamp: string;
  /** All that the person may enter, this one among them; the oldest membership first. */
  organizations: Organization[];
};

type MembershipRow = {
  email: string;
  user_name: string;
  slug: string;
  organization_name: string;
  time_zone: string;
  currency: string;
  demo: boolean;
  location_ids: string[] | null;
  role_id: string;
  role_code: string;
  role_name: string;
  rights: Right[];
  password_stamp: string;
};

const FIND = `
  select u.email, u.name as user_name, o.slug, o.name as organization_name, o.time_zone, o.currency, o.demo,
         m.location_ids, r.id as role_id, r.code as role_code, r.name as role_name, r.rights,
         left(md5(coalesce(u.password_hash, '')), 12) as password_stamp
    from membership m
    join app_user u on u.id = m.user_id
    join organization o on o.id = m.org_id
    join role r on r.org_id = m.org_id and r.id = m.role_id
   where m.org_id = $1 and m.user_id = $2 and m.disabled_at is null and u.disabled_at is null`;

/** Null when the person is no member (any more), or is disabled here or altogether. */
export const findMembership = (userId: string, orgId: string): Promise<Session | null> =>
  readTenant(orgId, (tx) => readMembership(tx, userId));

/** The same inside a transaction of the organization. */
export async function readMembership(tx: Tx, userId: string): Promise<Session | null> {
  const { orgId } = tx;
  const [[row], organizations] = await Promise.all([tx.query<MembershipRow>("find_membership", FIND, [orgId, userId]), listIn(tx, userId)]);
  if (!row) return null;
  const actor: Actor = {
    orgId,
    kind: "user",
    id: userId,
    name: row.user_name,
    rights: new Set(row.rights),
    locationIds: row.location_ids,
  };
  return {
    actor,
    user: { id: userId, email: row.email, name: row.user_name },
    organization: {
      id: orgId,
      slug: row.slug,
      name: row.organization_name,
      timeZone: row.time_zone,
      currency: row.currency,
      demo: row.demo,
    },
    role: { id: row.role_id, code: row.role_code, name: row.role_name },
    passwordStamp: row.password_stamp,
    organizations,
  };
}

const LIST = `
  select o.id, o.slug, o.name, o.time_zone as "timeZone", o.currency, o.demo
    from membership m
    join app_user u on u.id = m.user_id
    join organization o on o.id = m.org_id
   where m.user_id = $1 and m.disabled_at is null and u.disabled_at is null
   order by m.created_at, o.id`;

const listIn = (tx: Tx, userId: string): Promise<Organization[]> => tx.query<Organization>("list_organizations_of", LIST, [userId]);

/** The organizations a person may enter, the oldest membership first. */
export const listOrganizationsOf = (userId: string): Promise<Organization[]> => outsideTenants((tx) => listIn(tx, userId));

/** The claims of a new session, or null when the person may not enter. */
export async function claimsFor(userId: string, orgId: string): Promise<Claims | null> {
  const found = await findMembership(userId, orgId);
  return found && { userId, orgId, passwordStamp: found.passwordStamp };
}

/** For programs that an operator runs with the name of an organization. */
export async function findOrganizationBySlug(slug: string): Promise<{ id: string } | null> {
  const [found] = await outsideTenants((tx) =>
    tx.query<{ id: string }>("organization_by_slug", "select id from organization where slug = $1", [slug]),
  );
  return found ?? null;
}
