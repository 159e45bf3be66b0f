import { forKeyShare, forUpdate, type Locking } from "@/lib/transaction/locking";
import { MOST_QUEUE_ROWS } from "./queue-limit";
import { SERVABLE } from "./servable-sql";
import { GOOD_STOCK, OLDEST_LAYERS, QUEUE, STOCK_OF, WANTED_SKUS } from "./stock-sql";

// Parameters: $1 organization, $2 SKUs, $3 customer (id or code), $4 currency, unless another order is told.
// Rows travel as JSON, several kinds of facts in one statement, because each statement costs a round through protocol and planner.

export type CustomerBy = "id" | "code";
const CUSTOMER_IS = { id: "c.id = $3::uuid", code: "c.code = $3" } as const;

const BUYER = (by: CustomerBy, locking: Locking): string =>
  `buyer as materialized (select * from customer c where c.org_id = $1 and ${CUSTOMER_IS[by]}${forKeyShare(locking)})`;
const CREDIT = (locking: Locking, terms: "customer" | "order"): string => `credit as materialized (
    select limit_minor as "limitMinor", exposure_minor as "exposureMinor" from customer_credit cc
    where cc.org_id = $1 and (cc.customer_id, cc.currency) =
      (select c.id, coalesce($4, c.currency) from buyer c${terms === "customer" ? " where c.terms = 'credit'" : ""})${forUpdate(locking)})`;
const CREDIT_AND_STOCK = "(select row_to_json(credit) from credit) as credit, (select coalesce(json_agg(stock), '[]') from stock) as stock";

/**
 * What a placement locks: the customer against being closed, the credit, then the stock, in this order because the columns are computed
 * from left to right, after what they are selected from.
 */
export const placementLocks = (by: CustomerBy, buyer: Locking, locking: Locking, terms: "customer" | "order"): string =>
  `with ${BUYER(by, buyer)}, ${CREDIT(locking, terms)}, wanted as materialized ${WANTED_SKUS},
  stock as materialized (${STOCK_OF("wanted")}${forUpdate(locking, "s")}) select ${CREDIT_AND_STOCK} from (select count(*) from buyer) held`;

const POLICIES = `p.rules_mark as mark, g.name as "organizationName", g.time_zone as "timeZone", g.currency as "orgCurrency", p.strategy,
  p.channel_strategies as "channelStrategies", p.credit_policy as "creditPolicy", p.allow_backorder as "allowBackorder",
  p.ship_complete as "shipComplete", p.allow_substitution as "allowSubstitution", p.split, p.prices_include_tax as "pricesIncludeTax", p.pay_within_days as "payWithinDays",
  (select coalesce(json_agg(json_build_object('id', l.id, 'code', l.code, 'name', l.name, 'rank', l.rank, 'latitude', l.latitude,
     'longitude', l.longitude)), '[]') from location l where l.org_id = $1 and l.archived_at is null) as locations,
  (select coalesce(json_agg(json_build_object('id', r.id, 'tag', r.tag, 'condition', r.condition, 'thresholdMinor', r.threshold_minor,
     'currency', r.currency) order by r.id), '[]') from tag_rule r where r.org_id = $1 and r.archived_at is null) as "tagRules"`;

export const POLICIES_OF_ORGANIZATION = `select ${POLICIES} from organization g join org_policy p on p.org_id = g.id where g.id = $1`;

const CUSTOMER = `select c.id, c.code, c.name, c.kind, c.terms, c.terms_days as "termsDays", c.currency,
  c.credit_policy as "creditPolicy", c.allow_backorder as "allowBackorder", c.ship_complete as "shipComplete", c.allow_substitution as "allowSubstitution", c.split,
  c.contact_id as "contactId", c.ship_to_id as "shipToId", ct.email, c.archived_at is not null as archived,
  case when a.latitude is not null and a.longitude is not null then json_build_object('latitude', a.latitude, 'longitude', a.longitude) end as point,
  exists (select 1 from orders o where o.org_id = $1 and o.customer_id = c.id and o.placed_at is not null and o.status <> 'canceled') as "hasOrders"
  from buyer c
  left join contact ct on ct.org_id = c.org_id and ct.id = c.contact_id
  left join address a on a.org_id = c.org_id and a.id = c.ship_to_id`;

