import "server-only";
import type { OrderStatus, ProductKind } from "@/db/values";
import { plainPrice } from "@/lib/catalogue/plain-decimal";
import { findIds } from "@/lib/search/find";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

export type FoundOrder = { id: string; number: string; status: OrderStatus; customer: string };
export type FoundCustomer = { id: string; code: string; name: string; archived: boolean };
export type FoundProduct = { id: string; sku: string; name: string; kind: ProductKind; price: string; currency: string; archived: boolean };

// The order of the search is kept: with ordinality gives each id its place.
const ORDERS = `select o.id, o.number, o.status, c.name as customer
from unnest($2::uuid[]) with ordinality f (id, place)
join orders o on o.org_id = $1 and o.id = f.id join customer c on c.org_id = o.org_id and c.id = o.customer_id order by f.place`;

const CUSTOMERS = `select c.id, c.code, c.name, c.archived_at is not null as archived
from unnest($2::uuid[]) with ordinality f (id, place) join customer c on c.org_id = $1 and c.id = f.id
order by c.archived_at is not null, f.place`;

const PRODUCTS = `select p.id, p.sku, p.name, p.kind, p.unit_price as price, p.currency, p.archived_at is not null as archived
from unnest($2::uuid[]) with ordinality f (id, place) join product p on p.org_id = $1 and p.id = f.id
order by p.archived_at is not null, f.place`;

async function orders(tx: Tx, text: string, limit: number): Promise<FoundOrder[]> {
  return tx.query("found_orders", ORDERS, [tx.orgId, await findIds(tx, "order", text, limit)]);
}

async function customers(tx: Tx, text: string, limit: number): Promise<FoundCustomer[]> {
  return tx.query("found_customers", CUSTOMERS, [tx.orgId, await findIds(tx, "customer", text, limit)]);
}

async function products(tx: Tx, text: string, limit: number): Promise<FoundProduct[]> {
  const rows = await tx.query<FoundProduct>("found_products", PRODUCTS, [tx.orgId, await findIds(tx, "product", text, limit)]);
  return rows.map((row) => ({ ...row, price: plainPrice(row.price, row.currency) }));
}

export type FoundExpected = { id: string; reference: string; supplier: string };

const EXPECTED = `select e.id, e.reference, e.supplier
from unnest($2::uuid[]) with ordinality f (id, place) join expected_receipt e on e.org_id = $1 and e.id = f.id
order by e.closed_at is not null, f.place`;

async function expected(tx: Tx, text: string, limit: number): Promise<FoundExpected[]> {
  return tx.query("found_expected", EXPECTED, [tx.orgId, await findIds(tx, "expected", text, limit)]);
}

export type Records = { orders: FoundOrder[]; customers: FoundCustomer[]; products: FoundProduct[]; expected: FoundExpected[] };

/** Orders by number or external id, customers by name, code, e-mail or town, products by SKU, name or GTIN, expected receipts by number or supplier; `limit` of each. */
export const findRecords = (orgId: string, text: string, limit: number): Promise<Records> =>
  readTenant(orgId, async (tx) => ({
    orders: await orders(tx, text, limit),
    customers: await customers(tx, text, limit),
    products: await products(tx, text, limit),
    expected: await expected(tx, text, limit),
  }));

export const findCustomers = (orgId: string, text: string, limit: number): Promise<FoundCustomer[]> =>
  readTenant(orgId, (tx) => customers(tx, text, limit));

export const findProducts = (orgId: string, text: string, limit: number): Promise<FoundProduct[]> =>
  readTenant(orgId, (tx) => products(tx, text, limit));
