import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

// Deleted are rows of tables on which the program has the right to, and those that go along with them. The key's columns must be
// the leading ones of an index over all rows, or over those that have a key; a summary by blocks will do for its last column,
// which alone tells the rows apart.
const UNINDEXED = `with recursive deletable as (
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and has_table_privilege('onerow_app', c.oid, 'delete')
    union select k.conrelid from pg_constraint k join deletable d on d.oid = k.confrelid where k.contype = 'f' and k.confdeltype = 'c')
  select k.conrelid::regclass::text as "table", k.conname as key from pg_constraint k join deletable d on d.oid = k.confrelid
  where k.contype = 'f' and not exists (
    select from pg_index i join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam
    cross join lateral (select array_agg(a order by o) as columns from unnest(i.indkey::int2[]) with ordinality u(a, o)) u
    where i.indrelid = k.conrelid and i.indisvalid and (
      (m.amname = 'btree' and u.columns[1:cardinality(k.conkey)] @> k.conkey
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)',
          (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[cardinality(k.conkey)]))))
      or (m.amname = 'brin' and i.indpred is null and u.columns = array[k.conkey[cardinality(k.conkey)]])))
  order by 1, 2`;

test("what can be deleted is looked for in no table without an index", async () => {
  const { rows } = await client.query("select has_table_privilege('onerow_app', 'orders', 'delete') as deletable");
  expect(rows).toEqual([{ deletable: true }]);
  expect((await client.query(UNINDEXED)).rows).toEqual([]);
});
