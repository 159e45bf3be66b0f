import type { Invariant } from "@/lib/verify/invariant";
import { parts } from "@/lib/verify/invariants/stock";

const ARRIVED = "package k where k.org_id = $1 and k.delivered_at is not null";

/** What reached its receiver, and who said so. */
export const DELIVERY_INVARIANTS: readonly Invariant[] = [
  {
    name: "delivered_is_packages",
    ledger: "orders",
    about: "order",
    sentence: "The delivered units of a line lie in packages that arrived, whole bundles only; postage and fees follow the first of them.",
    sql: (only) => `
      select o.id, o.number || ' line ' || x.line as label, x.arrived::text as expected, x.delivered::text as found
      from (select l.order_id, l.line, l.delivered,
          case when l.kind = 'stock' then coalesce(b.units, 0) when a.order_id is not null then l.shipped else 0 end as arrived
        from (select order_id, id, line, kind, shipped, delivered from order_line
          where org_id = $1 ${only.orders("order_id")} and (delivered > 0 or order_id in (select k.order_id from ${ARRIVED}))) l
        left join (select distinct k.order_id from ${ARRIVED} ${only.orders("k.order_id")}) a on a.order_id = l.order_id
        left join (select line_id, sum(units) as units
          from (select e.line_id, h.location_id, min(coalesce(w.units, 0) / e.per) as units
            from (${parts(only, `and l.order_id in (select k.order_id from ${ARRIVED})`)}) e
            join (select distinct line_id, location_id from fulfilment_line where org_id = $1 and shipped > 0 ${only.orders("order_id")}) h on h.line_id = e.line_id
            left join (select f.line_id, f.location_id, f.product_id, sum(n.units) as units
              from package k join package_line n on n.org_id = k.org_id and n.package_id = k.id
              join fulfilment_line f on f.org_id = n.org_id and f.id = n.fulfilment_line_id
              where k.org_id = $1 and k.delivered_at is not null ${only.orders("k.order_id")} group by 1, 2, 3) w
              on w.line_id = e.line_id and w.location_id = h.location_id and w.product_id = e.product_id
            group by e.line_id, h.location_id) v group by line_id) b on b.line_id = l.id) x
      join orders o on o.org_id = $1 and o.id = x.order_id
      where x.delivered <> x.arrived`,
  },
  {
    name: "deliveries_have_their_message",
    ledger: "effects",
    about: "order",
    sentence:
      "A package arrived exactly where one message said so, at the time that it told; messages that changed nothing changed nothing.",
    sql: (only) => `
      select o.id, o.number || ', package ' || k.seq as label, case when k.delivered_at is null then 'no delivery' else 'one at ' || k.delivered_at end as expected,
        format('%s messages%s', coalesce(m.messages, 0), ', ' || m.occurred_at) as found
      from package k join orders o on o.org_id = k.org_id and o.id = k.order_id
      left join (select package_id, count(*) as messages, min(occurred_at) as occurred_at, bool_and(kind = 'delivered') as fits
        from inbox_event where org_id = $1 and result = 'applied' ${only.orders("order_id")} group by package_id) m on m.package_id = k.id
      where k.org_id = $1 ${only.orders("k.order_id")} and (coalesce(m.messages, 0) <> case when k.delivered_at is null then 0 else 1 end
        or m.occurred_at is distinct from k.delivered_at or not coalesce(m.fits, true))`,
  },
];
