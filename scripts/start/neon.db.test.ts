import { execFile } from "node:child_process";
import { createServer, type AddressInfo, type Server } from "node:net";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { openDatabase, useDatabase } from "@/db/client";
import { connectOrExplain } from "@/db/connect-or-explain";
import { freePort } from "@/db/embedded/free-port";
import { migrate, readMigrationState } from "@/db/migrate";
import { createTestDatabase, inDatabase, type TestDatabase } from "@/db/testing/database";
import { routeNeon } from "@/db/testing/route-neon";
import { startListener } from "@/lib/live/listener";
import { startDatabase } from "@/scripts/start/database";

// Only in the project neon: the address leads to a port that turns everybody away, as a firewall does that lets nothing out
// on 5432; the database stands behind the WebSocket alone.
const proxy = inject("neonProxy") ?? "";
let database: TestDatabase;
let closed: Server;
let turnedAway = 0;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  closed = createServer((socket) => {
    turnedAway += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  routeNeon(proxy, serverOf(database.url));
});
afterEach(() => routeNeon(proxy, serverOf(database.url)));
afterAll(async () => {
  closed.close();
  await database.drop();
});

const serverOf = (url: string): string => new URL(url).host;

/** The same database at the closed port. */
function withoutTcp(url: string): string {
  const address = new URL(url);
  address.port = String((closed.address() as AddressInfo).port);
  return address.href;
}

const sentence = async (url: string): Promise<string> => {
  const outcome: unknown = await connectOrExplain(url).catch((error: unknown) => error);
  expect(outcome).toMatchObject({ name: "OperatorError" });
  return (outcome as Error).message;
};

test("programs that migrate an empty database at once wait for one another over the WebSocket, and no byte goes over TCP", async () => {
  const url = withoutTcp(database.url);
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  const [first = 0, second = 0, last = 0] = applied.toSorted((a, b) => a - b);
  expect([first, second]).toEqual([0, 0]);
  expect(last).toBeGreaterThan(30);
  const client = await connectOrExplain(url);
  expect(await readMigrationState(client)).toEqual({ state: "current" });
  await client.end();
  expect(turnedAway).toBe(0);
});

test("a start checks and migrates over the WebSocket", async () => {
  const url = withoutTcp(database.url);
  expect(await startDatabase(url, "unused", () => undefined)).toMatchObject({ url, embedded: null });
  expect(turnedAway).toBe(0);
});

test("the demo data asks over the WebSocket whether it is wanted", async () => {
  const owner = await connectOrExplain(withoutTcp(database.url));
  await owner.query("create schema onerow_demo_unfinished");
  const program = ["--conditions=react-server", "--import", "tsx", "--import", "./db/testing/child-through-neon.ts", "scripts/seed.ts"];
  const env = { ...process.env, DATABASE_URL: withoutTcp(database.url), NEON_PROXY: proxy, NEON_TARGET: serverOf(database.url) };
  const outcome: unknown = await promisify(execFile)(process.execPath, program, { env }).catch((error: unknown) => error);
  expect(outcome).toMatchObject({ stderr: "The demo data of this database were left unfinished: empty it and start again.\n" });
  await owner.query("drop schema onerow_demo_unfinished");
  await owner.end();
  expect(turnedAway).toBe(0);
});

test("changes are heard over the WebSocket", async () => {
  const pool = openDatabase(withoutTcp(database.url), { maxConnections: 1 });
  useDatabase(pool);
  const listener = startListener({ onChange: () => undefined, onUp: () => undefined, onDown: () => undefined });
  await expect.poll(listener.isUp, { timeout: 10_000 }).toBe(true);
  await listener.stop();
  await pool.close();
  expect(turnedAway).toBe(0);
});

test("an address of Neon chooses the WebSocket by itself, with the parameters that Neon writes into it", async () => {
  delete process.env.DATABASE_DRIVER;
  try {
    const address = new URL(database.url);
    address.host = "ep-test.eu-central-1.aws.neon.tech";
    address.search = "?sslmode=require&channel_binding=require";
    const client = await connectOrExplain(address.href);
    expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await client.end();
  } finally {
    process.env.DATABASE_DRIVER = "neon";
  }
});

test("what is wrong with an address is one sentence over the WebSocket as well", async () => {
  const stranger = new URL(withoutTcp(database.url));
  stranger.password = "wrong";
  expect(await sentence(stranger.href)).toBe(
    'The database server 127.0.0.1 refuses the user onerow of DATABASE_URL: password authentication failed for user "onerow".',
  );
  expect(await sentence(inDatabase(withoutTcp(database.url), "missing"))).toBe(
    "The database missing of DATABASE_URL does not exist on 127.0.0.1.",
  );
  routeNeon(`127.0.0.1:${await freePort()}/v1`);
  expect(await sentence(database.url)).toBe("No PostgreSQL answers at 127.0.0.1, the server of DATABASE_URL.");
  routeNeon("nowhere.invalid/v1");
  expect(await sentence(database.url)).toBe("The server 127.0.0.1 of DATABASE_URL cannot be found.");
  routeNeon(serverOf(database.url));
  expect(await sentence(database.url)).toMatch(
    /^The database of DATABASE_URL \(\w+ on 127\.0\.0\.1\) cannot be reached over Neon's WebSocket: [^\n]*\.$/,
  );
});

test("plain TCP is turned away here", async () => {
  await expect(connectOrExplain(withoutTcp(database.url), { driver: "pg" })).rejects.toThrow(/cannot be reached: /);
  expect(turnedAway).toBe(1);
});
