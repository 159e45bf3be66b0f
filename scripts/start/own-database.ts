import type pg from "pg";
import { connectOrExplain } from "@/db/connect-or-explain";
import { readMigrationState } from "@/db/migrate";
import { OperatorError } from "@/db/operator-error";

const FORBIDDEN = "42501";
const NO_SUCH_ROLE = "22023";

/** The role of DATABASE_URL may act as the program, in the database that was just migrated. */
export async function requireOwnDatabase(databaseUrl: string): Promise<void> {
  const client = await connectOrExplain(databaseUrl);
  try {
    // In a transaction, so that nothing stays on a connection that a pooler hands on.
    await client.query("begin read only");
    await client.query("set local role onerow_app").catch((error: unknown) => refuse(error, client.user));
    const { state } = await readMigrationState(client);
    await client.query("rollback");
    if (state !== "current") throw new OperatorError(OTHER);
  } finally {
    await client.end();
  }
}

const OTHER = "DATABASE_URL and MIGRATION_DATABASE_URL lead to two databases: only the second was migrated.";

function refuse(error: unknown, user: pg.Client["user"]): never {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === NO_SUCH_ROLE) throw new OperatorError(OTHER);
  if (code !== FORBIDDEN) throw error;
  throw new OperatorError(
    `The user ${user} of DATABASE_URL may not act as the program: as the owner of the database, run GRANT onerow_app TO "${user}".`,
  );
}
