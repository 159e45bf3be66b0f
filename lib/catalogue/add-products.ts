import { v7 } from "uuid";
import { addRowsOfProducts } from "@/lib/catalogue/stock-rows";
import { type CatalogueRefusal } from "@/lib/catalogue/refusals";
import { refuse } from "@/lib/result/refusal";
import { tokensOf } from "@/lib/search/tokens";
import type { Actor } from "@/lib/tenancy/actor";
import { administer } from "@/lib/transaction/administer";
import type { Tx } from "@/lib/transaction/in-tenant";

/** A product as far as another system's order knows it; unit price and rate are decimal strings. */
export type NewProduct = { sku: string; name: string; kind: "stock" | "service"; unitPrice: string; currency: string; taxRate: string };

const ADD = `
  insert into product (org_id, id, sku, name, kind, unit_price, currency, tax_category, tax_rate)
  select $1, p.id, p.sku, p.name, p.kind, p.unit_price, p.currency, 'S', p.tax_rate
    from jsonb_to_recordset($2::jsonb)
      p (id uuid, sku text, name text, kind text, unit_price numeric, currency text, tax_rate numeric)
  on conflict (org_id, sku) do nothing
  returning id, kind`;

const TOKENS = `
  insert into search_token (org_id, token, kind, ref_id)
  select $1, t.token, 'product', t.ref_id from jsonb_to_recordset($2::jsonb) t (token text, ref_id uuid)
  on conflict do nothing`;

/** Adds the products that do not exist yet, all in one transaction; one that exists keeps everything it has. */
export async function addProducts(actor: Actor, products: readonly NewProduct[]): Promise<{ ok: true; added: number } | CatalogueRefusal> {
  if (!actor.rights.has("create")) return refuse("no_right", "create");
  // In one order of SKUs, so that two imports that add the same products wait for one another instead of deadlocking.
  const rows = products
    .map(({ unitPrice, taxRate, ...product }) => ({ ...product, id: v7(), unit_price: unitPrice, tax_rate: taxRate }))
    .sort((a, b) => (a.sku < b.sku ? -1 : 1));
  return administer(actor.orgId, (tx) => add(tx, rows));
}

async function add(tx: Tx, rows: readonly { id: string; sku: string; name: string }[]): Promise<{ ok: true; added: number }> {
  const added = await tx.query<{ id: string; kind: string }>("add_products", ADD, [tx.orgId, JSON.stringify(rows)]);
  const ids = new Set(added.map(({ id }) => id));
  const tokens = rows
    .filter(({ id }) => ids.has(id))
    .flatMap(({ id, sku, name }) => tokensOf(sku, name).map((token) => ({ token, ref_id: id })));
  await tx.query("add_product_tokens", TOKENS, [tx.orgId, JSON.stringify(tokens)]);
  const stocked = added.filter(({ kind }) => kind === "stock").map(({ id }) => id);
  if (stocked.length > 0) await addRowsOfProducts(tx, stocked);
  return { ok: true, added: added.length };
}
