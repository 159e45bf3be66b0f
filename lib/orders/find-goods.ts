import "server-only";
import type { ProductKind, Terms } from "@/db/values";
import { plainPrice } from "@/lib/catalogue/plain-decimal";
import { findIds } from "@/lib/search/find";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

/** A product as one looks for it while writing an order: its price for this customer and what could be promised now. */
export type FoundGoods = {
  sku: string;
  name: string;
  kind: ProductKind;
  /** Decimal string in the currency of the order; null where there is no price in it. */
  price: string | null;
  currency: string;
  /** Null for services. */
  availableUnits: number | null;
};

const FREE = "greatest(0, s.on_hand - s.reserved - s.safety_stock)";
const GOOD = "s.condition = 'good'";
const OPEN = "join location l on l.org_id = s.org_id and l.id = s.location_id and l.archived_at is null";

const GOODS = `select p.sku, p.name, p.kind, coalesce($3, c.currency, g.currency) as currency,
  coalesce(i.unit_price, case when p.currency = coalesce($3, c.currency, g.currency) then p.unit_price end) as price,
  case p.kind
    when 'stock' then (select coalesce(sum(${FREE}), 0)::bigint from stock_level s ${OPEN} where s.org_id = $1 and s.product_id = p.id and ${GOOD})
    when 'bundle' then (select coalesce(sum(whole), 0)::bigint from (select min(${FREE} / b.units) as whole from bundle_component b
      join stock_level s on s.org_id = b.org_id and s.product_id = b.component_id and ${GOOD} ${OPEN}
      where b.org_id = $1 and b.bundle_id = p.id group by s.location_id) per_location)
  end as "availableUnits"
  from unnest($2::uuid[]) with ordinality f (id, place)
  join product p on p.org_id = $1 and p.id = f.id and p.archived_at is null
  join organization g on g.id = $1
  left join customer c on c.org_id = $1 and c.code = $4
  left join price_list pl on pl.org_id = $1 and pl.id = c.price_list_id and pl.archived_at is null and pl.currency = coalesce($3, c.currency)
  left join price_list_item i on i.org_id = $1 and i.price_list_id = pl.id and i.product_id = p.id
  order by f.place`;

type Asked = { text: string; customer: string | null; currency: string | null };

const MOST = 8;

/** Products whose SKU, name or GTIN begins with the words, best first. */
export const findGoods = ({ orgId }: Actor, { text, customer, currency }: Asked): Promise<FoundGoods[]> =>
  readTenant(orgId, async (tx) => {
    const ids = await findIds(tx, "product", text, MOST);
    const rows = await tx.query<FoundGoods>("find_goods", GOODS, [orgId, ids, currency, customer]);
    return rows.map((row) => ({ ...row, price: row.price === null ? null : plainPrice(row.price, row.currency) }));
  });

export type FoundBuyer = {
  code: string;
  name: string;
  terms: Terms;
  termsDays: number;
  currency: string;
  limitMinor: number | null;
  exposureMinor: number | null;
};

const BUYERS = `select c.code, c.name, c.terms, c.terms_days as "termsDays", c.currency, k.limit_minor as "limitMinor", k.exposure_minor as "exposureMinor"
  from unnest($2::uuid[]) with ordinality f (id, place)
  join customer c on c.org_id = $1 and c.id = f.id and c.archived_at is null
  left join customer_credit k on k.org_id = c.org_id and k.customer_id = c.id and k.currency = c.currency and c.terms = 'credit'
  order by f.place`;

/** Customers by name, code, e-mail or town, with what they may still buy on credit. */
export const findBuyers = ({ orgId }: Actor, text: string): Promise<FoundBuyer[]> =>
  readTenant(orgId, async (tx) => tx.query<FoundBuyer>("find_buyers", BUYERS, [orgId, await findIds(tx, "customer", text, MOST)]));
