import type { PriceSources } from "@/lib/catalogue/price";
import type { Tx } from "@/lib/transaction/in-tenant";

/** One row per SKU that exists: the product's own price and the one of the customer's list, if that list is in use. */
const PRICES = `
select p.id, p.sku, p.unit_price, p.currency, i.unit_price as list_price, l.currency as list_currency
from product p
left join customer c on c.org_id = p.org_id and c.id = $2
left join price_list l on l.org_id = c.org_id and l.id = c.price_list_id and l.archived_at is null
left join price_list_item i on i.org_id = l.org_id and i.price_list_id = l.id and i.product_id = p.id
where p.org_id = $1 and p.sku = any($3)`;

type Row = { id: string; sku: string; unit_price: string; currency: string; list_price: string | null; list_currency: string | null };

/** What `effectivePrice` needs, by SKU, for one customer. */
export async function readPrices(
  tx: Tx,
  customerId: string,
  skus: readonly string[],
): Promise<Map<string, Omit<PriceSources, "linePrice">>> {
  const rows = await tx.query<Row>("prices_for_customer", PRICES, [tx.orgId, customerId, skus]);
  return new Map(
    rows.map((row) => [
      row.sku,
      {
        listPrice:
          row.list_price !== null && row.list_currency !== null ? { unitPrice: row.list_price, currency: row.list_currency } : null,
        product: { sku: row.sku, unitPrice: row.unit_price, currency: row.currency },
      },
    ]),
  );
}
