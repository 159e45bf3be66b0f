import type { CreditRow } from "@/lib/customers/credit";
import type { Point } from "@/lib/stock/strategies";
import { certain } from "@/lib/result/refusal";
import { forUpdate, type Locking } from "@/lib/transaction/locking";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { PlaceBody } from "./inputs";
import type { CustomerFact, PlacementFacts, Policies } from "./placement-facts";
import type { PricedProduct } from "./price";
import { isUuid, lockHeaders, readParts } from "./read-order";
import { readLayers, readQueue, readQueueLengths, readStock } from "./read-stock";

export type PlacementQuery = {
  customer: string;
  currency: string | null;
  skus: readonly string[];
  strategy: string | null;
  orderId: string | null;
  channel: string | null;
  externalId: string | null;
};

export const queryFor = (
  body: Pick<PlaceBody, "customer" | "currency" | "lines" | "strategy" | "channel" | "external_id">,
  orderId: string | null = null,
): PlacementQuery => ({
  customer: body.customer,
  currency: body.currency ?? null,
  skus: [...new Set(body.lines.map(({ sku }) => sku))],
  strategy: body.strategy ?? null,
  orderId,
  channel: body.channel ?? null,
  externalId: body.external_id ?? null,
});

const CUSTOMER_OF = { id: "c.id = $2::uuid", code: "c.code = $2" } as const;

const credit = (
  by: keyof typeof CUSTOMER_OF,
) => `select limit_minor as "limitMinor", exposure_minor as "exposureMinor" from customer_credit cc
  where cc.org_id = $1 and (cc.customer_id, cc.currency) =
    (select c.id, coalesce($3, c.currency) from customer c where c.org_id = $1 and ${CUSTOMER_OF[by]} and c.terms = 'credit')`;

const customer = (by: keyof typeof CUSTOMER_OF) => `select c.id, c.code, c.name, c.kind, c.terms, c.terms_days as "termsDays", c.currency,
  c.credit_policy as "creditPolicy", c.allow_backorder as "allowBackorder", c.ship_complete as "shipComplete", c.split,
  c.contact_id as "contactId", c.ship_to_id as "shipToId", ct.email, c.archived_at is not null as archived,
  case when a.latitude is not null and a.longitude is not null then json_build_object('latitude', a.latitude, 'longitude', a.longitude) end as point,
  exists (select 1 from orders o where o.org_id = $1 and o.customer_id = c.id and o.placed_at is not null and o.status <> 'canceled') as "hasOrders"
  from customer c
  left join contact ct on ct.org_id = c.org_id and ct.id = c.contact_id
  left join address a on a.org_id = c.org_id and a.id = c.ship_to_id
  where c.org_id = $1 and ${CUSTOMER_OF[by]}`;

const POLICIES = `select g.name as "organizationName", g.time_zone as "timeZone", g.currency as "orgCurrency", p.strategy,
  p.channel_strategies as "channelStrategies", p.credit_policy as "creditPolicy", p.allow_backorder as "allowBackorder",
  p.ship_complete as "shipComplete", p.split, p.prices_include_tax as "pricesIncludeTax", p.pay_within_days as "payWithinDays",
  (select coalesce(json_agg(json_build_object('id', l.id, 'code', l.code, 'name', l.name, 'rank', l.rank, 'latitude', l.latitude,
     'longitude', l.longitude)), '[]') from location l where l.org_id = $1 and l.archived_at is null) as locations,
  (select coalesce(json_agg(json_build_object('id', r.id, 'tag', r.tag, 'condition', r.condition, 'thresholdMinor', r.threshold_minor,
     'currency', r.currency) order by r.id), '[]') from tag_rule r where r.org_id = $1 and r.archived_at is null) as "tagRules"
  from organization g join org_policy p on p.org_id = g.id where g.id = $1`;

const products = (
  by: keyof typeof CUSTOMER_OF,
) => `select p.id, p.sku, p.name, p.kind, p.unit_price as "unitPrice", p.currency, i.unit_price as "listPrice",
  p.tax_category as "taxCategory", p.tax_rate as "taxRate", p.allow_backorder as "allowBackorder", p.archived_at is not null as archived,
  case when p.kind = 'bundle' then (select json_agg(json_build_object('productId', b.component_id, 'unitsPerBundle', b.units) order by b.component_id)
    from bundle_component b where b.org_id = $1 and b.bundle_id = p.id) end as components
  from product p
  left join customer c on c.org_id = p.org_id and ${CUSTOMER_OF[by]}
  left join price_list pl on pl.org_id = c.org_id and pl.id = c.price_list_id and pl.archived_at is null and pl.currency = coalesce($3, c.currency)
  left join price_list_item i on i.org_id = pl.org_id and i.price_list_id = pl.id and i.product_id = p.id
  where p.org_id = $1 and p.sku = any($4::text[])`;

/**
 * Flight one of a placement: everything it needs, in one flight, with the locks in their order (order, credit, stock).
 * Editing a draft locks the row alone, hence `rowLocking`.
 */
export async function readPlacement(
  tx: Tx,
  query: PlacementQuery,
  locking: Locking,
  rowLocking: Locking = locking,
): Promise<PlacementFacts> {
  const by = isUuid(query.customer) ? "id" : "code";
  const { orgId } = tx;
  const [headers, parts, credits, policies, customers, priced, stock, queue, queueLengths, layers, points, taken] = await Promise.all([
    query.orderId ? lockHeaders(tx, [query.orderId], { name: "order", locking: rowLocking }) : [],
    query.orderId ? readParts(tx, [query.orderId]) : null,
    tx.query<CreditRow>(`credit_by_${by}_${locking}`, credit(by) + forUpdate(locking), [orgId, query.customer, query.currency]),
    readPolicies(tx),
    tx.query<CustomerFact>(`customer_by_${by}`, customer(by), [orgId, query.customer]),
    tx.query<PricedProduct>(`products_by_${by}`, products(by), [orgId, query.customer, query.currency, query.skus]),
    readStock(tx, { skus: query.skus }, locking),
    readQueue(tx, { skus: query.skus }),
    readQueueLengths(tx, query.skus),
    readLayers(tx, query.skus, query.strategy),
    query.orderId ? tx.query<OrderPoint>("order_point", POINT, [orgId, query.orderId]) : [],
    query.externalId ? tx.query<{ id: string }>("external_taken", EXTERNAL, [orgId, query.channel, query.externalId]) : [],
  ]);
  const [header] = headers;
  return {
    policies,
    customer: customers[0] ?? null,
    credit: credits[0] ?? null,
    products: priced,
    stock,
    queue,
    queueLengths,
    layers,
    existing: header && parts ? { header, parts, point: points[0]?.point ?? null } : null,
    externalTaken: taken[0]?.id ?? null,
  };
}

/** The organization's rules, active locations and tag rules. */
export async function readPolicies(tx: Tx): Promise<Policies> {
  return certain((await tx.query<Policies>("policies", POLICIES, [tx.orgId]))[0], "the organization's policies");
}

type OrderPoint = { point: Point | null };
const POINT = `select case when a.latitude is not null and a.longitude is not null
  then json_build_object('latitude', a.latitude, 'longitude', a.longitude) end as point
  from orders o join address a on a.org_id = o.org_id and a.id = o.ship_to_id where o.org_id = $1 and o.id = $2::uuid`;

const EXTERNAL = "select id from orders where org_id = $1 and channel is not distinct from $2 and external_id = $3";
