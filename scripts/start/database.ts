import { OWNER } from "@/db/embedded/initialise";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/db/embedded/start";
import { connectOrExplain, ownerAddress } from "@/db/connect-or-explain";
import { migrate } from "@/db/migrate";
import { OperatorError } from "@/db/operator-error";
import { isUnfinished } from "@/db/seed/unfinished";
import { requireOwnDatabase } from "@/scripts/start/own-database";
import { placeDatabase } from "@/scripts/start/data-folder";

export type RunningDatabase = { url: string; localUrl: string; embedded: EmbeddedPostgres | null };

type Say = (line: string) => void;

/** The database of DATABASE_URL, or the embedded one, brought to this code and proven to be of use to the program. */
export async function startDatabase(databaseUrl: string | undefined, password: string, say: Say): Promise<RunningDatabase> {
  const owner = ownerAddress(databaseUrl ?? "");
  if (!databaseUrl && owner.url)
    throw new OperatorError("MIGRATION_DATABASE_URL is set without DATABASE_URL: set both, or neither for the embedded database.");
  if (databaseUrl && owner.url !== databaseUrl) await (await connectOrExplain(databaseUrl)).end();
  const embedded = databaseUrl ? null : await startEmbedded(password, say);
  const url = databaseUrl ?? embedded?.url ?? "";
  try {
    const applied = embedded ? await migrate(url) : await migrate(owner.url, { variable: owner.variable });
    if (applied > 0) say(`Migrated the database (${applied} step${applied === 1 ? "" : "s"}).`);
    if (databaseUrl) await requireOwnDatabase(databaseUrl);
    return { url, localUrl: embedded?.localUrl ?? url, embedded };
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
  if (await isDemoUnfinished(database.url)) {
    say("An earlier start was stopped while it made the demo data; it is made anew.");
    await OWNER.recreateDatabase(database.adminUrl);
  }
  say(`Started the embedded PostgreSQL (data in ${dataDir}).`);
  return database;
}

async function isDemoUnfinished(databaseUrl: string): Promise<boolean> {
  const client = await connectOrExplain(databaseUrl);
  try {
    return await isUnfinished(client);
  } finally {
    await client.end();
  }
}
