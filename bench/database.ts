import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { openDatabase, useDatabase } from "@/db/client";
import { sharedBuffers } from "@/db/embedded/shared-buffers";
import { startEmbeddedPostgres } from "@/db/embedded/start";
import { migrate } from "@/db/migrate";

export type BenchDatabase = { url: string; owner: pg.Pool; flushes: boolean; stop: () => Promise<void> };

const CALLERS = 32;
// As npm start runs it: a commit is on the disk before it is answered.
const FLUSHING = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };

/** The database of DATABASE_URL, or an embedded one of its own that goes when the bench ends. */
export async function openBenchDatabase(flushes: boolean): Promise<BenchDatabase> {
  const given = process.env.DATABASE_URL;
  const dataDir = path.join(tmpdir(), `onerow-bench-${process.pid}`);
  const server = given
    ? null
    : await startEmbeddedPostgres({ dataDir, temporary: true, settings: { shared_buffers: sharedBuffers(), ...(flushes && FLUSHING) } });
  const url = given ?? server?.localUrl ?? "";
  if (server) await allowLoading(server.adminUrl, url);
  await migrate(url);
  const database = openDatabase(url, { maxConnections: CALLERS });
  useDatabase(database);
  const owner = new pg.Pool({ connectionString: url, max: CALLERS });
  owner.on("error", () => undefined);
  const { rows } = await owner.query<{ flushes: boolean }>(
    "select current_setting('fsync')::bool and current_setting('synchronous_commit') <> 'off' as flushes",
  );
  const stop = async () => {
    await Promise.all([database.close(), owner.end()]);
    await server?.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url, owner, flushes: rows[0]?.flushes ?? true, stop };
}

/** The loader writes millions of rows that fit one another; looking each reference up would take most of its time. */
async function allowLoading(adminUrl: string, url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`grant set on parameter session_replication_role to ${admin.escapeIdentifier(new URL(url).username)}`);
  await admin.end();
}
