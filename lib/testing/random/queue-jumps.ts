import type { World } from "@/lib/testing/world";

/**
 * Reservations that a newcomer got although an earlier line, which could have had the unit, was still waiting for it.
 * Told from the ledgers alone: the units that waited at that moment are those that had joined the queue, less those that
 * were served or canceled since. Only lines that any location can serve are judged: no bundles, no orders bound to one location.
 */
export const queueJumps = ({ sql, orgId }: Pick<World, "sql" | "orgId">) =>
  sql(
    `with taken as (
       select r.order_id, r.product_id, r.at, r.units from reservation r
       join order_event e on e.org_id = r.org_id and e.order_id = r.order_id and e.commit_id = r.commit_id and e.move in ('place', 'approve', 'substitute')
       where r.org_id = $1),
     lines as (
       select l.id, l.order_id, l.line, l.product_id from order_line l join orders o on o.org_id = l.org_id and o.id = l.order_id
       where l.org_id = $1 and l.kind = 'stock' and o.split = 'allowed'
         and not exists (select from order_line_component c where c.org_id = $1 and c.line_id = l.id)),
     gone as (
       select e.order_id, (k ->> 'line')::int as line, e.at, (k ->> 'backordered')::int as units
       from order_event e cross join lateral jsonb_array_elements(e.changes -> 'canceled') k where e.org_id = $1 and e.move = 'cancel'
       union all select order_id, (changes ->> 'line')::int, at, (changes ->> 'units')::int from order_event where org_id = $1 and move = 'substitute')
     select t.order_id as newcomer, w.order_id as waiting, t.units, t.at, x.open
     from taken t join lines w on w.product_id = t.product_id and w.order_id <> t.order_id
     cross join lateral (select
         coalesce((select sum(b.joined_units) from backorder b where b.org_id = $1 and b.line_id = w.id and b.at < t.at), 0)
         - coalesce((select sum(r.units) from reservation r join order_event e on e.org_id = r.org_id and e.order_id = r.order_id
             and e.commit_id = r.commit_id and e.move not in ('place', 'approve') where r.org_id = $1 and r.line_id = w.id and r.at < t.at), 0)
         - coalesce((select sum(g.units) from gone g where g.order_id = w.order_id and g.line = w.line and g.at < t.at), 0) as open) x
     where x.open > 0`,
    [orgId],
  );

/** Products of which units lie free although a line that any location can serve waits for them. */
export const idleUnits = ({ sql, orgId }: Pick<World, "sql" | "orgId">) =>
  sql(
    `select p.sku, sum(b.units)::int as waiting from backorder b join orders o on o.org_id = b.org_id and o.id = b.order_id
     join order_line l on l.org_id = b.org_id and l.id = b.line_id and l.product_id = b.product_id
     join product p on p.org_id = b.org_id and p.id = b.product_id
     where b.org_id = $1 and b.units > 0 and o.split = 'allowed' and exists (select from stock_level s where s.org_id = $1
       and s.product_id = b.product_id and s.condition = 'good' and s.on_hand - s.reserved - s.safety_stock > 0)
     group by p.sku`,
    [orgId],
  );
