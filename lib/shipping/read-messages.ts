import type { ActorKind, CarrierEvent, InboxResult } from "@/db/values";
import { READ_MOST } from "@/lib/catalogue/first-rows";
import { type KeysetPage, pageOf, type Place } from "@/lib/catalogue/keyset";
import { instantKey, keyOfInstant } from "@/lib/shipping/instant-key";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

/** What somebody reported about a parcel, and what came of it. */
export type CarrierMessage = {
  id: string;
  source: string;
  kind: CarrierEvent;
  /** The number under which it came. */
  subject: string;
  note: string;
  result: InboxResult;
  because: string | null;
  occurredAt: Date;
  receivedAt: Date;
  orderId: string | null;
  orderNumber: string | null;
  package: number | null;
  shipmentId: string | null;
  actorKind: ActorKind;
  actorName: string | null;
};

const COLUMNS = `e.id, e.source, e.kind, e.subject, e.note, e.result, e.because, e.occurred_at as "occurredAt", e.received_at as "receivedAt",
  e.order_id as "orderId", o.number as "orderNumber", p.seq as package, p.shipment_id as "shipmentId", e.actor_kind as "actorKind",
  coalesce(u.name, k.name) as "actorName"`;
const JOINS = `left join orders o on o.org_id = e.org_id and o.id = e.order_id
  left join package p on p.org_id = e.org_id and p.id = e.package_id
  left join fulfilment f on f.org_id = p.org_id and f.id = p.fulfilment_id
  left join app_user u on e.actor_kind = 'user' and u.id = e.actor_id
  left join api_key k on e.actor_kind = 'api_key' and k.org_id = e.org_id and k.id = e.actor_id`;

const OF_SHIPMENT = `select ${COLUMNS} from inbox_event e ${JOINS} where e.org_id = $1
  and e.package_id in (select q.id from package q where q.org_id = $1 and q.shipment_id = $2::uuid) order by e.occurred_at desc, e.id desc limit ${READ_MOST}`;

/** What was reported about the packages of a shipment, the latest first by the sender's clock; one more than is shown. */
export const listMessagesOf = (tx: Tx, shipmentId: string): Promise<CarrierMessage[]> =>
  tx.query<CarrierMessage>("messages_of_shipment", OF_SHIPMENT, [tx.orgId, shipmentId]);

const PAGE = 50;
// Whose place nobody knows yet concerns everybody.
const MINE = "(f.location_id is null or $2::uuid[] is null or f.location_id = any($2::uuid[]))";

export type MessageFilter = { waiting?: boolean | undefined };

/** All messages, as they came in, newest first. */
export const listMessages = (actor: Actor, { waiting }: MessageFilter, place: Place): Promise<KeysetPage<CarrierMessage>> =>
  readTenant(actor.orgId, async (tx) => {
    const backwards = place.before !== undefined;
    const key = instantKey(place.before ?? place.after);
    const values: unknown[] = [tx.orgId, actor.locationIds];
    let where = `${MINE}${waiting ? " and e.result = 'waiting'" : ""}`;
    if (key)
      where += ` and (e.received_at, e.id) ${backwards ? ">" : "<"} ($${values.push(key[0])}::timestamptz, $${values.push(key[1])}::uuid)`;
    const order = backwards ? "e.received_at asc nulls first, e.id asc nulls first" : "e.received_at desc nulls last, e.id desc nulls last";
    const rows = await tx.query<CarrierMessage>(
      `carrier_messages_${waiting ? "waiting" : "all"}_${key ? (backwards ? "up" : "down") : "top"}`,
      `select ${COLUMNS} from inbox_event e ${JOINS} where e.org_id = $1 and ${where} order by ${order} limit ${PAGE + 1}`,
      values,
    );
    return pageOf(rows, PAGE, key ? place : {}, (row) => keyOfInstant(row.receivedAt, row.id));
  });
