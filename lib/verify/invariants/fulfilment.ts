import type { Invariant } from "@/lib/verify/invariant";
import { parts } from "@/lib/verify/invariants/stock";

const NUMBERED = `join orders o on o.org_id = $1 and o.id = x.order_id`;
const FLOOR = "fulfilment_line f where f.org_id = $1";

/** Whole bundles of a line at a stage: as many as every part allows, location by location. A plain product is its own part. */
const whole = (stage: string): string => `min(coalesce(w.${stage}, 0) / e.per)`;

/** What the floor does with an order: picked, packed, shipped, put back. */
export const FULFILMENT_INVARIANTS: readonly Invariant[] = [
  {
    name: "shipped_is_reservations",
    ledger: "stock",
    about: "order",
    sentence: "The shipped units of a reservation are what the work on it has shipped.",
    sql: (only) => `
      select o.id, o.number || ', ' || p.sku as label, x.worked::text as expected, x.stored::text as found
      from (select coalesce(f.order_id, r.order_id) as order_id, coalesce(f.product_id, r.product_id) as product_id, coalesce(f.units, 0) as worked,
          coalesce(r.shipped_units, 0) as stored
        from (select order_id, product_id, reservation_id, sum(shipped) as units from ${FLOOR} and f.shipped > 0 ${only.orders("order_id")} group by 1, 2, 3) f
        full join (select id, order_id, product_id, shipped_units from reservation where org_id = $1 and shipped_units > 0 ${only.orders("order_id")}) r
          on r.id = f.reservation_id) x ${NUMBERED} join product p on p.org_id = $1 and p.id = x.product_id
      where x.worked <> x.stored`,
  },
  {
    name: "work_is_within_reservations",
    ledger: "stock",
    about: "order",
    sentence: "The floor works on no more units than are reserved: what it has open on a reservation is within its active units.",
    sql: (only) => `
      select o.id, o.number || ', ' || p.sku as label, 'at most ' || x.active as expected, x.open::text as found
      from (select w.order_id, w.product_id, w.open, r.active_units as active
        from (select f.order_id, f.line_id, f.product_id, f.location_id, f.reservation_id, sum(f.units - f.dropped - f.shipped) as open
          from ${FLOOR} ${only.orders("f.order_id")} group by f.order_id, f.line_id, f.product_id, f.location_id, f.reservation_id) w
        left join reservation r on r.org_id = $1 and r.id = w.reservation_id and r.order_id = w.order_id and r.line_id = w.line_id
          and r.product_id = w.product_id and r.location_id = w.location_id ${only.orders("r.order_id")}) x
      ${NUMBERED} join product p on p.org_id = $1 and p.id = x.product_id
      where x.open > coalesce(x.active, -1)`,
  },
  {
    name: "lines_are_work",
    ledger: "stock",
    about: "order",
    sentence: "The picked, packed and shipped units of a line are what the floor has picked, packed and shipped, whole bundles only.",
    sql: (only) => `
      select o.id, o.number || ' line ' || x.line as label, format('%s picked, %s packed, %s shipped', x.p - x.k, x.k - x.s, x.s) as expected,
        format('%s picked, %s packed, %s shipped', x.picked, x.packed, x.shipped) as found
      from (select l.order_id, l.line, l.picked, l.packed, l.shipped, coalesce(b.p, 0) as p, coalesce(b.k, 0) as k, coalesce(b.s, 0) as s
        from (select order_id, id, line, picked, packed, shipped from order_line where org_id = $1 and kind = 'stock' ${only.orders("order_id")}) l
        left join (select line_id, sum(p) as p, sum(k) as k, sum(s) as s
          from (select e.line_id, h.location_id, ${whole("picked")} as p, ${whole("packed")} as k, ${whole("shipped")} as s
            from (${parts(only, `and l.id in (select f.line_id from ${FLOOR})`)}) e
            join (select distinct f.line_id, f.location_id from ${FLOOR}) h on h.line_id = e.line_id
            left join (select f.line_id, f.location_id, f.product_id, sum(f.picked) as picked, sum(f.packed) as packed, sum(f.shipped) as shipped
              from ${FLOOR} ${only.orders("f.order_id")} group by 1, 2, 3) w
              on w.line_id = e.line_id and w.location_id = h.location_id and w.product_id = e.product_id
            group by e.line_id, h.location_id) v group by line_id) b on b.line_id = l.id
        where b.line_id is not null or l.picked + l.packed + l.shipped > 0) x ${NUMBERED}
      where x.picked <> x.p - x.k or x.packed <> x.k - x.s or x.shipped <> x.s`,
  },
  {
    name: "packages_hold_what_is_packed",
    ledger: "stock",
    about: "order",
    sentence: "What lies in the packages is what was packed, and shipped packages hold exactly what was shipped.",
    sql: (only) => `
      select o.id, o.number || ', ' || p.sku as label, format('%s packed, %s shipped', x.packed, x.shipped) as expected,
        format('%s in packages, %s in shipped ones', x.held, x.left_units) as found
      from (select f.order_id, f.product_id, f.packed, f.shipped, coalesce(i.units, 0) as held, coalesce(i.left_units, 0) as left_units
        from (select id, order_id, product_id, packed, shipped from ${FLOOR} ${only.orders("order_id")}) f
        left join (select n.fulfilment_line_id, sum(n.units) as units, sum(n.units) filter (where k.shipment_id is not null) as left_units
          from package_line n join package k on k.org_id = n.org_id and k.id = n.package_id
          where n.org_id = $1 ${only.orders("k.order_id")} group by 1) i on i.fulfilment_line_id = f.id) x ${NUMBERED}
      join product p on p.org_id = $1 and p.id = x.product_id
      where x.held <> x.packed or x.left_units <> x.shipped`,
  },
  {
    name: "put_backs_are_going_back",
    ledger: "stock",
    about: "order",
    sentence: "Picked units that have to go back to a bin are the open put-back tasks.",
    sql: (only) => `
      select o.id, o.number || ', ' || p.sku as label, x.open || ' to put back' as expected, x.going_back || ' going back' as found
      from (select f.order_id, f.product_id, f.going_back, coalesce(b.units, 0) as open
        from (select id, order_id, product_id, going_back from ${FLOOR} ${only.orders("order_id")}) f
        left join (select fulfilment_line_id, sum(units) as units from put_back
          where org_id = $1 and done_at is null ${only.orders("order_id")} group by 1) b on b.fulfilment_line_id = f.id) x ${NUMBERED}
      join product p on p.org_id = $1 and p.id = x.product_id
      where x.open <> x.going_back`,
  },
  {
    name: "cancels_wait_for_put_backs",
    ledger: "stock",
    about: "order",
    sentence:
      "The units of a line whose cancel is not complete are those that a cancel wants put back, whole bundles as soon as one part does.",
    sql: (only) => `
      select o.id, o.number || ' line ' || x.line as label, x.open::text as expected, x.cancel_pending::text as found
      from (select l.order_id, l.line, l.cancel_pending, coalesce(b.units, 0) as open
        from (select order_id, id, line, cancel_pending from order_line where org_id = $1 ${only.orders("order_id")}) l
        left join (select line_id, sum(bundles) as units
          from (select e.line_id, t.location_id, max(ceil(t.units::numeric / e.per)) as bundles
            from (${parts(only, "and l.id in (select line_id from put_back where org_id = $1 and done_at is null)")}) e
            join (select line_id, location_id, product_id, sum(units) as units from put_back
              where org_id = $1 and done_at is null and cause = 'cancel' ${only.orders("order_id")} group by 1, 2, 3) t
              on t.line_id = e.line_id and t.product_id = e.product_id
            group by e.line_id, t.location_id) v group by line_id) b on b.line_id = l.id
        where b.line_id is not null or l.cancel_pending > 0) x ${NUMBERED}
      where x.open <> x.cancel_pending`,
  },
];
