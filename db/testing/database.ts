import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

export const TEMPLATE = "onerow_template";

export type TestCluster = { url: string; adminUrl: string; dataDir: string; pid: number };

export type TestDatabase = {
  /** As the owner, the role of DATABASE_URL. */
  url: string;
  /** As superuser, to cut connections and the like. */
  adminUrl: string;
  drop: () => Promise<void>;
};

export function inDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/** A fresh, migrated database of its own for one test file: `const database = await createTestDatabase()`. */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const cluster = inject("testCluster");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await command(cluster.url, `create database ${name} ${empty ? "" : `template ${TEMPLATE}`}`);
  return {
    url: inDatabase(cluster.url, name),
    adminUrl: inDatabase(cluster.adminUrl, name),
    drop: () => command(cluster.adminUrl, `drop database if exists ${name} with (force)`),
  };
}

async function command(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
