import { afterAll, beforeAll, expect, test } from "vitest";
import { listProducts } from "@/lib/catalogue/list-products";
import { listCustomers } from "@/lib/customers/list-customers";
import { findRecords } from "@/lib/search/find-records";
import type { Actor } from "@/lib/tenancy/actor";
import { type Office, openOffice } from "@/lib/testing/office";
import { plansOf, tooCostly } from "@/lib/testing/plans";

let office: Office;
let actor: Actor;

const MANY = 5_000;
/** Of 8 kB, for a page that an index leads to, and for one that walks to what it wants. */
const [LED, WALKED] = [2_000, 20_000];
const GROWING = ["product", "customer", "customer_credit", "stock_level", "backorder", "search_token"];

beforeAll(async () => {
  office = await openOffice();
  actor = await office.organization("acme");
  const run = (sql: string) => office.admin.query(sql, [actor.orgId]);
  await run(`insert into location (org_id, id, code, name) values ($1, gen_random_uuid(), 'MAIN', 'Main')`);
  await run(`insert into product (org_id, id, sku, name, unit_price, currency)
    select $1, gen_random_uuid(), 'ART-' || lpad(n::text, 6, '0'), 'Article ' || n, 1, 'EUR' from generate_series(1, ${MANY}) n`);
  await office.admin.query("analyze product");
  await run(`insert into stock_level (org_id, product_id, location_id, condition, on_hand)
    select $1, p.id, l.id, 'good', 5 from product p, location l`);
  await run(`insert into customer (org_id, id, code, name, kind, terms, currency)
    select $1, gen_random_uuid(), 'HTL-' || lpad(n::text, 6, '0'), 'Hotel ' || n, 'business', 'credit', 'EUR' from generate_series(1, ${MANY}) n`);
  await office.admin.query("analyze customer");
  await run(`insert into customer_credit (org_id, customer_id, currency, limit_minor) select $1, id, 'EUR', 100 from customer`);
  await run(`insert into search_token (org_id, token, kind, ref_id)
    select $1::uuid, unnest(array[lower(sku), 'article']), 'product', id from product
    union all select $1::uuid, unnest(array[lower(code), 'hotel']), 'customer', id from customer`);
  // Waiting rows without their orders: only their number matters here.
  await office.admin.query("set session_replication_role = replica");
  await run(`insert into backorder (org_id, id, order_id, line_id, product_id, joined_units, units, commit_id)
    select $1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), id, 1, 1, gen_random_uuid() from product`);
  await office.admin.query("set session_replication_role = default");
  await office.admin.query("analyze");
});

afterAll(() => office.close());

const READ: readonly [string, number, () => Promise<unknown>][] = [
  ["products behind one", LED, () => listProducts(actor.orgId, {}, { after: "ART-002500" }, 50)],
  ["products before one", LED, () => listProducts(actor.orgId, {}, { before: "ART-002500" }, 50)],
  ["products with words", LED, () => listProducts(actor.orgId, { q: "article art-0025", kind: "stock" }, {}, 50)],
  ["products that run low", WALKED, () => listProducts(actor.orgId, { low: true }, { after: "ART-002500" }, 50)],
  ["customers over their limit", WALKED, () => listCustomers(actor.orgId, { over: true }, { after: "HTL-002500" }, 50)],
  ["customers with words", LED, () => listCustomers(actor.orgId, { q: "hotel htl-0025" }, {}, 50)],
  ["records of several kinds", LED, () => findRecords(actor.orgId, "art htl", 6)],
];

test.each(READ)("%s: no table is read from end to end", async (_, mostBlocks, read) => {
  expect(tooCostly(await plansOf(read), { growing: GROWING, mostBlocks })).toEqual([]);
});
