import type { ActorKind } from "@/db/values";
import { type KeysetPage, pageOf, type Place } from "@/lib/catalogue/keyset";
import { instantKey, keyOfInstant } from "@/lib/shipping/instant-key";
import { type CarrierMessage, listMessagesOf } from "@/lib/shipping/read-messages";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

export type ListedShipment = {
  id: string;
  orderId: string;
  orderNumber: string;
  /** Its number within the order. */
  seq: number;
  customer: string;
  location: string;
  carrier: string;
  service: string;
  packages: number;
  /** How many of them are known to have arrived. */
  delivered: number;
  trackingNumbers: string[];
  costMinor: number;
  currency: string;
  actorKind: ActorKind;
  actorName: string | null;
  shippedAt: Date;
  txid: string;
};

export const shipmentNumber = ({ orderNumber, seq }: Pick<ListedShipment, "orderNumber" | "seq">): string => `${orderNumber}-S${seq}`;

const COLUMNS = `s.id, s.order_id as "orderId", o.number as "orderNumber", s.seq, c.name as customer, l.code as location, s.carrier, s.service,
  n.packages, n.delivered, n.numbers as "trackingNumbers", s.cost_minor as "costMinor", s.currency, s.actor_kind as "actorKind",
  coalesce(u.name, k.name) as "actorName", s.shipped_at as "shippedAt", s.txid::text as txid`;
const JOINS = `join orders o on o.org_id = s.org_id and o.id = s.order_id join customer c on c.org_id = o.org_id and c.id = o.customer_id
  join location l on l.org_id = s.org_id and l.id = s.location_id
  left join app_user u on s.actor_kind = 'user' and u.id = s.actor_id
  left join api_key k on s.actor_kind = 'api_key' and k.org_id = s.org_id and k.id = s.actor_id
  cross join lateral (select count(*)::int as packages, count(p.delivered_at)::int as delivered, coalesce(array_agg(b.tracking_number order by p.seq) filter (where b.id is not null), '{}') as numbers
    from package p left join label b on b.org_id = p.org_id and b.package_id = p.id and b.state = 'bought'
    where p.org_id = $1 and p.shipment_id = s.id) n`;
const MINE = "($2::uuid[] is null or s.location_id = any($2::uuid[]))";

// Each of the numbers is found by an index of its own.
const NAMED = `select p.shipment_id as id from label b join package p on p.org_id = b.org_id and p.id = b.package_id
    where b.org_id = $1 and b.tracking_number = any($2::text[]) and p.shipment_id is not null
  union select p.shipment_id from package p where p.org_id = $1 and p.sscc = any($2::text[]) and p.shipment_id is not null
  union select x.id from orders o join shipment x on x.org_id = o.org_id and x.order_id = o.id where o.org_id = $1 and o.number = any($2::text[]) limit 500`;

const namedBy = async (tx: Tx, q: string): Promise<string[]> =>
  (await tx.query<{ id: string }>("shipments_named", NAMED, [tx.orgId, [q, q.toUpperCase()]])).map(({ id }) => id);

export type ShipmentFilter = { location?: string | undefined; q?: string | undefined };

/** What left, newest first; only from the locations where the actor works. `q` is an order, tracking number or SSCC. */
export const listShipments = (actor: Actor, filter: ShipmentFilter, place: Place, limit = PAGE): Promise<KeysetPage<ListedShipment>> =>
  readTenant(actor.orgId, (tx) => listShipmentsIn(tx, actor, filter, place, limit));

const PAGE = 50;

export async function listShipmentsIn(
  tx: Tx,
  actor: Actor,
  filter: ShipmentFilter,
  place: Place,
  limit = PAGE,
): Promise<KeysetPage<ListedShipment>> {
  const backwards = place.before !== undefined;
  const key = instantKey(place.before ?? place.after);
  const values: unknown[] = [tx.orgId, actor.locationIds];
  let where = MINE;
  if (filter.location)
    where += ` and s.location_id = (select x.id from location x where x.org_id = $1 and x.code = $${values.push(filter.location)})`;
  if (filter.q) where += ` and s.id = any($${values.push(await namedBy(tx, filter.q))}::uuid[])`;
  if (key)
    where += ` and (s.shipped_at, s.id) ${backwards ? ">" : "<"} ($${values.push(key[0])}::timestamptz, $${values.push(key[1])}::uuid)`;
  const order = backwards ? "s.shipped_at asc nulls first, s.id asc nulls first" : "s.shipped_at desc nulls last, s.id desc nulls last";
  const shape = [filter.location ? "at" : "all", filter.q ? "named" : "any", key ? (backwards ? "up" : "down") : "top"].join("_");
  const rows = await tx.query<ListedShipment>(
    `shipments_${shape}`,
    `select ${COLUMNS} from (select s.* from shipment s where s.org_id = $1 and ${where} order by ${order} limit $${values.push(limit + 1)}) s ${JOINS} order by ${order}`,
    values,
  );
  return pageOf(rows, limit, key ? place : {}, (row) => keyOfInstant(row.shippedAt, row.id));
}

export type ShippedPackage = {
  id: string;
  seq: number;
  sscc: string;
  weightG: number | null;
  units: number;
  deliveredAt: Date | null;
  trackingNumber: string | null;
  manifestId: string | null;
  manifestNumber: number | null;
  costMinor: number | null;
  currency: string | null;
};
export type ShipmentPage = ListedShipment & { fulfilmentId: string; boxes: ShippedPackage[]; messages: CarrierMessage[] };

const ONE = `select ${COLUMNS}, s.fulfilment_id as "fulfilmentId" from shipment s ${JOINS} where s.org_id = $1 and ${MINE} and s.id = $3::uuid`;

const BOXES = `select p.id, p.seq, p.sscc, p.weight_g as "weightG", p.delivered_at as "deliveredAt", b.tracking_number as "trackingNumber", b.manifest_id as "manifestId",
    m.number as "manifestNumber", b.cost_minor as "costMinor", b.currency,
    (select coalesce(sum(y.units), 0)::int from package_line y where y.org_id = p.org_id and y.package_id = p.id) as units
  from package p left join label b on b.org_id = p.org_id and b.package_id = p.id and b.state = 'bought'
  left join manifest m on m.org_id = b.org_id and m.id = b.manifest_id
  where p.org_id = $1 and p.shipment_id = $2::uuid order by p.seq`;

/** One shipment with its packages; null when the actor has none such. */
export const readShipment = (actor: Actor, id: string): Promise<ShipmentPage | null> =>
  readTenant(actor.orgId, async (tx) => {
    const [found] = await tx.query<Omit<ShipmentPage, "boxes" | "messages">>("shipment_page", ONE, [tx.orgId, actor.locationIds, id]);
    if (!found) return null;
    const [boxes, messages] = await Promise.all([
      tx.query<ShippedPackage>("shipment_packages", BOXES, [tx.orgId, id]),
      listMessagesOf(tx, id),
    ]);
    return { ...found, boxes, messages };
  });
