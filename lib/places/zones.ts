import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { bin, zone } from "@/db/schema/places";
import { location } from "@/db/schema/stock";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { changePlaces, type PlaceOutcome } from "./change-places";

export type ListedZone = { location: string; locationName: string; code: string; name: string; archived: boolean; bins: number };

const BINS = sql<number>`(select count(*)::int from bin b where b.org_id = zone.org_id and b.zone_id = zone.id and b.archived_at is null)`;

/** Zones are few: all of them, location by location. */
export const listZones = (orgId: string): Promise<ListedZone[]> =>
  readTenant(orgId, (tx) =>
    tx.read
      .select({
        location: location.code,
        locationName: location.name,
        code: zone.code,
        name: zone.name,
        archived: sql<boolean>`zone.archived_at is not null`,
        bins: BINS,
      })
      .from(zone)
      .innerJoin(location, and(eq(location.orgId, zone.orgId), eq(location.id, zone.locationId)))
      .where(eq(zone.orgId, orgId))
      .orderBy(sql`zone.archived_at is not null`, asc(location.rank), asc(location.code), asc(zone.code)),
  );

export async function findLocationId(tx: Tx, code: string): Promise<string | null> {
  const [row] = await tx.read
    .select({ id: location.id })
    .from(location)
    .where(and(eq(location.orgId, tx.orgId), eq(location.code, code), isNull(location.archivedAt)));
  return row?.id ?? null;
}

export async function findZone(tx: Tx, locationId: string, code: string): Promise<{ id: string; archived: boolean } | null> {
  const [row] = await tx.read
    .select({ id: zone.id, archivedAt: zone.archivedAt })
    .from(zone)
    .where(and(eq(zone.orgId, tx.orgId), eq(zone.locationId, locationId), eq(zone.code, code)));
  return row ? { id: row.id, archived: row.archivedAt !== null } : null;
}

type ZoneInput = { location: string; code: string; name: string };

export const addZone = (actor: Actor, input: ZoneInput): Promise<PlaceOutcome> =>
  changePlaces(actor, { action: "zone.add", subject: `${input.location} ${input.code}` }, async (tx) => {
    const locationId = await findLocationId(tx, input.location);
    if (!locationId) return refuse("location_unknown", input.location);
    if (await findZone(tx, locationId, input.code)) return refuse("code_taken", input.code);
    await tx.read.insert(zone).values({ orgId: tx.orgId, id: v7(), locationId, code: input.code, name: input.name });
    return null;
  });

export const renameZone = (actor: Actor, input: ZoneInput): Promise<PlaceOutcome> =>
  changeZone(actor, "zone.edit", input, (tx, id) => setZone(tx, id, { name: input.name }));

/** Archives a zone that has no bin in use, or brings one back. */
export const archiveZone = (actor: Actor, input: Pick<ZoneInput, "location" | "code">, archived: boolean): Promise<PlaceOutcome> =>
  changeZone(actor, archived ? "zone.archive" : "zone.restore", input, async (tx, id) => {
    const bins = archived ? await tx.read.$count(bin, and(eq(bin.orgId, tx.orgId), eq(bin.zoneId, id), isNull(bin.archivedAt))) : 0;
    if (bins > 0) return refuse("zone_in_use", bins === 1 ? "1 bin" : `${bins} bins`);
    return setZone(tx, id, { archivedAt: archived ? new Date() : null });
  });

function changeZone(
  actor: Actor,
  action: string,
  input: Pick<ZoneInput, "location" | "code">,
  change: (tx: Tx, id: string) => ReturnType<Parameters<typeof changePlaces>[2]>,
): Promise<PlaceOutcome> {
  return changePlaces(actor, { action, subject: `${input.location} ${input.code}` }, async (tx) => {
    const locationId = await findLocationId(tx, input.location);
    const known = locationId ? await findZone(tx, locationId, input.code) : null;
    return known ? change(tx, known.id) : refuse("zone_unknown", input.code);
  });
}

async function setZone(tx: Tx, id: string, values: Partial<typeof zone.$inferInsert>): Promise<null> {
  await tx.read
    .update(zone)
    .set(values)
    .where(and(eq(zone.orgId, tx.orgId), eq(zone.id, id)));
  return null;
}
