import { z } from "zod";
import { isDeviceSecret } from "@/lib/floor/codes";
import { floorRightsOf } from "@/lib/floor/rights";
import type { Actor } from "@/lib/tenancy/actor";
import { type Organization, readMembership, type Session } from "@/lib/tenancy/membership";
import { hashSecret } from "@/lib/tenancy/secret";
import { inTenant, readTenant } from "@/lib/transaction/in-tenant";

export type FloorLocation = { id: string; code: string; name: string };

/** An admitted tablet, as the database has it now. */
export type Device = {
  orgId: string;
  id: string;
  name: string;
  organization: { name: string; demo: boolean };
  location: FloorLocation;
  lockMinutes: number;
};

/** A person at work on the floor: whatever is scanned now is theirs. */
export type Floor = {
  /** With the rights of the role, as far as they belong on the floor. */
  actor: Actor;
  user: Session["user"];
  organization: Organization;
  location: FloorLocation;
  /** Null on a device of one's own. */
  device: { id: string; name: string; lockMinutes: number } | null;
};

/** What the tablet says about itself, and about who is signed in on it. */
export type Presented = { orgId: string; secret: string; session: string | null };

type Row = {
  id: string;
  name: string;
  organization_name: string;
  demo: boolean;
  location_id: string;
  location_code: string;
  location_name: string;
  lock_minutes: number;
  worker: string | null;
};

// The browser tells of a touch at most every quarter of a minute, so that much may be missing here.
const GRACE_SECONDS = 15;
const IS_OPEN = `d.session_hash = $2 and d.session_seen_at > now() - make_interval(mins => p.lock_minutes, secs => ${GRACE_SECONDS})`;

const FIND = `
  select d.id, d.name, o.name as organization_name, o.demo, l.id as location_id, l.code as location_code, l.name as location_name,
         p.lock_minutes, case when ${IS_OPEN} then d.session_user_id end as worker
    from secret_lookup s
    join floor_device d on d.org_id = s.org_id and d.id = s.ref_id and d.admitted_at is not null and d.revoked_at is null
    join location l on l.org_id = d.org_id and l.id = d.location_id
    join org_policy p on p.org_id = d.org_id
    join organization o on o.id = d.org_id
   where s.hash = $1 and s.kind = 'device'`;

export type Found = { device: Device; floor: Floor | null };

/** The tablet with who works on it, or null when it is not admitted (any more). Without a touch in time nobody works on it. */
export async function findFloor({ orgId, secret, session }: Presented): Promise<Found | null> {
  if (!z.uuid().safeParse(orgId).success || !isDeviceSecret(secret)) return null;
  return readTenant(orgId, async (tx) => {
    const [row] = await tx.query<Row>("floor_device", FIND, [hashSecret(secret), session && hashSecret(session)]);
    if (!row) return null;
    const device = deviceOf(orgId, row);
    const person = row.worker && (await readMembership(tx, row.worker));
    return { device, floor: person && worksAt(person.actor, device.location.id) ? floorOf(person, device) : null };
  });
}

const deviceOf = (orgId: string, row: Row): Device => ({
  orgId,
  id: row.id,
  name: row.name,
  organization: { name: row.organization_name, demo: row.demo },
  location: { id: row.location_id, code: row.location_code, name: row.location_name },
  lockMinutes: row.lock_minutes,
});

const floorOf = (person: Session, { id, name, lockMinutes, location }: Device): Floor => ({
  ...atWork(person, location),
  device: { id, name, lockMinutes },
});

/** A person at one of their locations, with the rights of the floor. */
export const atWork = ({ actor, user, organization }: Session, location: FloorLocation): Floor => ({
  actor: { ...actor, rights: floorRightsOf(actor.rights) },
  user,
  organization,
  location,
  device: null,
});

export const worksAt = (actor: Actor, locationId: string): boolean => actor.locationIds === null || actor.locationIds.includes(locationId);

const LIST = "select id, code, name from location where org_id = $1 and archived_at is null order by rank, name, id";

/** Where a person can work. */
export const listWorkplaces = (actor: Actor): Promise<FloorLocation[]> =>
  readTenant(actor.orgId, async (tx) => {
    const locations = await tx.query<FloorLocation>("workplaces", LIST, [actor.orgId]);
    return locations.filter(({ id }) => worksAt(actor, id));
  });

const TOUCH = `
  update floor_device d set session_seen_at = now(), last_seen_at = now()
    from org_policy p
   where d.org_id = $3 and d.id = $1 and p.org_id = d.org_id and d.revoked_at is null and ${IS_OPEN} returning d.id`;

/** Somebody touched the tablet: it stays open. False when it was locked before. */
export async function touchDevice(device: Device, session: string): Promise<boolean> {
  const touched = await inTenant(device.orgId, (tx) =>
    tx.query<{ id: string }>("floor_touch", TOUCH, [device.id, hashSecret(session), device.orgId]),
  );
  return touched.length > 0;
}

const LOCK = `
  update floor_device set session_hash = null, session_user_id = null, session_seen_at = null
   where org_id = $3 and id = $1 and session_hash = $2`;

/** The person has left. Somebody who signed in since stays. */
export async function lockDevice(device: Device, session: string): Promise<void> {
  await inTenant(device.orgId, (tx) => tx.query("floor_lock", LOCK, [device.id, hashSecret(session), device.orgId]));
}
