import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/db/embedded/start";
import { migrate } from "@/db/migrate";
import { placeDatabase } from "@/scripts/start/data-folder";

export type RunningDatabase = { url: string; embedded: EmbeddedPostgres | null };

type Say = (line: string) => void;

/** The database of DATABASE_URL, or the embedded one, brought to this code. */
export async function startDatabase(databaseUrl: string | undefined, password: string, say: Say): Promise<RunningDatabase> {
  const embedded = databaseUrl ? null : await startEmbedded(password, say);
  const url = databaseUrl ?? embedded?.url ?? "";
  try {
    const applied = await migrate(process.env.MIGRATION_DATABASE_URL || url);
    if (applied > 0) say(`Migrated the database (${applied} step${applied === 1 ? "" : "s"}).`);
    return { url, embedded };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function startEmbedded(password: string, say: Say): Promise<EmbeddedPostgres> {
  const { dataDir, movedBecauseOf } = placeDatabase();
  if (movedBecauseOf) {
    say(`PostgreSQL cannot run as root and the account ${movedBecauseOf} may not enter this folder, so the database lies in ${dataDir}.`);
  }
  const database = await startEmbeddedPostgres({ dataDir, password });
  say(`Started the embedded PostgreSQL (data in ${dataDir}).`);
  return database;
}
