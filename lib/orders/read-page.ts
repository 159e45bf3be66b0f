import "server-only";
import type { TaxGroup } from "@/lib/ledger/tax";
import type { Actor } from "@/lib/tenancy/actor";
import { readPlanned, type Tx } from "@/lib/transaction/in-tenant";
import { type CommitRows, type Consequences, consequencesOf, type OrderEvent, type OrderMessage } from "./consequences";
import { cancelScopeOf } from "./cancel-scope";
import type { Order } from "./order";
import { orderTotals } from "./price";
import { type PreviewedProposal, previewedProposals } from "./preview-proposal";
import { findOrder } from "./read-order";
import { type QueuePlace, readPositions } from "./read-positions";
import { type Verdicts, verdictsOn } from "./transitions";

export type ShipTo = { name: string; street: string; postcode: string; city: string; country: string };

export type OrderParties = {
  customerId: string;
  customerCode: string;
  customerName: string;
  email: string | null;
  shipTo: ShipTo | null;
};

/** The account in the order's currency. Open and overdue are its credit orders that still claim something, the thousand due first. */
export type CreditView = { limitMinor: number | null; exposureMinor: number; openOrders: number; overdueMinor: number };

export type OrderPageView = {
  order: Order;
  parties: OrderParties;
  totals: { netMinor: number; taxMinor: number; groups: TaxGroup[] };
  positions: Map<string, QueuePlace>;
  consequences: Consequences | null;
  events: OrderEvent[];
  messages: OrderMessage[];
  credit: CreditView | null;
  locations: Map<string, { code: string; name: string }>;
  /** SKUs of the parts of bundles, by product. */
  parts: Map<string, string>;
  verdicts: Verdicts;
  /** What pickers proposed in place of what they did not find, the oldest first. */
  proposals: PreviewedProposal[];
};

const MOST_EVENTS = 200;
const MOST_OWED = 1000;

const PARTIES = `select c.id as "customerId", c.code as "customerCode", c.name as "customerName", ct.email,
  case when a.id is not null and a.erased_at is null
    then json_build_object('name', a.name, 'street', a.street, 'postcode', a.postcode, 'city', a.city, 'country', a.country) end as "shipTo"
  from customer c
  left join contact ct on ct.org_id = c.org_id and ct.id = $3::uuid
  left join address a on a.org_id = c.org_id and a.id = $4::uuid
  where c.org_id = $1 and c.id = $2::uuid`;

const EVENTS = `select e.version, e.move, e.actor_kind as "actorKind", coalesce(u.name, k.name) as "actorName", e.occurred_at as "occurredAt",
  e.reason, e.changes, e.commit_id as "commitId", e.txid::text as txid, e.at
  from order_event e
  left join app_user u on e.actor_kind = 'user' and u.id = e.actor_id
  left join api_key k on e.actor_kind = 'api_key' and k.org_id = e.org_id and k.id = e.actor_id
  where e.org_id = $1 and e.order_id = $2::uuid order by e.version desc limit ${MOST_EVENTS}`;

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

const TAGS = `select commit_id as "commitId", tag, reverted_at as "revertedAt" from customer_tag where org_id = $1 and order_id = $2::uuid order by tag`;

// Read from one index alone, oldest first, because what is overdue is seldom new.
const CREDIT = `select k.limit_minor as "limitMinor", k.exposure_minor as "exposureMinor", n.open as "openOrders", n.overdue as "overdueMinor"
  from customer_credit k
  cross join lateral (select count(*)::int as open, coalesce(sum(x.due_minor) filter (where x.due_on < $4::date), 0)::bigint as overdue
    from (select o.due_minor, o.due_on from orders o
      where o.org_id = $1 and o.customer_id = $2::uuid and o.currency = $3 and o.due_minor > 0 and o.terms = 'credit' and o.placed_at is not null
      order by o.due_on limit ${MOST_OWED}) x) n
  where k.org_id = $1 and k.customer_id = $2::uuid and k.currency = $3`;

/** Everything the order page shows, from one snapshot; null when there is no such order here. */
export const readOrderPage = (actor: Actor, idOrNumber: string, today: string): Promise<OrderPageView | null> =>
  readPlanned(actor.orgId, async (tx) => {
    const order = await findOrder(tx, idOrNumber);
    return order && readAround(tx, actor, order, today);
  });

async function readAround(tx: Tx, actor: Actor, order: Order, today: string): Promise<OrderPageView | null> {
  const own = [tx.orgId, order.id];
  const partIds = order.lines.flatMap((line) => line.components.map(({ productId }) => productId).filter((id) => id !== line.productId));
  const [parties, events, reserved, queued, transfers, messages, tags, credits, positions, locations, parts, proposals] = await Promise.all(
    [
      tx.query<OrderParties>("page_parties", PARTIES, [tx.orgId, order.customerId, order.contactId, order.shipToId]),
      tx.query<OrderEvent>("page_events", EVENTS, own),
      tx.query<CommitRows["reserved"][number]>("page_reserved", RESERVED, own),
      tx.query<CommitRows["queued"][number]>("page_queued", QUEUED, own),
      tx.query<CommitRows["transfers"][number]>("page_transfers", TRANSFERS, own),
      tx.query<OrderMessage>("page_messages", MESSAGES, own),
      tx.query<CommitRows["tags"][number]>("page_tags", TAGS, own),
      tx.query<CreditView>("page_credit", CREDIT, [tx.orgId, order.customerId, order.currency, today]),
      readPositions(tx, order.id),
      tx.query<{ id: string; code: string; name: string }>("page_locations", "select id, code, name from location where org_id = $1", [
        tx.orgId,
      ]),
      partIds.length === 0
        ? []
        : tx.query<{ id: string; sku: string }>("page_parts", "select id, sku from product where org_id = $1 and id = any($2::uuid[])", [
            tx.orgId,
            partIds,
          ]),
      previewedProposals(tx, actor, order.id),
    ],
  );
  const [party] = parties;
  if (!party) return null;
  const oldestFirst = events.toReversed();
  return {
    order,
    parties: party,
    totals: orderTotals(order),
    positions,
    consequences: consequencesOf(order, { events: oldestFirst, reserved, queued, transfers, messages, tags }),
    events,
    messages,
    credit: order.terms === "credit" ? (credits[0] ?? null) : null,
    locations: new Map(locations.map(({ id, ...location }) => [id, location])),
    parts: new Map(parts.map(({ id, sku }) => [id, sku])),
    proposals,
    verdicts: verdictsOn({ status: order.status, held: order.holdId !== null, scope: cancelScopeOf(order) }, actor.rights),
  };
}
