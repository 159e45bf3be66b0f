import type { LabelState } from "@/db/values";
import { type KeysetPage, pageOf, type Place } from "@/lib/catalogue/keyset";
import type { Place as Destination, SizeMm } from "@/lib/shipping/carrier";
import { instantKey, keyOfInstant } from "@/lib/shipping/instant-key";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

/** A closed package that has not left, with its latest label. */
export type WaitingPackage = {
  id: string;
  seq: number;
  sscc: string;
  orderId: string;
  orderNumber: string;
  customer: string;
  location: string;
  to: string | null;
  /** Null where it has no address, or one that was erased. */
  place: Destination | null;
  sizeMm: SizeMm | null;
  weightG: number | null;
  closedAt: Date;
  labelId: string | null;
  labelState: LabelState | null;
  carrier: string | null;
  service: string | null;
  trackingNumber: string | null;
  refusedBecause: string | null;
  addressIsCurrent: boolean | null;
};

const MOST = 200;

const WAITING = `select p.id, p.seq, p.sscc, o.id as "orderId", o.number as "orderNumber", c.name as customer, l.code as location,
    case when a.erased_at is null then concat_ws(', ', nullif(trim(concat(a.postcode, ' ', a.city)), ''), nullif(a.country, '')) end as to,
    case when a.id is not null and a.erased_at is null then json_build_object('country', a.country, 'postcode', a.postcode) end as place,
    case when p.length_mm is not null and p.width_mm is not null and p.height_mm is not null
      then json_build_object('lengthMm', p.length_mm, 'widthMm', p.width_mm, 'heightMm', p.height_mm) end as "sizeMm",
    p.weight_g as "weightG", p.closed_at as "closedAt", b.id as "labelId", b.state as "labelState", b.carrier, b.service,
    b.tracking_number as "trackingNumber", b.refused_because as "refusedBecause",
    b.ship_to_id is not distinct from o.ship_to_id as "addressIsCurrent"
  from fulfilment f join package p on p.org_id = f.org_id and p.fulfilment_id = f.id
  join orders o on o.org_id = f.org_id and o.id = f.order_id join customer c on c.org_id = o.org_id and c.id = o.customer_id
  join location l on l.org_id = f.org_id and l.id = f.location_id
  left join address a on a.org_id = o.org_id and a.id = o.ship_to_id
  left join lateral (select x.* from label x where x.org_id = p.org_id and x.package_id = p.id order by x.id desc limit 1) b on true
  where f.org_id = $1 and f.state not in ('shipped', 'canceled') and ($2::uuid[] is null or f.location_id = any($2::uuid[]))
    and ($3::text is null or l.code = $3) and p.closed_at is not null and p.shipment_id is null
    and ($4::timestamptz is null or (date_trunc('milliseconds', p.closed_at), p.id) > ($4::timestamptz, $5::uuid))
  order by date_trunc('milliseconds', p.closed_at), p.id limit $6`;

const readWaiting = async (
  actor: Actor,
  location: string | undefined,
  after: string | undefined,
  limit: number,
): Promise<WaitingPackage[]> => {
  const [at, id] = instantKey(after) ?? [null, null];
  const values = [actor.orgId, actor.locationIds, location ?? null, at, id, limit];
  return readTenant(actor.orgId, (tx) => tx.query<WaitingPackage>("waiting_packages", WAITING, values));
};

/** Packages on the packing benches that are closed and have not left, the oldest first; at most 200. */
export const listWaiting = (actor: Actor, location: string | undefined): Promise<WaitingPackage[]> =>
  readWaiting(actor, location, undefined, MOST);

/** The same in pages, to the last. */
export async function listWaitingPage(
  actor: Actor,
  location: string | undefined,
  { after }: Place,
  limit: number,
): Promise<KeysetPage<WaitingPackage>> {
  const rows = await readWaiting(actor, location, after, limit + 1);
  return pageOf(rows, limit, { after }, ({ closedAt, id }) => keyOfInstant(closedAt, id));
}
