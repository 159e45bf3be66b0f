import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { migrate, readMigrationState } from "@/db/migrate";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
beforeEach(() => client.query("delete from drizzle.__drizzle_migrations where hash = 'unknown'"));
afterAll(async () => {
  await client.end();
  await database.drop();
});

const record = (createdAt: number) =>
  client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('unknown', $1)", [createdAt]);

test("a migrated database is current and migrating again changes nothing", async () => {
  expect(await readMigrationState(client)).toEqual({ state: "current" });
  expect(await migrate(database.url)).toBe(0);
});

test("two programs that migrate an empty database at once apply every step once", async () => {
  const empty = await createTestDatabase({ empty: true });
  const applied = await Promise.all([migrate(empty.url), migrate(empty.url), migrate(empty.url)]);
  const { rows } = await client.query<{ steps: string }>("select count(*) as steps from drizzle.__drizzle_migrations");
  expect(applied.toSorted((a, b) => a - b)).toEqual([0, 0, Number(rows[0]?.steps)]);
  await empty.drop();
});

test("a database with a later step than this code knows is newer, and refused with one sentence", async () => {
  await record(Date.parse("2999-01-01"));
  expect(await readMigrationState(client)).toEqual({ state: "newer", unknown: 1 });
  await expect(migrate(database.url)).rejects.toThrow(/^The database is newer than this code: [^\n]*\.$/);
});

test("a database whose steps were written differently is refused as that of other code", async () => {
  await record(1);
  await expect(migrate(database.url)).rejects.toThrow(/^The database belongs to other code: [^\n]*\.$/);
});

test("who does not own the database is told so in one sentence, and may still see whether it is current", async () => {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query("do $$ begin create role stranger login password 'stranger'; exception when duplicate_object then null; end $$");
  await admin.query("grant onerow_app to stranger");
  await admin.end();
  const stranger = new URL(database.url);
  stranger.username = stranger.password = "stranger";
  const visitor = new pg.Client({ connectionString: stranger.href });
  await visitor.connect();
  expect(await readMigrationState(visitor)).toEqual({ state: "current" });
  await visitor.end();
  await client.query("delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)");
  await expect(migrate(stranger.href)).rejects.toThrow(/^The user stranger may not migrate the database \([^\n]*\): use the role/);
});
