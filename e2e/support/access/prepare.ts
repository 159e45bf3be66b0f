import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { v7 } from "uuid";
import { openDatabase, useDatabase } from "@/db/client";
import { startEmbeddedPostgres } from "@/db/embedded/start";
import { migrate } from "@/db/migrate";
import { makeAccessRecords } from "@/e2e/support/access/make-records";

/** A database of its own for the access tests, in a process of its own: says where it is in one line, and ends when asked to. */
async function main(): Promise<void> {
  const server = await startEmbeddedPostgres({ dataDir: await mkdtemp(path.join(tmpdir(), "onerow-access-")), temporary: true });
  process.on("SIGTERM", () => void server.stop().finally(() => process.exit(0)));
  process.once("disconnect", () => void server.stop().finally(() => process.exit(0)));
  await migrate(server.url);
  useDatabase(openDatabase(server.url));
  const owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  const records = await makeAccessRecords(
    async (text, values = []) => (await owner.query(text, [...values])).rows as Record<string, unknown>[],
    v7,
  );
  await owner.end();
  process.send?.({ databaseUrl: server.url, records });
}

void main();