const PRODUCTS = `select p.id, p.sku, p.name, p.kind, p.unit_price::text as "unitPrice", p.currency,
  (select i.unit_price::text from price_list_item i where i.org_id = $1 and i.product_id = p.id and i.price_list_id = (
     select pl.id from buyer c join price_list pl on pl.org_id = c.org_id and pl.id = c.price_list_id
     where pl.archived_at is null and pl.currency = coalesce($4, c.currency))) as "listPrice",
  p.tax_category as "taxCategory", p.tax_rate::text as "taxRate", p.allow_backorder as "allowBackorder", p.archived_at is not null as archived,
  case when p.kind = 'bundle' then (select json_agg(json_build_object('productId', b.component_id, 'unitsPerBundle', b.units) order by b.component_id)
    from bundle_component b where b.org_id = $1 and b.bundle_id = p.id) end as components
  from product p where p.org_id = $1 and p.sku = any($2::text[])`;

const GIVING = `b.product_id = any(array(select s.product_id from stock_level s where s.org_id = $1 and s.condition = 'good'
  and s.product_id = any(array(select id from wanted)) and s.on_hand - s.reserved - s.safety_stock > 0))`;

const FACTS = (wanted: string): string => `p.rules_mark as mark,
  (select row_to_json(x) from (${CUSTOMER}) x) as customer,
  (select coalesce(json_agg(x), '[]') from (${PRODUCTS}) x) as products,
  exists (select from ${wanted} w cross join lateral (select from backorder b
    where b.org_id = $1 and b.product_id = w.id and b.units > 0 limit 1) q) as "waitedFor"
  from org_policy p where p.org_id = $1`;

/**
 * Everything else that any placement is decided from, read once the locks are held: which rules hold, customer, prices, and
 * whether somebody waits already for one of the products. $1 to $4.
 */
export const placementFacts = (by: CustomerBy): string => `with ${BUYER(by, "look")} select ${FACTS(WANTED_SKUS)}`;

/** All of it at once, with customer and credit locked and the stock only seen; bundles without their parts' stock. */
export const placementGlance = (by: CustomerBy): string => `with ${BUYER(by, "lock")}, ${CREDIT("lock", "customer")},
  wanted as materialized (select id from product where org_id = $1 and sku = any($2::text[])),
  stock as (select s.* from wanted w cross join lateral (${GOOD_STOCK} and s.product_id = w.id) s)
  select ${CREDIT_AND_STOCK}, ${FACTS("wanted")}`;

/** The oldest cost layers of the SKUs, to be sent beside a glance where a strategy asks for them. */
export const GLANCE_LAYERS = `with wanted as materialized (select id from product where org_id = $1 and sku = any($2::text[]))
  ${OLDEST_LAYERS("wanted", "true")}`;

/**
 * What only some placements need, and all the others would pay for: the waiting rows that could be given something of what is
 * free (front first), how many orders wait for each (up to 1,000 rows), the oldest cost layers. $1, the products (not the SKUs:
 * a bundle may be made of something else since it was read) and whether the layers are asked for.
 */
export const PLACEMENT_QUEUE = `with wanted as materialized (select unnest($2::uuid[]) as id)
  select (select coalesce(json_agg(x), '[]') from (${QUEUE} and ${GIVING} and ${SERVABLE}
    order by b.priority desc, b.waiting_since, b.id limit ${MOST_QUEUE_ROWS + 1}) x) as queue,
  (select coalesce(json_agg(x), '[]') from (select w.id as "productId", count(distinct q.order_id)::int as orders from wanted w
    cross join lateral (select b.order_id from backorder b where b.org_id = $1 and b.product_id = w.id and b.units > 0 limit 1000) q
    group by w.id) x) as "queueLengths",
  (select coalesce(json_agg(x), '[]') from (${OLDEST_LAYERS("wanted", "$3::bool")}) x) as layers`;
