import type { Invariant, Only } from "@/lib/verify/invariant";

/** Every stocked line opened into what it is made of: the product itself, or the parts of a bundle as placed. */
export const parts = (only: Only, more = ""): string => `
  select l.order_id, l.id as line_id, l.line, coalesce(c.product_id, l.product_id) as product_id, coalesce(c.units_per_bundle, 1) as per,
    l.ordered, l.reserved + l.picked + l.packed as held, l.backordered
  from order_line l left join order_line_component c on c.org_id = l.org_id and c.line_id = l.id
  where l.org_id = $1 and l.kind = 'stock' ${more} ${only.orders("l.order_id")}`;

const PLACE = `join product p on p.org_id = $1 and p.id = x.product_id join location l on l.org_id = $1 and l.id = x.location_id`;
const NUMBERED = `join orders o on o.org_id = $1 and o.id = x.order_id`;
// A partial index finds the active ones of a few products or orders; of all of them, the column that is counted tells the planner how many.
const active = (only: Only): string => (only.full ? "active_units > 0" : "units > released_units + shipped_units");

export const STOCK_INVARIANTS: readonly Invariant[] = [
  {
    name: "reserved_is_reservations",
    ledger: "stock",
    about: "product",
    sentence: "The reserved units of a product at a location are its active reservations and what transfers were asked for and hold.",
    sql: (only) => `
      select p.id, p.sku || ' at ' || l.code as label, x.wanted::text as expected, x.stored::text as found
      from (select product_id, location_id, coalesce(r.units, 0) as wanted, coalesce(s.reserved, 0) as stored
        from (select product_id, location_id, sum(units) as units from (
              select product_id, location_id, active_units as units from reservation where org_id = $1 and ${active(only)} ${only.products("product_id")}
              union all select product_id, location_id, units - dropped - sent from transfer_work
                where org_id = $1 and units > dropped + sent ${only.products("product_id")}) h group by product_id, location_id) r
        full join (select product_id, location_id, reserved from stock_level
              where org_id = $1 and condition = 'good' ${only.products("product_id")}) s using (product_id, location_id)) x ${PLACE}
      where x.wanted <> x.stored`,
  },
  {
    name: "stock_is_movements",
    ledger: "stock",
    about: "product",
    sentence: "Every stock row is the sum of its movements: units on hand and units reserved, per condition.",
    sql: (only) => `
      select p.id, p.sku || ' at ' || l.code || ', ' || x.condition as label,
        format('%s on hand, %s reserved', x.moved, x.moved_reserved) as expected, format('%s on hand, %s reserved', x.on_hand, x.reserved) as found
      from (select product_id, location_id, condition, coalesce(m.on_hand, 0) as moved, coalesce(m.reserved, 0) as moved_reserved,
          coalesce(s.on_hand, 0) as on_hand, coalesce(s.reserved, 0) as reserved
        from (select product_id, location_id, condition, sum(on_hand_delta) as on_hand, sum(reserved_delta) as reserved from stock_movement
              where org_id = $1 ${only.products("product_id")} group by product_id, location_id, condition) m
        full join (select product_id, location_id, condition, on_hand, reserved from stock_level
              where org_id = $1 ${only.products("product_id")}) s using (product_id, location_id, condition)) x ${PLACE}
      where x.moved <> x.on_hand or x.moved_reserved <> x.reserved`,
  },
  {
    name: "stock_within_bounds",
    ledger: "stock",
    about: "product",
    sentence:
      "Nothing is sold that is not there: no stock row is negative or has more reserved than on hand, and only good stock is reserved.",
    sql: (only) => `
      select p.id, p.sku || ' at ' || l.code || ', ' || x.condition as label, 'reserved from 0 to on hand' as expected,
        format('%s on hand, %s reserved', x.on_hand, x.reserved) as found
      from stock_level x ${PLACE}
      where x.org_id = $1 and (x.reserved < 0 or x.reserved > x.on_hand or (x.reserved <> 0 and x.condition <> 'good'))
        ${only.products("x.product_id")}`,
  },
  {
    name: "stock_rows_exist",
    ledger: "stock",
    about: "product",
    sentence: "Every stocked product has a stock row at every active location, so that there is always one to lock.",
    sql: (only) => `
      select p.id, p.sku || ' at ' || l.code || ', ' || c.condition as label, 'a stock row' as expected, 'none' as found
      from product p cross join location l cross join (values ('good'), ('damaged'), ('quarantine'), ('in_transit')) as c (condition)
      where p.org_id = $1 and l.org_id = $1 and p.kind = 'stock' and p.archived_at is null and l.archived_at is null ${only.products("p.id")}
        and not exists (select from stock_level s where s.org_id = $1 and s.product_id = p.id and s.location_id = l.id and s.condition = c.condition)`,
  },
  {
    name: "lines_hold_what_they_say",
    ledger: "stock",
    about: "order",
    sentence: "The reserved, picked and packed units of a line are its active reservations, part by part for a bundle.",
    sql: (only) => `
      select o.id, o.number || ' line ' || coalesce(x.line::text, '?') as label, x.held::text as expected, x.active::text as found
      from (select order_id, line_id, product_id, max(line) as line, sum(held) as held, sum(active) as active
        from (select order_id, line_id, product_id, line, held * per as held, 0 as active
              from (${parts(only, "and l.reserved + l.picked + l.packed > 0")}) e
            union all select order_id, line_id, product_id, null, 0, active_units from reservation
              where org_id = $1 and ${active(only)} ${only.orders("order_id")}) u
        group by order_id, line_id, product_id having sum(held) <> sum(active)) x ${NUMBERED}`,
  },
  {
    name: "waiting_lines_are_queued",
    ledger: "stock",
    about: "order",
    sentence: "The waiting units of a line are its rows in the queue, part by part for a bundle.",
    sql: (only) => `
      select o.id, o.number || ' line ' || coalesce(x.line::text, '?') as label, x.waiting::text as expected, x.queued::text as found
      from (select coalesce(a.order_id, b.order_id) as order_id, a.line, coalesce(a.units, 0) as waiting, coalesce(b.units, 0) as queued
        from (select order_id, line_id, line, product_id, backordered * per as units from (${parts(only, "and l.backordered > 0")}) e) a
        full join (select order_id, line_id, product_id, sum(units) as units from backorder
              where org_id = $1 and units > 0 ${only.orders("order_id")} group by order_id, line_id, product_id) b
          on b.line_id = a.line_id and b.product_id = a.product_id) x ${NUMBERED}
      where x.waiting <> x.queued`,
  },
  {
    name: "bundles_stay_together",
    ledger: "stock",
    about: "order",
    sentence: "A bundle is reserved only whole, with all its parts at one location.",
    sql: (only) => `
      select o.id, o.number || ' at ' || l.code as label, 'whole bundles' as expected, x.held as found
      from (select h.order_id, h.line_id, h.location_id, string_agg(h.units || ' of ' || h.per, ', ') as held
        from (select r.order_id, r.line_id, r.location_id, r.product_id, c.units_per_bundle as per, sum(r.units - r.released_units - r.shipped_units) as units
              from reservation r join order_line_component c on c.org_id = r.org_id and c.line_id = r.line_id and c.product_id = r.product_id
              where r.org_id = $1 and r.units > r.released_units + r.shipped_units ${only.orders("r.order_id")}
              group by r.order_id, r.line_id, r.location_id, r.product_id, c.units_per_bundle) h
        group by h.order_id, h.line_id, h.location_id
        having bool_or(h.units % h.per <> 0) or min(h.units / h.per) <> max(h.units / h.per)
          or count(*) <> (select count(*) from order_line_component c where c.org_id = $1 and c.line_id = h.line_id)) x ${NUMBERED}
      join location l on l.org_id = $1 and l.id = x.location_id`,
  },
  {
    name: "one_location_is_one",
    ledger: "stock",
    about: "order",
    sentence: "An order that may not be split is held at one location.",
    sql: (only) => `
      select o.id, o.number as label, '1 location' as expected, count(distinct r.location_id) || ' locations' as found
      from orders o join reservation r on r.org_id = o.org_id and r.order_id = o.id and r.units > r.released_units + r.shipped_units
      where o.org_id = $1 and o.split = 'one_location' ${only.orders("o.id")} group by o.id, o.number having count(distinct r.location_id) > 1`,
  },
];
