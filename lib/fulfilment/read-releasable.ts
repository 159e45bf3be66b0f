import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

/** An order with units reserved at the location that nobody was sent to pick. */
export type Releasable = {
  id: string;
  number: string;
  customer: string;
  placed_at: string;
  promised_on: string | null;
  priority: number;
  units: number;
  /** Of them, those that stay for now: their line ships complete and waits for more. */
  kept: number;
  waiting: number;
  /** Why nothing of it can go now, or null. */
  blocked: "held" | "not_paid" | "waits_for_units" | "line_waits_for_units" | null;
};

// Open orders are few beside all orders: the partial index of active reservations is not by location, so orders lead. Lines
// are looked at only where units wait; lib/orders/kept-back.ts says the same of one order.
const OPEN = `with held as (
    select r.order_id, sum(u.units)::int as units, coalesce(sum(u.units) filter (where k.code is not null), 0)::int as kept, max(k.code) as code
    from orders o join reservation r on r.org_id = o.org_id and r.order_id = o.id
    left join order_line l on o.waiting_units > 0 and l.org_id = r.org_id and l.id = r.line_id and l.ship_complete
    cross join lateral (select r.units - r.released_units - r.shipped_units
      - coalesce((select sum(w.units - w.dropped - w.shipped) from fulfilment_line w where w.org_id = r.org_id and w.reservation_id = r.id), 0) as units) u
    cross join lateral (select case when l.id is null then null
      when not o.ship_complete then case when l.backordered > 0 then 'line_waits_for_units' end
      when exists (select from order_line g where g.org_id = o.org_id and g.order_id = o.id and g.ship_complete and g.backordered > 0)
        then 'waits_for_units' end as code) k
    where o.org_id = $1 and o.status in ('placed', 'in_fulfilment') and r.location_id = $2::uuid and r.units > r.released_units + r.shipped_units
    group by r.order_id),
  listed as (select o.id, o.number, c.name as customer, o.placed_at as "placedAt", o.promised_on, o.priority, h.units, h.kept,
      o.waiting_units as waiting,
      case when exists (select from order_hold x where x.org_id = o.org_id and x.order_id = o.id and x.lifted_at is null) then 'held'
        when o.terms = 'prepaid' and o.due_minor > 0 then 'not_paid'
        when h.kept = h.units then h.code end as blocked
    from held h join orders o on o.org_id = $1 and o.id = h.order_id join customer c on c.org_id = o.org_id and c.id = o.customer_id
    where h.units > 0)`;

const BY_URGENCY = `priority desc, promised_on nulls last, "placedAt", id`;
const RELEASABLE = `${OPEN} select * from listed order by blocked nulls first, ${BY_URGENCY} limit $3`;
const GOING = `${OPEN} select id from listed where blocked is null and (waiting = 0 or not $3) order by ${BY_URGENCY}`;

/** What a supervisor may release at the location now, the most urgent first; blocked orders last, each with its reason. */
export const listReleasable = (actor: Actor, locationId: string, limit = 200): Promise<Releasable[]> =>
  readTenant(actor.orgId, async (tx) => {
    const rows = await tx.query<Omit<Releasable, "placed_at"> & { placedAt: Date }>("releasable_orders", RELEASABLE, [
      tx.orgId,
      locationId,
      limit,
    ]);
    return rows.map(({ placedAt, ...row }) => ({ ...row, placed_at: placedAt.toISOString() }));
  });

/**
 * All orders that may go to the floor of the location now, the most urgent first; where asked for, only those of which nothing
 * waits for stock. There is no limit: those that cannot go after all must not stand before the others for ever.
 */
export const listGoing = (orgId: string, locationId: string, rule: { complete: boolean }): Promise<string[]> =>
  readTenant(orgId, async (tx) => {
    const rows = await tx.query<{ id: string }>("orders_going_to_floor", GOING, [tx.orgId, locationId, rule.complete]);
    return rows.map(({ id }) => id);
  });
