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

test("the embedded server is PostgreSQL 18 or later, in UTF-8, and knows no time zone but UTC", async () => {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int >= 180000 as version, current_setting('server_encoding') as encoding, current_setting('timezone') as zone",
  );
  expect(rows).toEqual([{ version: true, encoding: "UTF8", zone: "UTC" }]);
});

test("the program's role owns its database and is no superuser", async () => {
  const { rows } = await client.query("select rolsuper, rolbypassrls from pg_roles where rolname = current_user");
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
});
