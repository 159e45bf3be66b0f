import { type KeysetPage, pageOf, type Place } from "@/lib/catalogue/keyset";
import type { Money } from "@/lib/orders/wire";
import type { Addressee } from "@/lib/shipping/carrier";
import { instantKey, keyOfInstant } from "@/lib/shipping/instant-key";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

export type WireManifest = {
  id: string;
  number: number;
  location: string;
  carrier: string;
  packages: number;
  weight_g: number;
  cost: Money;
  closed_at: string;
  handed_over: boolean;
};

export type ListedManifest = {
  id: string;
  number: number;
  location: string;
  carrier: string;
  packages: number;
  weightG: number;
  costMinor: number;
  currency: string;
  closedAt: Date;
  handedOver: boolean;
};

export const wireManifest = ({ weightG, costMinor, currency, closedAt, handedOver, ...row }: ListedManifest): WireManifest => ({
  id: row.id,
  number: row.number,
  location: row.location,
  carrier: row.carrier,
  packages: row.packages,
  weight_g: weightG,
  cost: { amount_minor: costMinor, currency },
  closed_at: closedAt.toISOString(),
  handed_over: handedOver,
});

const COLUMNS = `m.id, m.number, l.code as location, m.carrier, m.packages, m.weight_g as "weightG", m.cost_minor as "costMinor", m.currency,
  m.closed_at as "closedAt", m.handed_over as "handedOver"`;
const MINE = "($2::uuid[] is null or m.location_id = any($2::uuid[]))";
const AT = "join location l on l.org_id = m.org_id and l.id = m.location_id";

export type ManifestFilter = { location?: string | undefined };

/** Manifests, newest first; only of the locations where the actor works. */
export const listManifests = (actor: Actor, filter: ManifestFilter, place: Place, limit = 50): Promise<KeysetPage<ListedManifest>> =>
  readTenant(actor.orgId, (tx) => listManifestsIn(tx, actor, filter, place, limit));

export async function listManifestsIn(
  tx: Tx,
  actor: Actor,
  filter: ManifestFilter,
  place: Place,
  limit = 50,
): Promise<KeysetPage<ListedManifest>> {
  const backwards = place.before !== undefined;
  const key = instantKey(place.before ?? place.after);
  const values: unknown[] = [tx.orgId, actor.locationIds];
  let where = MINE;
  if (filter.location)
    where += ` and m.location_id = (select x.id from location x where x.org_id = $1 and x.code = $${values.push(filter.location)})`;
  if (key)
    where += ` and (m.closed_at, m.id) ${backwards ? ">" : "<"} ($${values.push(key[0])}::timestamptz, $${values.push(key[1])}::uuid)`;
  const order = backwards ? "m.closed_at asc nulls first, m.id asc nulls first" : "m.closed_at desc nulls last, m.id desc nulls last";
  const rows = await tx.query<ListedManifest>(
    `manifests_${filter.location ? "at" : "all"}_${key ? (backwards ? "up" : "down") : "top"}`,
    `select ${COLUMNS} from (select m.* from manifest m where m.org_id = $1 and ${where} order by ${order} limit $${values.push(limit + 1)}) m ${AT} order by ${order}`,
    values,
  );
  return pageOf(rows, limit, key ? place : {}, (row) => keyOfInstant(row.closedAt, row.id));
}

export type ManifestLine = {
  id: string;
  packageId: string;
  trackingNumber: string;
  sscc: string;
  service: string;
  orderId: string;
  orderNumber: string;
  weightG: number;
  costMinor: number;
  to: Pick<Addressee, "postcode" | "city" | "country"> | null;
};

export type ManifestPage = ListedManifest & { organization: string; timeZone: string; from: Addressee; lines: ManifestLine[] };

const ONE = `select ${COLUMNS}, g.name as organization, g.time_zone as "timeZone",
    json_build_object('name', g.name, 'street', l.street, 'postcode', l.postcode, 'city', l.city, 'country', l.country) as from
  from manifest m ${AT} join organization g on g.id = m.org_id where m.org_id = $1 and ${MINE} and m.id = $3::uuid`;

const LINES = `select b.id, b.package_id as "packageId", b.tracking_number as "trackingNumber", p.sscc, b.service, o.id as "orderId",
    o.number as "orderNumber", coalesce((b.facts ->> 'weight_g')::int, 0) as "weightG", b.cost_minor as "costMinor",
    case when a.id is not null and a.erased_at is null then json_build_object('postcode', a.postcode, 'city', a.city, 'country', a.country) end as to
  from label b join package p on p.org_id = b.org_id and p.id = b.package_id join orders o on o.org_id = b.org_id and o.id = b.order_id
  left join address a on a.org_id = b.org_id and a.id = b.ship_to_id
  where b.org_id = $1 and b.manifest_id = $2::uuid order by b.id`;

/** One manifest with its packages; null when the actor has none such. */
export const readManifest = (actor: Actor, id: string): Promise<ManifestPage | null> =>
  readTenant(actor.orgId, async (tx) => {
    const [found] = await tx.query<Omit<ManifestPage, "lines">>("manifest_page", ONE, [tx.orgId, actor.locationIds, id]);
    if (!found) return null;
    return { ...found, lines: await tx.query<ManifestLine>("manifest_lines", LINES, [tx.orgId, id]) };
  });

export type OpenWork = { location: string; carrier: string; packages: number };

const OPEN = `select w.code as location, l.carrier, count(*)::int as packages from label l
  join package p on p.org_id = l.org_id and p.id = l.package_id join location w on w.org_id = l.org_id and w.id = l.location_id
  where l.org_id = $1 and l.state = 'bought' and l.manifest_id is null and p.shipment_id is not null
    and ($2::uuid[] is null or l.location_id = any($2::uuid[])) group by w.code, l.carrier order by w.code, l.carrier`;

/** Shipped packages that are on no manifest yet, by location and carrier. */
export const listOpenWork = (actor: Actor): Promise<OpenWork[]> =>
  readTenant(actor.orgId, (tx) => tx.query<OpenWork>("manifest_open_work", OPEN, [tx.orgId, actor.locationIds]));
