import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { location } from "@/db/schema/stock";
import { addRowsOfLocation } from "@/lib/catalogue/stock-rows";
import { refuse } from "@/lib/result/refusal";
import { changeSettings, type SettingsOutcome } from "@/lib/settings/change-settings";
import type { LocationInput } from "@/lib/settings/inputs";
import { seenOf } from "@/lib/settings/organization";
import type { SettingsRefusal } from "@/lib/settings/refusals";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

const COLUMNS = {
  id: location.id,
  code: location.code,
  name: location.name,
  street: location.street,
  postcode: location.postcode,
  city: location.city,
  country: location.country,
  latitude: location.latitude,
  longitude: location.longitude,
  rank: location.rank,
  archivedAt: location.archivedAt,
};

export type Location = Pick<typeof location.$inferSelect, keyof typeof COLUMNS>;
export type ListedLocation = Location & { onHand: number; reserved: number };

const ON_HAND = sql<number>`(select coalesce(sum(s.on_hand), 0)::float8 from stock_level s
  where s.org_id = location.org_id and s.location_id = location.id and s.on_hand > 0)`;
const RESERVED = sql<number>`(select coalesce(sum(s.reserved), 0)::float8 from stock_level s
  where s.org_id = location.org_id and s.location_id = location.id and s.on_hand > 0)`;

/** Locations are few: all of them, the active ones in the order in which they are preferred. */
export const listLocations = (orgId: string): Promise<ListedLocation[]> =>
  readTenant(orgId, (tx) =>
    tx.read
      .select({ ...COLUMNS, onHand: ON_HAND, reserved: RESERVED })
      .from(location)
      .where(eq(location.orgId, orgId))
      .orderBy(sql`${location.archivedAt} is not null`, asc(location.rank), asc(location.code)),
  );

/** What goes along with the form of a location. */
export const seenLocation = ({ name, street, postcode, city, country, latitude, longitude, rank }: Location): string =>
  seenOf({ name, street, postcode, city, country, latitude, longitude, rank });

async function lockLocation(tx: Tx, code: string): Promise<Location | undefined> {
  const [row] = await tx.read
    .select(COLUMNS)
    .from(location)
    .where(and(eq(location.orgId, tx.orgId), eq(location.code, code)))
    .for("update");
  return row;
}

const valuesOf = (input: LocationInput) => ({
  name: input.name,
  street: input.street ?? "",
  postcode: input.postcode ?? "",
  city: input.city ?? "",
  country: input.country ?? "",
  latitude: input.latitude,
  longitude: input.longitude,
  rank: input.rank ?? 100,
});

/** A new location can hold stock at once: every stocked product gets its rows there. */
export const addLocation = (actor: Actor, code: string, input: LocationInput): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: "location.add", subject: code }, async (tx) => {
    if (await lockLocation(tx, code)) return refuse("code_taken", code);
    const id = v7();
    await tx.read.insert(location).values({ orgId: tx.orgId, id, code, ...valuesOf(input) });
    await addRowsOfLocation(tx, id);
    return null;
  });

export const editLocation = (actor: Actor, code: string, seen: string, input: LocationInput): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: "location.edit", subject: code }, async (tx) => {
    const stored = await lockLocation(tx, code);
    if (!stored) return refuse("not_found");
    if (seenLocation(stored) !== seen) return refuse("stale");
    await tx.read
      .update(location)
      .set(valuesOf(input))
      .where(and(eq(location.orgId, tx.orgId), eq(location.id, stored.id)));
    return null;
  });

/** Archives an empty location, or brings one back with the rows of the products that came in the meantime. */
export const archiveLocation = (actor: Actor, code: string, archived: boolean): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: archived ? "location.archive" : "location.restore", subject: code }, async (tx) => {
    const stored = await lockLocation(tx, code);
    if (!stored) return refuse("not_found");
    if ((stored.archivedAt !== null) === archived) return null;
    const refused = archived ? await refuseArchive(tx, stored.id) : null;
    if (refused) return refused;
    await tx.read
      .update(location)
      .set({ archivedAt: archived ? new Date() : null })
      .where(and(eq(location.orgId, tx.orgId), eq(location.id, stored.id)));
    if (!archived) await addRowsOfLocation(tx, stored.id);
    return null;
  });

// Whoever moves stock holds these rows and reads the open locations afterwards, so one of the two sees the other.
const LOCK_STOCK = `select 1 from stock_level where org_id = $1 and location_id = $2
  order by condition <> 'good', product_id, condition for no key update`;

const LEFT = `select
  (select coalesce(sum(on_hand), 0)::float8 from stock_level where org_id = $1 and location_id = $2 and on_hand > 0) as units,
  (select count(*)::int from location where org_id = $1 and id <> $2 and archived_at is null) as others`;

async function refuseArchive(tx: Tx, id: string): Promise<SettingsRefusal | null> {
  await tx.query("lock_stock_of_location", LOCK_STOCK, [tx.orgId, id]);
  const [left] = await tx.query<{ units: number; others: number }>("left_at_location", LEFT, [tx.orgId, id]);
  if (left?.others === 0) return refuse("last_location");
  const units = left?.units ?? 0;
  return units > 0 ? refuse("location_not_empty", `${units.toLocaleString("en")} ${units === 1 ? "unit" : "units"}`) : null;
}
