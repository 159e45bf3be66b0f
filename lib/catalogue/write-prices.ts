import type { ListedPrice } from "@/lib/catalogue/price-list-inputs";
import type { CatalogueRefusal } from "@/lib/catalogue/refusals";
import { refuse } from "@/lib/result/refusal";
import type { Tx } from "@/lib/transaction/in-tenant";

const UNKNOWN = `select w.sku from unnest($2::text[]) w (sku)
where not exists (select from product p where p.org_id = $1 and p.sku = w.sku) limit 1`;

export async function refuseUnknownSku(tx: Tx, skus: readonly string[]): Promise<CatalogueRefusal | null> {
  if (skus.length === 0) return null;
  const [unknown] = await tx.query<{ sku: string }>("first_unknown_sku", UNKNOWN, [tx.orgId, skus]);
  return unknown ? refuse("product_unknown", unknown.sku) : null;
}

const WRITE = `insert into price_list_item (org_id, price_list_id, product_id, unit_price)
select $1, $2, p.id, w.price from unnest($3::text[], $4::numeric[]) w (sku, price)
join product p on p.org_id = $1 and p.sku = w.sku
on conflict (org_id, price_list_id, product_id) do update set unit_price = excluded.unit_price`;

const FORGET = `delete from price_list_item i where i.org_id = $1 and i.price_list_id = $2
and not exists (select from product p where p.org_id = $1 and p.id = i.product_id and p.sku = any($3))`;

/** Sets these prices; "replace" removes all others. The caller holds the list's lock and knows that the SKUs exist. */
export async function writePrices(tx: Tx, listId: string, prices: readonly ListedPrice[], how: "add" | "replace"): Promise<void> {
  const skus = prices.map(({ sku }) => sku);
  if (how === "replace") await tx.query("forget_prices", FORGET, [tx.orgId, listId, skus]);
  if (skus.length > 0) await tx.query("write_prices", WRITE, [tx.orgId, listId, skus, prices.map((price) => price.unit_price)]);
}

const REMOVE = `delete from price_list_item i using product p
where i.org_id = $1 and i.price_list_id = $2 and p.org_id = $1 and p.id = i.product_id and p.sku = $3`;

export async function removePrice(tx: Tx, listId: string, sku: string): Promise<void> {
  await tx.query("remove_price", REMOVE, [tx.orgId, listId, sku]);
}
