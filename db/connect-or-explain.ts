import pg from "pg";
import { OperatorError } from "@/db/operator-error";

const TIMEOUT_MS = 10_000;

/** A connected client, or one sentence that says what is wrong with the address; never with the password in it. */
export async function connectOrExplain(databaseUrl: string): Promise<pg.Client> {
  const place = describePlace(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: TIMEOUT_MS });
  // Without a listener a connection that breaks later would end the whole program.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new OperatorError(explain(error, place));
  }
  return client;
}

type Place = { server: string; database: string; user: string };

function describePlace(databaseUrl: string): Place {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  if (url === null || !["postgres:", "postgresql:"].includes(url.protocol) || url.pathname.length < 2) {
    throw new OperatorError("DATABASE_URL is not a PostgreSQL address: it must look like postgresql://user:password@host:5432/database.");
  }
  return {
    server: `${url.hostname}:${url.port || "5432"}`,
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
  };
}

function explain(error: unknown, { server, database, user }: Place): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? (error.message || code).replace(/\.$/, "") : String(error);
  switch (code) {
    case "ECONNREFUSED":
      return `No PostgreSQL answers at ${server}, the server of DATABASE_URL.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The server ${server} of DATABASE_URL cannot be found.`;
    case "28P01":
    case "28000":
      return `The database server ${server} refuses the user ${user || "(none)"} of DATABASE_URL: ${message}.`;
    case "3D000":
      return `The database ${database} of DATABASE_URL does not exist on ${server}.`;
    default:
      return `The database of DATABASE_URL (${database} on ${server}) cannot be reached: ${message}.`;
  }
}
