import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { openDatabase, useDatabase } from "@/db/client";
import { freePort } from "@/db/embedded/free-port";
import { startEmbeddedPostgres } from "@/db/embedded/start";
import { migrate } from "@/db/migrate";
import { RIGHTS } from "@/db/values";
import { type HttpDesk, httpDesk } from "@/e2e/support/http-desk";
import { createApiKey } from "@/lib/members/api-keys";
import { actorOf } from "@/lib/testing/actor";
import { addOrganization, type World } from "@/lib/testing/world";

const PATIENCE_MS = 90_000;

export type ProofServer = {
  address: string;
  databaseUrl: string;
  sql: World["sql"];
  /** A desk in an organization of its own, with a key that may do everything. */
  desk: (slug: string) => Promise<HttpDesk>;
  /** SIGKILL, as when the machine takes it away. */
  kill: () => Promise<void>;
  start: () => Promise<void>;
  stop: () => Promise<void>;
};

/** The production server on a database of its own, without a worker: nothing writes but what the test does. */
export async function startProofServer(): Promise<ProofServer> {
  const postgres = await startEmbeddedPostgres({ dataDir: await mkdtemp(path.join(tmpdir(), "onerow-proof-")), temporary: true });
  await migrate(postgres.url);
  const database = openDatabase(postgres.url, { maxConnections: 4 });
  useDatabase(database);
  const owner = new pg.Pool({ connectionString: postgres.url, max: 2 });
  owner.on("error", () => undefined);
  const sql: World["sql"] = async (text, values = []) => (await owner.query(text, [...values])).rows as Record<string, unknown>[];
  const port = await freePort();
  const address = `http://localhost:${port}`;
  let web: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    web = launch(port, postgres.url);
    await answering(address);
  };
  const end = async (signal: "SIGKILL" | "SIGTERM"): Promise<void> => {
    if (!web || web.exitCode !== null || web.signalCode !== null) return;
    web.kill(signal);
    await once(web, "exit");
  };
  await start();
  return {
    address,
    databaseUrl: postgres.url,
    sql,
    start,
    kill: () => end("SIGKILL"),
    desk: async (slug) => {
      const orgId = await addOrganization(sql, slug);
      const made = await createApiKey(actorOf(orgId), { name: "proof", rights: [...RIGHTS] });
      if (!made.ok) throw new Error(made.code);
      return httpDesk({ orgId, sql }, address, made.secret);
    },
    stop: async () => {
      await end("SIGTERM");
      await database.close();
      await owner.end();
      await postgres.stop();
    },
  };
}

const launch = (port: number, databaseUrl: string): ChildProcess =>
  spawn(
    process.execPath,
    ["--import", "./scripts/start/die-with-parent.mjs", "node_modules/next/dist/bin/next", "start", "-p", String(port)],
    {
      env: {
        ...process.env,
        DATABASE_URL: databaseUrl,
        NEXTAUTH_URL: `http://localhost:${port}`,
        NEXTAUTH_SECRET: "a secret that is long enough for the tests",
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
      },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    },
  );

async function answering(address: string): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    const answer = await fetch(`${address}/sign-in`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The web server does not answer.");
}
