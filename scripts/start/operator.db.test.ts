import { execFile } from "node:child_process";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, inDatabase, type TestDatabase } from "@/db/testing/database";
import { NAMES } from "@/scripts/start/testing/start-program";

const TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];
const COMMANDS = {
  worker: ["scripts/worker.ts"],
  verify: ["scripts/verify.ts"],
  "api-key": ["scripts/api-key.ts", "--org", "nobody", "--name", "shop"],
  "new-organization": ["scripts/new-organization.ts", "--name", "Adriatic Supply", "--email", "admin@company.example"],
};

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});

type Ending = { code: number | string | null; out: string; complained: string };

function run(command: keyof typeof COMMANDS, env: Record<string, string>): Promise<Ending> {
  const { PATH, HOME } = process.env;
  const none = Object.fromEntries(NAMES.map((name) => [name, ""]));
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...TYPESCRIPT, ...COMMANDS[command]],
      { env: { PATH, HOME, NODE_ENV: "production", NEXTAUTH_URL: "http://localhost:3000", ...none, ...env }, timeout: 60_000 },
      (error, out, complained) => resolve({ code: error ? (error.code ?? null) : 0, out, complained }),
    );
  });
}

async function sentence(command: keyof typeof COMMANDS, env: Record<string, string>): Promise<string> {
  const { code, out, complained } = await run(command, env);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(complained).toMatch(/^[A-Z][^\n]*\.\n$/);
  expect(complained).not.toContain("s3cret");
  return complained.trim();
}

describe.each(["worker", "verify", "api-key", "new-organization"] as const)("npm run %s", (command) => {
  test("says in one sentence that nobody answers at DATABASE_URL", async () => {
    const nobody = "postgresql://onerow:s3cret@127.0.0.1:1/onerow";
    expect(await sentence(command, { DATABASE_URL: nobody })).toBe("No PostgreSQL answers at 127.0.0.1:1, the server of DATABASE_URL.");
  });
});

test("a mistyped DATABASE_DRIVER is told, not guessed around", async () => {
  expect(await sentence("verify", { DATABASE_URL: database.url, DATABASE_DRIVER: "noen" })).toBe(
    'DATABASE_DRIVER must be pg or neon, not "noen"; without it the host\'s name decides.',
  );
});

test("a database that was never brought to this code is left alone by those who do not migrate", async () => {
  const empty = await createTestDatabase({ empty: true });
  const DATABASE_URL = inDatabase(database.url, new URL(empty.url).pathname.slice(1));
  expect(await sentence("worker", { DATABASE_URL })).toMatch(/is older than this code, or empty: npm start/);
  expect(await sentence("api-key", { DATABASE_URL })).toMatch(/is older than this code, or empty: npm start/);
  await empty.drop();
});

test("a database newer than the code is not written by an older worker", async () => {
  const newer = await createTestDatabase();
  const client = new pg.Client({ connectionString: newer.url });
  await client.connect();
  await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('f00d', 9999999999999)");
  await client.end();
  expect(await sentence("worker", { DATABASE_URL: newer.url })).toMatch(/^The database is newer than this code: it has a migration/);
  await newer.drop();
});

test("a right address is used", async () => {
  expect(await run("verify", { DATABASE_URL: database.url })).toMatchObject({ code: 0, complained: "" });
});
