import { TOPICS_WITHHELD_BY_CANCEL } from "@/lib/outbox/topics";
import type { Invariant } from "@/lib/verify/invariant";

// Written from the meaning of the words, not from the program's own rule, so that the two check one another.
const FULFILMENT = `case
  when s.wanted = 0 then 'unfulfilled'
  when s.delivered > 0 then case when s.delivered >= s.wanted then 'delivered' else 'partially_delivered' end
  when s.shipped > 0 then case when s.shipped >= s.wanted then 'shipped' else 'partially_shipped' end
  when s.picked + s.packed = 0 then 'unfulfilled'
  when s.packed >= s.wanted then 'packed'
  when s.picked + s.packed >= s.wanted then 'picked'
  else 'partially_picked' end`;

const ALLOCATION = `case
  when s.wanted = 0 then 'not_required'
  when s.wanted - s.unallocated - s.backordered <= 0 then case when s.backordered > 0 then 'backordered' else 'unallocated' end
  when s.unallocated + s.backordered > 0 then 'partially_reserved'
  else 'reserved' end`;

const PAYMENT = `case
  when o.paid_minor = 0 and o.authorized_minor > 0 then 'authorized'
  when o.paid_minor = 0 then 'unpaid'
  when o.refunded_minor > 0 then case when o.refunded_minor >= o.paid_minor then 'refunded' else 'partially_refunded' end
  when o.paid_minor > o.total_minor - o.credited_minor then 'overpaid'
  when o.paid_minor = o.total_minor - o.credited_minor then 'paid'
  else 'partially_paid' end`;

const INVOICE = `case
  when s.all_invoiced = 0 then 'not_invoiced'
  when s.all_credited >= s.all_invoiced then 'credited'
  when s.all_invoiced - s.all_credited >= s.all_wanted - s.all_returned then 'invoiced'
  else 'partially_invoiced' end`;

const RETURN = `case
  when s.returned = 0 then 'none'
  when s.returned >= s.shipped + s.reopened then 'returned'
  else 'partially_returned' end`;

const STATUS = `case
  when o.placed_at is null then case when o.status in ('draft', 'pending_approval', 'canceled') then o.status else 'draft' end
  when s.all_wanted = 0 then 'canceled'
  when s.wanted > 0 and s.delivered >= s.wanted then case when o.status = 'completed' then 'completed' else 'delivered' end
  when s.wanted > 0 and s.shipped >= s.wanted then 'shipped'
  when s.picked + s.packed + s.shipped > 0 or f.order_id is not null then 'in_fulfilment'
  else 'placed' end`;

// Each order's lines are summed once: the stocked ones by the names above, all of them with "all_" before it.
const WANTED = "l.ordered + l.reopened - l.canceled";
const SUMS_OF_LINES = [
  ...["unallocated", "backordered", "picked", "packed", "shipped", "delivered", "returned", "reopened"].map(
    (name) => `coalesce(sum(l.${name}) filter (where l.kind = 'stock'), 0) as ${name}`,
  ),
  `coalesce(sum(${WANTED}) filter (where l.kind = 'stock'), 0) as wanted`,
  `sum(${WANTED}) as all_wanted`,
  ...["backordered", "invoiced", "credited", "returned"].map((name) => `sum(l.${name}) as all_${name}`),
].join(", ");

const EXPECTED = [STATUS, ALLOCATION, FULFILMENT, PAYMENT, INVOICE, RETURN, "s.all_wanted", "s.all_backordered"].join(", ");
const STORED = `o.status, o.allocation_status, o.fulfilment_status, o.payment_status, o.invoice_status, o.return_status, o.ordered_units, o.waiting_units`;
const WORDS = "%s, %s, %s, %s, %s, %s, %s units, %s waiting";
const WITHHELD = TOPICS_WITHHELD_BY_CANCEL.map((topic) => `'${topic}'`).join(", ");

