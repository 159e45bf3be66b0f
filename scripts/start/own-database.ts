import type pg from "pg";
import { connectOrExplain } from "@/db/connect-or-explain";
import { type MigrationState, readMigrationState, unknownSentence } from "@/db/migrate";
import { OperatorError } from "@/db/operator-error";

type Unready = Exclude<MigrationState, { state: "current" }>;

const FORBIDDEN = "42501";
const NO_SUCH_ROLE = "22023";
const NEVER_MIGRATED: Unready = { state: "behind", missing: 0 };

const OTHER = "DATABASE_URL and MIGRATION_DATABASE_URL lead to two databases: only the second was migrated.";
const OLDER = "The database of DATABASE_URL is older than this code, or empty: npm start brings it up to date.";

/** The role of DATABASE_URL may act as the program, in the database that was just migrated. */
export const requireOwnDatabase = (databaseUrl: string): Promise<void> => requireReady(databaseUrl, () => OTHER);

/** The same of a database that somebody else migrates. */
export const requireMigratedDatabase = (databaseUrl: string): Promise<void> =>
  requireReady(databaseUrl, (state) => ("unknown" in state ? unknownSentence(state) : OLDER));

async function requireReady(databaseUrl: string, sentenceOf: (state: Unready) => string): Promise<void> {
  const client = await connectOrExplain(databaseUrl);
  try {
    // In a transaction, so that nothing stays on a connection that a pooler hands on.
    await client.query("begin read only");
    await client.query("set local role onerow_app").catch((error: unknown) => refuse(error, client.user, sentenceOf(NEVER_MIGRATED)));
    const found = await readMigrationState(client);
    await client.query("rollback");
    if (found.state !== "current") throw new OperatorError(sentenceOf(found));
  } finally {
    await client.end();
  }
}

function refuse(error: unknown, user: pg.Client["user"], neverMigrated: string): never {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === NO_SUCH_ROLE) throw new OperatorError(neverMigrated);
  if (code !== FORBIDDEN) throw error;
  throw new OperatorError(
    `The user ${user} of DATABASE_URL may not act as the program: as the owner of the database, run GRANT onerow_app TO "${user}".`,
  );
}
