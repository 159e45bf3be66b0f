import type { World } from "./world";

type Tables = Pick<World, "orgId" | "sql">;

/** Customers K1, K2, ... that are found by no word. */
export const loadCustomers = ({ sql, orgId }: Tables, count: number) =>
  sql(
    `insert into customer (org_id, id, code, name, kind, terms, currency)
     select $1, gen_random_uuid(), 'K' || n, 'Shop ' || n, 'business', 'credit', 'EUR' from generate_series(1, $2) n`,
    [orgId, count],
  );

/** Makes the first so many of the customers K1, K2, ... findable by a word. */
export const nameCustomers = ({ sql, orgId }: Tables, word: string, count: number) =>
  sql(
    `insert into search_token select org_id, $2, 'customer', id from customer
     where org_id = $1 and code in (select 'K' || n from generate_series(1, $3::int) n)`,
    [orgId, word, count],
  );

/** Makes one order in so many findable by a word. */
export const nameOrders = ({ sql, orgId }: Tables, word: string, oneIn: number) =>
  sql("insert into search_token select org_id, $2, 'order', id from orders where org_id = $1 and substr(number, 4)::int % $3 = 0", [
    orgId,
    word,
    oneIn,
  ]);

/** One in a hundred waits for approval, has a payment, or waits for stock; most are shipped and paid, as in a shop of some years. */
export async function loadOrders({ sql, orgId }: Tables, count: number): Promise<void> {
  await sql(
    `with c as (select array_agg(id order by code) as ids from customer where org_id = $1)
     insert into orders (org_id, id, number, version, status, allocation_status, fulfilment_status, payment_status, invoice_status, return_status,
       customer_id, currency, prices_include_tax, terms, terms_days, allow_backorder, ship_complete, split, strategy, total_minor, paid_minor,
       ordered_units, waiting_units, created_at, placed_at)
     select $1, md5($1::text || n)::uuid, 'SO-' || (10000 + n), 1,
       case when n % 100 = 1 then 'pending_approval' when n % 100 = 2 then 'draft' when n % 100 = 3 then 'canceled' when n % 100 < 20 then 'placed' else 'completed' end,
       case when n % 100 in (1, 2) then 'unallocated' when n % 100 = 3 then 'not_required' when n % 500 = 4 then 'backordered' when n % 500 = 5 then 'partially_reserved' else 'reserved' end,
       case when n % 100 < 19 then 'unfulfilled' when n % 100 = 19 then 'picked' else 'delivered' end,
       case when n % 100 < 15 then 'unpaid' when n % 100 = 15 then 'partially_paid' else 'paid' end,
       case when n % 100 < 20 then 'not_invoiced' when n % 1000 = 20 then 'partially_invoiced' when n % 1000 = 21 then 'credited' else 'invoiced' end,
       case when n % 1000 = 22 then 'partially_returned' when n % 1000 = 21 then 'returned' else 'none' end,
       c.ids[1 + n % cardinality(c.ids)], 'EUR', false, 'credit', 30, true, false, 'allowed', 'nearest', 1000 + n, 0, 5, case when n % 500 in (4, 5) then 2 else 0 end,
       '2025-01-01'::timestamptz + n * interval '7 minutes', case when n % 100 in (1, 2) then null else '2025-01-01'::timestamptz + n * interval '7 minutes' end
     from generate_series(1, $2) n, c`,
    [orgId, count],
  );
  await sql(
    `insert into search_token (org_id, token, kind, ref_id)
     select org_id, t, 'order', id from orders cross join lateral unnest(array[lower(number), 'so', substr(number, 4)]) t where org_id = $1`,
    [orgId],
  );
}