export const ORDER_INVARIANTS: readonly Invariant[] = [
  {
    name: "units_are_somewhere",
    ledger: "orders",
    about: "order",
    sentence: "Every unit of a line is in exactly one place: not allocated, waiting, reserved, picked, packed, shipped or canceled.",
    sql: (only) => `
      select o.id, o.number || ' line ' || l.line as label, (l.ordered + l.reopened - l.canceled)::text as expected,
        (l.unallocated + l.backordered + l.reserved + l.picked + l.packed + l.shipped)::text as found
      from order_line l join orders o on o.org_id = l.org_id and o.id = l.order_id
      where l.org_id = $1 and (l.unallocated + l.backordered + l.reserved + l.picked + l.packed + l.shipped <> l.ordered + l.reopened - l.canceled
        or least(l.unallocated, l.backordered, l.reserved, l.picked, l.packed, l.shipped, l.canceled) < 0) ${only.orders("l.order_id")}`,
  },
  {
    name: "placed_units_are_promised",
    ledger: "orders",
    about: "order",
    sentence: "A placed order has every stocked unit reserved or waiting; a draft and an order that waits for approval hold nothing.",
    sql: (only) => `
      select o.id, o.number || ' line ' || l.line as label,
        case when o.placed_at is null then 'nothing held' else 'nothing left over' end as expected,
        format('%s not allocated, %s reserved, %s waiting', l.unallocated, l.reserved, l.backordered) as found
      from order_line l join orders o on o.org_id = l.org_id and o.id = l.order_id
      where l.org_id = $1 and l.kind = 'stock' ${only.orders("l.order_id")}
        and case when o.placed_at is null then l.backordered + l.reserved + l.picked + l.packed + l.shipped > 0 else l.unallocated > 0 end`,
  },
  {
    name: "rollups_are_lines",
    ledger: "orders",
    about: "order",
    sentence: "The status of an order and its five rollups are what its lines and payments say.",
    sql: (only) => `
      select o.id, o.number as label, format('${WORDS}', ${EXPECTED}) as expected, format('${WORDS}', ${STORED}) as found
      from orders o
      join (select l.order_id, ${SUMS_OF_LINES} from order_line l
            where l.org_id = $1 ${only.orders("l.order_id")} group by l.order_id) s on s.order_id = o.id
      left join (select distinct order_id from fulfilment where org_id = $1 and state <> 'canceled' ${only.orders("order_id")}) f on f.order_id = o.id
      where o.org_id = $1 ${only.orders("o.id")} and (${EXPECTED}) is distinct from (${STORED})`,
  },
  {
    name: "milestones_fit",
    ledger: "orders",
    about: "order",
    sentence: "The times of placing, reserving, shipping, delivering and canceling stand exactly where the order came that far.",
    sql: (only) => `
      select o.id, o.number as label, format('%s, %s', o.status, o.allocation_status) as expected,
        format('placed %s, reserved %s, shipped %s, delivered %s, canceled %s', coalesce(o.placed_at::text, 'never'),
          coalesce(o.reserved_at::text, 'never'), coalesce(o.shipped_at::text, 'never'), coalesce(o.delivered_at::text, 'never'),
          coalesce(o.canceled_at::text, 'never')) as found
      from orders o
      where o.org_id = $1 ${only.orders("o.id")} and ((o.status = 'canceled') <> (o.canceled_at is not null)
        or (o.allocation_status = 'reserved') <> (o.reserved_at is not null)
        or (o.status in ('shipped', 'delivered', 'completed')) <> (o.shipped_at is not null)
        or (o.status in ('delivered', 'completed')) <> (o.delivered_at is not null)
        or (o.placed_at is null and o.status not in ('draft', 'pending_approval', 'canceled'))
        or (o.placed_at is not null and o.status in ('draft', 'pending_approval')))`,
  },
  {
    name: "versions_are_events",
    ledger: "orders",
    about: "order",
    sentence: "Every version of an order has its event: from 1 to the present one, none missing, none to come.",
    sql: (only) => `
      select o.id, o.number as label, 'events 1 to ' || o.version as expected,
        format('%s events, %s to %s', coalesce(e.events, 0), coalesce(e.first, 0), coalesce(e.last, 0)) as found
      from orders o
      left join (select order_id, count(*) as events, min(version) as first, max(version) as last from order_event
                 where org_id = $1 ${only.orders("order_id")} group by order_id) e on e.order_id = o.id
      where o.org_id = $1 ${only.orders("o.id")}
        and (coalesce(e.events, 0) <> o.version or coalesce(e.first, 0) <> 1 or coalesce(e.last, 0) <> o.version)`,
  },
  {
    name: "events_tell_the_order",
    ledger: "orders",
    about: "order",
    sentence: "The last status and total that the events tell are those of the order.",
    sql: (only) => `
      select o.id, o.number as label, format('%s, %s', e.status, e.total) as expected, format('%s, %s', o.status, o.total_minor) as found
      from orders o
      join (select order_id,
          (array_agg(changes ->> 'status' order by version desc) filter (where changes ? 'status'))[1] as status,
          (array_agg((changes ->> 'totalMinor')::bigint order by version desc) filter (where changes ? 'totalMinor'))[1] as total
        from order_event where org_id = $1 ${only.orders("order_id")} group by order_id) e on e.order_id = o.id
      where o.org_id = $1 ${only.orders("o.id")} and (e.status is distinct from o.status or e.total is distinct from o.total_minor)`,
  },
  {
    name: "canceled_holds_nothing",
    ledger: "orders",
    about: "order",
    sentence: "A canceled order holds no stock, waits for none, claims no money, keeps no tag and announces nothing any more.",
    sql: (only) => `
      select o.id, o.number as label, 'nothing' as expected,
        format('%s reservations, %s waiting, %s due, %s tags, %s emails to come', h.held, h.waiting, o.due_minor, h.tags, h.mails) as found
      from orders o cross join lateral (select
        (select count(*) from reservation r where r.org_id = $1 and r.order_id = o.id and r.units > r.released_units + r.shipped_units) as held,
        (select count(*) from backorder b where b.org_id = $1 and b.order_id = o.id and b.units > 0) as waiting,
        (select count(*) from customer_tag t where t.org_id = $1 and t.order_id = o.id and t.reverted_at is null) as tags,
        (select count(*) from outbox_message m where m.org_id = $1 and m.order_id = o.id and m.status = 'pending'
           and m.topic in (${WITHHELD})) as mails) h
      where o.org_id = $1 and o.status = 'canceled' ${only.orders("o.id")}
        and (h.held + h.waiting + h.tags + h.mails > 0 or o.receivable_minor <> 0)`,
  },
];
