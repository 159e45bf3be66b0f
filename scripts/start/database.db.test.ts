import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase, inDatabase, type TestDatabase } from "@/db/testing/database";
import { startDatabase } from "@/scripts/start/database";

const PASSWORD = "s3cret";

let database: TestDatabase;
let admin: pg.Client;
let member: string;
const made: string[] = [];

/** A role that owns nothing, and the address with which it comes. */
async function role(grants: string): Promise<string> {
  const name = `visitor_${randomBytes(4).toString("hex")}`;
  await admin.query(`create role ${name} login password '${PASSWORD}'; ${grants.replaceAll("$1", name)}`);
  made.push(name);
  const address = new URL(database.url);
  address.username = name;
  address.password = PASSWORD;
  return address.href;
}

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  member = await role("grant onerow_app to $1");
});
beforeEach(() => {
  process.env.MIGRATION_DATABASE_URL = database.url;
});
afterEach(() => {
  delete process.env.MIGRATION_DATABASE_URL;
});
afterAll(async () => {
  for (const name of made) await admin.query(`drop role ${name}`);
  await admin.end();
  await database.drop();
});

const start = (url: string | undefined) => startDatabase(url, "unused", () => undefined);

async function sentence(url: string | undefined): Promise<string> {
  const outcome: unknown = await start(url).catch((error: unknown) => error);
  expect(outcome).toMatchObject({ name: "OperatorError" });
  const { message } = outcome as Error;
  expect(message).toMatch(/^[A-Z][^\n]*\.$/);
  expect(message).not.toContain(PASSWORD);
  return message;
}

test("a role that may only act as the program runs on what the owner migrates", async () => {
  expect(await start(member)).toMatchObject({ url: member, localUrl: member, embedded: null });
});

test("a wrong DATABASE_URL is named, although the owner's address is right", async () => {
  expect(await sentence(member.replace(PASSWORD, "wrong"))).toMatch(/refuses the user visitor_\w+ of DATABASE_URL:/);
  expect(await sentence(inDatabase(member, "missing"))).toMatch(/^The database missing of DATABASE_URL does not exist/);
  expect(await sentence("nonsense")).toMatch(/^DATABASE_URL is not a PostgreSQL address/);
});

test("a wrong MIGRATION_DATABASE_URL is not blamed on the other", async () => {
  process.env.MIGRATION_DATABASE_URL = inDatabase(database.url, "missing");
  expect(await sentence(member)).toMatch(/^The database missing of MIGRATION_DATABASE_URL does not exist/);
  process.env.MIGRATION_DATABASE_URL = "nonsense";
  expect(await sentence(member)).toMatch(/^MIGRATION_DATABASE_URL is not a PostgreSQL address/);
});

test("a role that may not act as the program is told what its owner has to grant", async () => {
  expect(await sentence(await role(""))).toMatch(/^The user (\w+) of DATABASE_URL may not act .* run GRANT onerow_app TO "\1"\.$/);
});

test("two addresses that lead to two databases are told apart before anybody signs in", async () => {
  const other = await createTestDatabase({ empty: true });
  expect(await sentence(inDatabase(member, new URL(other.url).pathname.slice(1)))).toMatch(/lead to two databases/);
  await other.drop();
});

test("an owner's address alone is no reason to migrate a database that the program does not use", async () => {
  expect(await sentence(undefined)).toMatch(/^MIGRATION_DATABASE_URL is set without DATABASE_URL/);
});

test("a server that answers with something else ends the start with a sentence as well", async () => {
  const server = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const wrong = new URL(member);
  wrong.port = String(address !== null && typeof address === "object" ? address.port : 0);
  expect(await sentence(wrong.href)).toMatch(/of DATABASE_URL \(.*\) cannot be reached/);
  server.close();
});
