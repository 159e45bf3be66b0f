import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import * as catalogue from "@/db/schema/catalogue";
import * as customers from "@/db/schema/customers";
import * as ledger from "@/db/schema/ledger";
import * as orders from "@/db/schema/orders";
import * as outbox from "@/db/schema/outbox";
import * as stock from "@/db/schema/stock";
import * as system from "@/db/schema/system";
import * as tags from "@/db/schema/tags";
import { ChangeSet } from "@/lib/transaction/change-set";
import { statementFor } from "@/lib/transaction/statement";

const schema: Record<string, unknown> = { ...catalogue, ...customers, ...ledger, ...orders, ...outbox, ...stock, ...system, ...tags };
const TABLES = Object.values(schema).filter((value) => is(value, PgTable));
const MADE_BY_DATABASE = new Set(["orgId", "commitId", "txid", "at"]);

let fresh: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  fresh = await createTestDatabase();
  client = new pg.Client({ connectionString: fresh.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await fresh.drop();
});

/** A change set that inserts one row and changes one row of the table, naming every column that the program may write. */
function everyColumn(table: PgTable): string {
  const names = Object.entries(getTableColumns(table)).flatMap(([name, column]) =>
    column.generated || MADE_BY_DATABASE.has(name) ? [] : [name],
  );
  const row = Object.fromEntries(names.map((name) => [name, "some value"]));
  const changes = new ChangeSet();
  changes.inserts.set(table, [row]);
  changes.updates.set(table, new Map([["row", { key: row, set: row, add: {} }]]));
  return statementFor(changes).text;
}

describe("the change set's statement", () => {
  test("knows every column by the type that the database has", async () => {
    const { rows } = await client.query<{ name: string; type: string }>(
      `select c.relname || '.' || a.attname as name, format_type(a.atttypid, a.atttypmod) as type from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
    );
    const actual = new Map(rows.map(({ name, type }) => [name, type]));
    const told = TABLES.flatMap((table) =>
      Object.values(getTableColumns(table)).map((column) => [`${getTableName(table)}.${column.name}`, plain(column.getSQLType())] as const),
    );
    expect(told.length).toBeGreaterThan(250);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(told.map(([name]) => [name, actual.get(name)])));
  });

  test("is accepted by the database for every table, with every column", async () => {
    expect(TABLES.length).toBeGreaterThan(25);
    for (const table of TABLES) await client.query(`prepare probe_${getTableName(table)} (uuid, uuid, jsonb) as ${everyColumn(table)}`);
    const { rows } = await client.query("select name from pg_prepared_statements");
    expect(rows).toHaveLength(TABLES.length);
  });

  test("never says ON CONFLICT", () => {
    for (const table of TABLES) expect(everyColumn(table)).not.toMatch(/on\s+conflict/i);
  });

  test("is built once for each combination of tables and columns", () => {
    const withRows = (rows: number) =>
      statementFor(
        new ChangeSet().insert(
          system.savedView,
          ...Array.from({ length: rows }, (_, id) => ({ id: String(id), list: "orders", name: "x", query: "" })),
        ),
      );
    expect(withRows(1).name).toBe(withRows(50).name);
    expect(statementFor(new ChangeSet().set(system.savedView, { id: "1" }, { name: "x" })).name).not.toBe(withRows(1).name);
  });

  test("changes the rows of a table in the order of its key, whatever the order they were decided in", () => {
    const changes = new ChangeSet();
    for (const [locationId, productId] of [
      ["a", "q"],
      ["b", "p"],
      ["a", "p"],
    ] as const)
      changes.add(stock.stockLevel, { productId, locationId, condition: "good" }, { reserved: 1 });
    const rows = (JSON.parse(statementFor(changes).record) as { p0: { productId: string; locationId: string }[] }).p0;
    expect(rows.map(({ productId, locationId }) => productId + locationId)).toEqual(["pa", "pb", "qa"]);
  });

  test("is another one with a guard or a check, and calls the check behind everything else", () => {
    const change = () => new ChangeSet().add(stock.stockLevel, { productId: "p" }, { reserved: 1 });
    const guarded = statementFor(change().guard(stock.stockLevel, "t.on_hand > 0"));
    const checked = statementFor(change().check("onerow_unclaimed", ["p"]));
    expect(new Set([statementFor(change()).name, guarded.name, checked.name]).size).toBe(3);
    expect(guarded.text).toContain("and t.on_hand > 0");
    expect(checked.text).toMatch(/case when onerow_expect\(.*then onerow_unclaimed\(\$1::uuid/s);
    expect(JSON.parse(checked.record)).toMatchObject({ onerow_unclaimed: "{p}" });
  });
});

const plain = (type: string): string =>
  type
    .replace(/ collate .*/, "")
    .replace(/\s*,\s*/g, ",")
    .replace(/^varchar/, "character varying");
