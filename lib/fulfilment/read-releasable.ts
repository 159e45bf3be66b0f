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
  waiting: number;
  /** Why it cannot go now, or null. */
  blocked: "held" | "not_paid" | "waits_for_units" | null;
};

// Open orders are few beside all orders: the partial index of active reservations is not by location, so orders lead.
const RELEASABLE = `with held as (
    select r.order_id, sum(r.units - r.released_units - r.shipped_units
      - coalesce((select sum(w.units - w.dropped - w.shipped) from fulfilment_line w where w.org_id = r.org_id and w.reservation_id = r.id), 0))::int as units
    from orders o join reservation r on r.org_id = o.org_id and r.order_id = o.id
    where o.org_id = $1 and o.status in ('placed', 'in_fulfilment') and r.location_id = $2::uuid and r.units > r.released_units + r.shipped_units
    group by r.order_id)
  select o.id, o.number, c.name as customer, o.placed_at as "placedAt", o.promised_on, o.priority, h.units, o.waiting_units as waiting,
    case when exists (select from order_hold x where x.org_id = o.org_id and x.order_id = o.id and x.lifted_at is null) then 'held'
      when o.terms = 'prepaid' and o.due_minor > 0 then 'not_paid'
      when o.ship_complete and o.waiting_units > 0 then 'waits_for_units' end as blocked
  from held h join orders o on o.org_id = $1 and o.id = h.order_id join customer c on c.org_id = o.org_id and c.id = o.customer_id
  where h.units > 0 order by blocked nulls first, o.priority desc, o.promised_on nulls last, o.placed_at, o.id limit $3`;

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
