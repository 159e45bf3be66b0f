// Whether a waiting row could be given anything of what is free now; to be added to QUEUE, whose b, l and o it speaks of.

const FREE = (level: string): string => `${level}.on_hand - ${level}.reserved - ${level}.safety_stock`;

/** Where an order that is bound to one location holds units now; what has left binds it no longer. */
export const HELD_AT = `(select r.location_id from reservation r
     where r.org_id = b.org_id and r.order_id = b.order_id and r.units > r.released_units + r.shipped_units limit 1)`;

// What one location must have of the row's product: a bundle's share of it, for the whole line where it may not be split.
const PER_UNIT = `coalesce((select c.units_per_bundle from order_line_component c
     where c.org_id = b.org_id and c.line_id = b.line_id and c.product_id = b.product_id), 1)`;
const UNITS = "(case when o.split = 'one_location' then l.backordered else 1 end)";

/**
 * The same judgement as feedQueue's of a row that is its turn, with the stock as it is: some active location has all parts of
 * at least one unit, or of the whole line of an order for one location. Feeding only lessens what is free, so rows that
 * fail here cannot be served behind others either, and leaving them out changes nothing for those that are left.
 */
export const SERVABLE = `(o.split = 'one_location' or b.units >= ${PER_UNIT})
  and exists (select from stock_level s join location y on y.org_id = s.org_id and y.id = s.location_id and y.archived_at is null
    where s.org_id = b.org_id and s.product_id = b.product_id and s.condition = 'good'
      and ${FREE("s")} >= ${PER_UNIT}::bigint * ${UNITS}
      and (o.split <> 'one_location' or s.location_id = coalesce(${HELD_AT}, s.location_id))
      and not exists (select from order_line_component c
        left join stock_level f on f.org_id = c.org_id and f.product_id = c.product_id and f.location_id = s.location_id and f.condition = 'good'
        where c.org_id = b.org_id and c.line_id = b.line_id and c.product_id <> b.product_id
          and coalesce(${FREE("f")}, 0) < c.units_per_bundle::bigint * ${UNITS}))`;
