import { expect, test } from "@playwright/test";
import pg from "pg";
import { type OwnDatabase, refusedStart, startOwnDatabase } from "@/e2e/support/access/own-server";

test.describe.configure({ mode: "default", timeout: 120_000 });

let database: OwnDatabase;
let owner: pg.Client;

test.beforeAll(async () => {
  database = await startOwnDatabase("http://localhost:1");
  owner = new pg.Client({ connectionString: database.databaseUrl });
  await owner.connect();
});
test.afterAll(async () => {
  await owner?.end();
  await database?.stop();
});

test("the server does not start on a database that does not keep organizations apart, and says why in one line", async () => {
  await owner.query("alter table orders disable row level security");
  const { code, said } = await refusedStart(database.databaseUrl);
  expect(code).toBe(1);
  expect(said).toContain(
    "Onerow does not start, because organizations are not kept apart: no policy protects orders; run the migrations.\n",
  );
});
