import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listProducts } from "@/lib/catalogue/list-products";
import { listCustomers } from "@/lib/customers/list-customers";
import { findRecords } from "@/lib/search/find-records";
import type { Actor } from "@/lib/tenancy/actor";
import { type Office, openOffice } from "@/lib/testing/office";

let office: Office;
let actor: Actor;

const MANY = 5_000;
const WATCHED = ["product", "customer", "customer_credit", "stock_level", "backorder", "search_token"];

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
  // What the sessions that made all this scanned, while tables were empty, they may report as late as when they end.
  await office.admin.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
});

afterAll(() => office.close());

const scans = async () => {
  const { rows } = await office.admin.query<{ relname: string; seq: number; idx: number }>(
    "select relname, seq_scan::int as seq, idx_scan::int as idx from pg_stat_user_tables where relname = any($1)",
    [WATCHED],
  );
  return new Map(rows.map((row) => [row.relname, row]));
};

/** Sessions report what they did about once a second, and later when they rest: waits until nothing more is reported. */
async function reported(): Promise<Awaited<ReturnType<typeof scans>>> {
  for (let last = ""; ; ) {
    await office.admin.query("select pg_stat_force_next_flush()");
    await listProducts(actor.orgId, {}, {}, 1);
    await delay(1_200);
    const now = await scans();
    const seq = JSON.stringify([...now.values()].map((row) => `${row.relname} ${row.seq}`).toSorted());
    if (seq === last) return now;
    last = seq;
  }
}

test("lists and searches of products and customers read no table from end to end", async () => {
  const before = await reported();
  const some = { after: "ART-002500" };
  await listProducts(actor.orgId, {}, some, 50);
  await listProducts(actor.orgId, {}, { before: "ART-002500" }, 50);
  await listProducts(actor.orgId, { q: "article 0025", kind: "stock" }, {}, 50);
  await listProducts(actor.orgId, { low: true }, some, 50);
  await listCustomers(actor.orgId, { over: true }, { after: "HTL-002500" }, 50);
  await listCustomers(actor.orgId, { q: "hotel htl-0025" }, {}, 50);
  await findRecords(actor.orgId, "art htl", 6);
  const after = await reported();
  const grown = WATCHED.filter((table) => (after.get(table)?.seq ?? 0) > (before.get(table)?.seq ?? 0));
  expect(grown).toEqual([]);
  expect(after.get("product")?.idx ?? 0).toBeGreaterThan((before.get("product")?.idx ?? 0) + 1);
});
