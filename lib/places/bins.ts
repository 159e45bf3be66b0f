import "server-only";
import { and, eq, max } from "drizzle-orm";
import { v7 } from "uuid";
import { bin } from "@/db/schema/places";
import { certain, refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import type { Tx } from "@/lib/transaction/in-tenant";
import { changePlaces, type PlaceOutcome } from "./change-places";
import type { BinBody } from "./inputs";
import type { PlaceRefusal } from "./refusals";
import { findLocationId, findZone } from "./zones";

type Stored = typeof bin.$inferSelect;

/** Makes or changes the bin of this code. What the body leaves out keeps its value; a new bin names location, zone and kind. */
export const putBin = (actor: Actor, code: string, body: BinBody, expected: "either" | "changed" = "either"): Promise<PlaceOutcome> =>
  changePlaces(actor, { action: "bin.put", subject: code }, async (tx) => {
    const stored = await lockBin(tx, code);
    if (!stored && (body.archived === true || expected === "changed")) return refuse("bin_unknown", code);
    const place = await placeOf(tx, stored, body);
    if ("ok" in place) return place;
    const kind = body.kind ?? stored?.kind;
    if (!kind) return refuse("bin_unknown", code);
    const archived = body.archived ?? (stored ? stored.archivedAt !== null : false);
    const closes = stored && archived && !stored.archivedAt;
    if (stored && (kind !== stored.kind || closes)) {
      const refused = await refuseInUse(tx, stored, closes ? "archive" : "kind");
      if (refused) return refused;
    }
    const walk = body.walk ?? stored?.walk ?? (await lastWalk(tx, place.locationId)) + 10;
    const values = { ...place, kind, walk, archivedAt: archived ? (stored?.archivedAt ?? new Date()) : null };
    if (stored)
      await tx.read
        .update(bin)
        .set(values)
        .where(and(eq(bin.orgId, tx.orgId), eq(bin.id, stored.id)));
    else await tx.read.insert(bin).values({ orgId: tx.orgId, id: v7(), code, ...values });
    return null;
  });

/** Archives an empty bin that nothing is planned for, or brings one back. */
export const archiveBin = (actor: Actor, code: string, archived: boolean): Promise<PlaceOutcome> =>
  changePlaces(actor, { action: archived ? "bin.archive" : "bin.restore", subject: code }, async (tx) => {
    const stored = await lockBin(tx, code);
    if (!stored) return refuse("bin_unknown", code);
    if ((stored.archivedAt !== null) === archived) return null;
    const refused = archived ? await refuseInUse(tx, stored, "archive") : null;
    if (refused) return refused;
    await tx.read
      .update(bin)
      .set({ archivedAt: archived ? new Date() : null })
      .where(and(eq(bin.orgId, tx.orgId), eq(bin.id, stored.id)));
    return null;
  });

/** For update: whoever puts units into the bin holds a share of it, so one of the two sees what the other did. */
async function lockBin(tx: Tx, code: string): Promise<Stored | undefined> {
  const [row] = await tx.read
    .select()
    .from(bin)
    .where(and(eq(bin.orgId, tx.orgId), eq(bin.code, code)))
    .for("update");
  return row;
}

async function placeOf(tx: Tx, stored: Stored | undefined, body: BinBody): Promise<{ locationId: string; zoneId: string } | PlaceRefusal> {
  const named = body.location ? await findLocationId(tx, body.location) : stored?.locationId;
  if (!named) return refuse("location_unknown", body.location ?? "");
  if (stored && named !== stored.locationId) return refuse("bin_elsewhere", stored.code);
  if (!body.zone && stored) return { locationId: named, zoneId: stored.zoneId };
  const zone = body.zone ? await findZone(tx, named, body.zone) : null;
  return zone && !zone.archived ? { locationId: named, zoneId: zone.id } : refuse("zone_unknown", body.zone ?? "");
}

async function lastWalk(tx: Tx, locationId: string): Promise<number> {
  const [row] = await tx.read
    .select({ walk: max(bin.walk) })
    .from(bin)
    .where(and(eq(bin.orgId, tx.orgId), eq(bin.locationId, locationId)));
  return row?.walk ?? 0;
}

const USES = `select
  (select coalesce(sum(units), 0)::float8 from bin_stock where org_id = $1 and bin_id = $2 and units > 0) as units,
  (select coalesce(sum(f.units - f.picked - f.dropped), 0)::float8 from fulfilment_line f
    where f.org_id = $1 and f.location_id = $3 and f.bin_id = $2 and f.units > f.picked + f.dropped)
  + (select coalesce(sum(t.units - t.picked - t.dropped), 0)::float8 from transfer_work t
    where t.org_id = $1 and t.location_id = $3 and t.bin_id = $2 and t.units > t.dropped + t.sent) as planned,
  (select p.sku from product_bin k join product p on p.org_id = k.org_id and p.id = k.product_id
    where k.org_id = $1 and k.location_id = $3 and k.bin_id = $2 order by p.sku limit 1) as sku`;

async function refuseInUse(tx: Tx, stored: Stored, change: "archive" | "kind"): Promise<PlaceRefusal | null> {
  const [found] = await tx.query<{ units: number; planned: number; sku: string | null }>("bin_uses", USES, [
    tx.orgId,
    stored.id,
    stored.locationId,
  ]);
  const { units, planned, sku } = certain(found, "the uses of a bin");
  if (units > 0) return refuse("bin_not_empty", unitsText(units));
  if (change === "archive" && planned > 0) return refuse("bin_planned", unitsText(planned));
  return sku ? refuse("bin_of_product", sku) : null;
}

const unitsText = (units: number): string => (units === 1 ? "1 unit" : `${units.toLocaleString("en")} units`);
