// Pieces of SQL about stock and its queue, shared by whoever locks it. $1 is the organization, $2 the products or SKUs.

import { HELD_AT } from "./servable-sql";

/** The stocked products behind the SKUs: a bundle's parts instead of the bundle. */
export const WANTED_SKUS = `(select coalesce(b.component_id, p.id) as id from product p
  left join bundle_component b on b.org_id = p.org_id and b.bundle_id = p.id and p.kind = 'bundle'
  where p.org_id = $1 and p.sku = any($2::text[]) and p.kind <> 'service')`;

export const GOOD_STOCK = `select s.product_id as "productId", s.location_id as "locationId", s.on_hand as "onHand", s.reserved,
  s.safety_stock as "safetyStock" from stock_level s where s.org_id = $1 and s.condition = 'good'`;

/** All good rows of the wanted products, also of the other parts of bundles that wait for them, in the order in which they are locked. */
export const STOCK_OF = (wanted: string): string => `${GOOD_STOCK} and s.product_id in (
    select id from ${wanted}
    union select c.product_id from ${wanted} w
      join backorder b on b.org_id = $1 and b.product_id = w.id and b.units > 0
      join order_line_component c on c.org_id = $1 and c.line_id = b.line_id)
  order by s.product_id, s.location_id`;

// Lateral with limit 1, and arrays instead of joins: a plan that was made while the tables were empty stays a look-up by key.
/** Waiting rows with what is to be known of their lines and orders. */
export const QUEUE = `select b.id, b.order_id as "orderId", b.line_id as "lineId", b.product_id as "productId", b.units, b.priority,
  b.waiting_since as "waitingSince", l.backordered as "waitingUnits",
  l.product_id as "lineProductId", o.split, o.strategy, a.latitude, a.longitude,
  (select json_agg(json_build_object('productId', c.product_id, 'unitsPerBundle', c.units_per_bundle))
     from order_line_component c where c.org_id = b.org_id and c.line_id = b.line_id) as parts,
  case when o.split = 'one_location' then ${HELD_AT} end as "heldAt"
  from backorder b
  cross join lateral (select x.backordered, x.product_id from order_line x where x.org_id = b.org_id and x.id = b.line_id limit 1) l
  cross join lateral (select x.split, x.strategy, x.ship_to_id from orders x where x.org_id = b.org_id and x.id = b.order_id limit 1) o
  left join lateral (select x.latitude, x.longitude from address x where x.org_id = b.org_id and x.id = o.ship_to_id limit 1) a on true
  where b.org_id = $1 and b.units > 0`;

/** When the oldest cost layer of each product and location was received; read only where a strategy could ask for it. */
export const OLDEST_LAYERS = (products: string, condition: string): string => `select w.id as "productId", l.id as "locationId",
  y.received_at as "receivedAt" from ${products} w(id)
  join location l on l.org_id = $1 and l.archived_at is null
  cross join lateral (select received_at from cost_layer c where c.org_id = $1 and c.product_id = w.id and c.location_id = l.id and c.left_units > 0
    order by c.received_at, c.id limit 1) y
  where ${condition} or exists (select 1 from org_policy p where p.org_id = $1 and (p.strategy = 'oldest_cost' or p.channel_strategies like '%oldest_cost%'))`;
