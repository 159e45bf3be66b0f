import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findRunUser, type RunUser } from "@/db/embedded/run-user";
import { createTestDatabase, inDatabase } from "@/db/testing/database";
import { type Ending, startProgram } from "@/scripts/start/testing/start-program";

vi.setConfig({ testTimeout: 90_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "onerow-start-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const refusal = (sentence: string): Ending => ({ code: 1, said: "", complained: `${sentence}\n`, built: false });

test("a busy port is named before anything else is started", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, resolve));
  const { port } = taken.address() as AddressInfo;
  expect(await startProgram({ folder, env: { PORT: String(port) } })).toEqual(
    refusal(`Port ${port} is already taken: stop the program that uses it or choose another, as in PORT=3001 npm start.`),
  );
  expect(readdirSync(path.join(folder, "data"))).toEqual(["README"]);
  taken.close();
});

const unreadable = (data: string, code: string): Ending =>
  refusal(`The data folder ${data} cannot be read and written by this account (${code}): run Onerow as its owner or set ONEROW_DATA_DIR.`);

test("something else in the place of the data folder is named", async () => {
  const data = path.join(folder, "data");
  writeFileSync(data, "");
  expect(await startProgram({ folder })).toEqual(unreadable(data, "EEXIST"));
});

/** Under root an account that is not; null where it may not even read the program. */
function ordinaryAccount(): RunUser | undefined | null {
  const user = findRunUser("/nonexistent");
  if (!user) return undefined;
  const reads = ["-c", 'test -r scripts/start/main.ts && test -x "$1"', "sh", process.execPath];
  return spawnSync("/bin/sh", reads, { uid: user.uid, gid: user.gid }).status === 0 ? user : null;
}

const ordinary = ordinaryAccount();
test.skipIf(ordinary === null)("a data folder that an ordinary account may not enter is named", async () => {
  const closed = path.join(folder, "closed");
  mkdirSync(closed);
  chmodSync(folder, 0o755);
  chmodSync(closed, 0o000);
  const data = path.join(closed, "data");
  const env = { ONEROW_DATA_DIR: data, HOME: folder };
  expect(await startProgram({ folder, env, as: ordinary ?? undefined })).toEqual(unreadable(data, "EACCES"));
  chmodSync(closed, 0o700);
});
if (ordinary === null) console.warn("Skipped: no ordinary account may read the program, so none can be refused its data folder.");

test("a wrong DATABASE_URL, and a database newer than the code, each end the start with one sentence", async () => {
  const database = await createTestDatabase();
  const wrong = { DATABASE_URL: inDatabase(database.url, "missing"), MIGRATION_DATABASE_URL: database.url };
  const { host } = new URL(database.url);
  expect(await startProgram({ folder, env: wrong })).toEqual(refusal(`The database missing of DATABASE_URL does not exist on ${host}.`));
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('unknown', $1)", [Date.parse("2999-01-01")]);
  await client.end();
  expect(await startProgram({ folder, env: { DATABASE_URL: database.url } })).toEqual(
    refusal("The database is newer than this code: it has a migration that this code does not know; start the newer version instead."),
  );
  await database.drop();
});
