import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import type { Driver } from "@/db/client";
import { startEmbeddedPostgres } from "@/db/embedded/start";
import { migrate } from "@/db/migrate";
import { inDatabase, TEMPLATE, type TestCluster } from "@/db/testing/database";
import { startNeonProxy } from "@/db/testing/neon-proxy";
import { routeNeon } from "@/db/testing/route-neon";

declare module "vitest" {
  export interface ProvidedContext {
    testCluster: TestCluster;
    /** Where the Neon driver connects, when the run goes through it. */
    neonProxy: string | null;
  }
}

/** One PostgreSQL for the run, with a migrated template that every database test copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const proxy = project.name === "neon" || process.env.TEST_DATABASE_DRIVER === "neon" ? await startNeonProxy() : null;
  const server = await startEmbeddedPostgres({ dataDir: await mkdtemp(path.join(tmpdir(), "onerow-test-")), temporary: true });
  if (proxy) routeNeon(proxy.address);
  try {
    await makeTemplate(server.url, proxy ? "neon" : "pg");
    project.provide("neonProxy", proxy?.address ?? null);
    project.provide("testCluster", { url: server.url, adminUrl: server.adminUrl, dataDir: server.dataDir, pid: server.pid });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return async () => {
    await proxy?.stop();
    await server.stop();
    if (proxy?.served() === 0) throw new Error("The run was meant for the Neon driver, but nothing connected through it.");
  };
}

async function makeTemplate(url: string, driver: Driver): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${TEMPLATE}`);
  } finally {
    await client.end();
  }
  // Before the first migration exists the template is simply an empty database.
  if (existsSync("db/migrations/meta/_journal.json")) await migrate(inDatabase(url, TEMPLATE), { driver });
}
