import type { Tx } from "@/lib/transaction/in-tenant";
import { type CommitRows, type Consequences, consequencesOf, type OrderEvent, type OrderMessage } from "./consequences";
import type { Order } from "./order";

export type ShipTo = { name: string; street: string; postcode: string; city: string; country: string };

export type OrderParties = {
  customerId: string;
  customerCode: string;
  customerName: string;
  email: string | null;
  shipTo: ShipTo | null;
};

const MOST_EVENTS = 200;

const PARTIES = `select c.id as "customerId", c.code as "customerCode", c.name as "customerName", ct.email,
  case when a.id is not null and a.erased_at is null
    then json_build_object('name', a.name, 'street', a.street, 'postcode', a.postcode, 'city', a.city, 'country', a.country) end as "shipTo"
  from customer c
  left join contact ct on ct.org_id = c.org_id and ct.id = $3::uuid
  left join address a on a.org_id = c.org_id and a.id = $4::uuid
  where c.org_id = $1 and c.id = $2::uuid`;

const EVENT = `select e.version, e.move, e.actor_kind as "actorKind", coalesce(u.name, k.name) as "actorName", e.occurred_at as "occurredAt",
  e.reason, e.changes, e.commit_id as "commitId", e.txid::text as txid, e.at, coalesce(lu.name, lk.name) as "linkMadeBy"
  from order_event e
  left join app_user u on e.actor_kind = 'user' and u.id = e.actor_id
  left join api_key k on e.actor_kind = 'api_key' and k.org_id = e.org_id and k.id = e.actor_id
  left join order_link l on e.actor_kind = 'customer' and l.org_id = e.org_id and l.id = e.actor_id
  left join app_user lu on l.actor_kind = 'user' and lu.id = l.actor_id
  left join api_key lk on l.actor_kind = 'api_key' and lk.org_id = l.org_id and lk.id = l.actor_id
  where e.org_id = $1 and e.order_id = $2::uuid`;
const EVENTS = `${EVENT} and e.version < $3 order by e.version desc limit $4`;
const PLACING = `${EVENT} and e.move in ('place', 'approve') order by e.version desc`;
const NEWEST = 2_147_483_647;

const RESERVED = `select commit_id as "commitId", line_id as "lineId", product_id as "productId", location_id as "locationId", units, strategy
  from reservation where org_id = $1 and order_id = $2::uuid`;

const QUEUED = `select commit_id as "commitId", line_id as "lineId", product_id as "productId", joined_units as units
  from backorder where org_id = $1 and order_id = $2::uuid`;

const TRANSFERS = `select commit_id as "commitId", debit_account as "debitAccount", amount_minor as "amountMinor", booked_on as "bookedOn"
  from ledger_transfer where org_id = $1 and order_id = $2::uuid and 'order_receivable' in (debit_account, credit_account)`;

const MESSAGES = `select o.id, o.commit_id as "commitId", o.topic, o.status, o.payload ->> 'email' as "to", o.attempts, o.last_error as "lastError",
  o.at as "writtenAt", o.sent_at as "sentAt", m.id as "mailId" from outbox_message o
  left join mail_message m on m.org_id = o.org_id and m.outbox_id = o.id
  where o.org_id = $1 and o.order_id = $2::uuid order by o.id`;

const TAGS = `select commit_id as "commitId", tag, reverted_at as "revertedAt" from customer_tag where org_id = $1 and order_id = $2::uuid order by rule_id, tag`;

/** Who the order is for and where it goes; null where the customer is gone. */
export const readParties = async (tx: Tx, { customerId, contactId, shipToId }: Order): Promise<OrderParties | null> =>
  (await tx.query<OrderParties>("page_parties", PARTIES, [tx.orgId, customerId, contactId, shipToId]))[0] ?? null;

/** What happened to the order before it had this version, the latest first. */
export const readEvents = (tx: Tx, orderId: string, before = NEWEST, most = MOST_EVENTS): Promise<OrderEvent[]> =>
  tx.query<OrderEvent>("page_events", EVENTS, [tx.orgId, orderId, before, most]);

export type OrderRecord = {
  events: OrderEvent[];
  /** The version whose earlier events did not fit. */
  earlierThan: number | null;
  messages: OrderMessage[];
  consequences: Consequences | null;
};

/** The same, with what the commit that placed the order did beside it. */
export async function readRecord(tx: Tx, order: Order, before?: number): Promise<OrderRecord> {
  const own = [tx.orgId, order.id];
  const [events, reserved, queued, transfers, messages, tags] = await Promise.all([
    readEvents(tx, order.id, before),
    tx.query<CommitRows["reserved"][number]>("page_reserved", RESERVED, own),
    tx.query<CommitRows["queued"][number]>("page_queued", QUEUED, own),
    tx.query<CommitRows["transfers"][number]>("page_transfers", TRANSFERS, own),
    tx.query<OrderMessage>("page_messages", MESSAGES, own),
    tx.query<CommitRows["tags"][number]>("page_tags", TAGS, own),
  ]);
  // Hundreds of picks may lie between then and now.
  const isWhole = before === undefined && events.length < MOST_EVENTS;
  const placing = isWhole ? events : await tx.query<OrderEvent>("page_placing", PLACING, own);
  const consequences = consequencesOf(order, { events: placing.toReversed(), reserved, queued, transfers, messages, tags });
  const last = events.length < MOST_EVENTS ? undefined : events.at(-1)?.version;
  return { events, earlierThan: last !== undefined && last > 1 ? last : null, messages, consequences };
}

export type Locations = Map<string, { code: string; name: string }>;

/** The locations of the organization, archived ones too, by id. */
export async function readLocations(tx: Tx): Promise<Locations> {
  const rows = await tx.query<{ id: string; code: string; name: string }>(
    "page_locations",
    "select id, code, name from location where org_id = $1",
    [tx.orgId],
  );
  return new Map(rows.map(({ id, ...location }) => [id, location]));
}
