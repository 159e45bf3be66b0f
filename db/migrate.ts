import path from "node:path";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import type pg from "pg";
import { type ConnectOptions, connectOrExplain } from "@/db/connect-or-explain";
import { OperatorError } from "@/db/operator-error";

const FOLDER = path.join(process.cwd(), "db", "migrations");
// Any fixed number: it only has to be the same in every program that migrates this database.
const LOCK = 7_406_211_845;
const OLDEST_SERVER = 160_000;

type Unknown = { state: "newer" | "differs"; unknown: number };
export type MigrationState = { state: "current" } | { state: "behind"; missing: number } | Unknown;

type Applied = { hash: string; createdAt: number };

/** What the database says about itself against the migrations of this code. */
function compareMigrations(applied: readonly Applied[], known: readonly MigrationMeta[]): MigrationState {
  const hashes = new Set(known.map((migration) => migration.hash));
  const unknown = applied.filter((migration) => !hashes.has(migration.hash));
  if (unknown.length > 0) {
    const newest = Math.max(0, ...known.map((migration) => migration.folderMillis));
    return { state: unknown.some((migration) => migration.createdAt > newest) ? "newer" : "differs", unknown: unknown.length };
  }
  const missing = known.length - applied.length;
  return missing > 0 ? { state: "behind", missing } : { state: "current" };
}

/** Reads the state on a connection the caller has; `query` is any pg client or pool. */
export async function readMigrationState(query: Pick<pg.Client, "query">): Promise<MigrationState> {
  return compareMigrations(await readApplied(query), readKnown());
}

/** Brings the database to this code, one program at a time, all or nothing; says how many migrations were applied. */
export async function migrate(databaseUrl: string, options: ConnectOptions = {}): Promise<number> {
  const client = await connectOrExplain(databaseUrl, options);
  try {
    await requireServerVersion(client, options.variable ?? "DATABASE_URL");
    await client.query("begin");
    // In the transaction, not on the session, because a pooler may give each transaction another server connection.
    await client.query("select pg_advisory_xact_lock($1)", [LOCK]);
    const applied = await applyMissing(client);
    await client.query("commit");
    return applied;
  } catch (error) {
    throw isForbidden(error) ? new OperatorError(forbiddenSentence(client.user, error.message)) : error;
  } finally {
    await client.end();
  }
}

async function applyMissing(client: pg.Client): Promise<number> {
  const known = readKnown();
  const applied = await readApplied(client);
  const state = compareMigrations(applied, known);
  if ("unknown" in state) throw new OperatorError(unknownSentence(state));
  if (applied.length === 0) await createLedger(client);
  const present = new Set(applied.map((migration) => migration.hash));
  const missing = known.filter((migration) => !present.has(migration.hash));
  for (const migration of missing) {
    for (const statement of migration.sql) await client.query(statement);
    // The table that drizzle-orm's own migrator keeps, so that either may be used.
    await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)", [
      migration.hash,
      migration.folderMillis,
    ]);
  }
  // A program that does not own the database still has to see whether it is current.
  if (missing.length > 0)
    await client.query("grant usage on schema drizzle to onerow_app; grant select on drizzle.__drizzle_migrations to onerow_app");
  return missing.length;
}

/** Why this code does not run on a database with migrations that it does not know. */
export function unknownSentence({ state, unknown }: Unknown): string {
  const migrations = unknown === 1 ? "a migration" : `${unknown} migrations`;
  return state === "newer"
    ? `The database is newer than this code: it has ${migrations} that this code does not know; start the newer version instead.`
    : `The database belongs to other code: it has ${migrations} that this code knows in another form; use the code that made it, or another database.`;
}

const isForbidden = (error: unknown): error is Error => error instanceof Error && "code" in error && error.code === "42501";

const forbiddenSentence = (user: string | undefined, message: string): string =>
  `The user ${user} may not migrate the database (${message}): use the role that owns it, in DATABASE_URL or in MIGRATION_DATABASE_URL.`;

async function createLedger(client: pg.Client): Promise<void> {
  await client.query("create schema if not exists drizzle");
  await client.query(
    "create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)",
  );
}

async function readApplied(query: Pick<pg.Client, "query">): Promise<Applied[]> {
  const ledger = await query.query<{ present: boolean }>("select to_regclass('drizzle.__drizzle_migrations') is not null as present");
  if (!ledger.rows[0]?.present) return [];
  const { rows } = await query.query<{ hash: string; created_at: string }>("select hash, created_at from drizzle.__drizzle_migrations");
  return rows.map((row) => ({ hash: row.hash, createdAt: Number(row.created_at) }));
}

function readKnown(): MigrationMeta[] {
  return readMigrationFiles({ migrationsFolder: FOLDER });
}

async function requireServerVersion(client: pg.Client, variable: string): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  const [server] = rows;
  if (server && server.number >= OLDEST_SERVER) return;
  throw new OperatorError(`PostgreSQL 16 or later is needed; the database of ${variable} is version ${server?.version}.`);
}
