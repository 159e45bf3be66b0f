import type pg from "pg";
import { type Driver, driverFor, newClient } from "@/db/client";
import { OperatorError } from "@/db/operator-error";

const TIMEOUT_MS = 10_000;

export type ConnectOptions = {
  /** The variable that the address came from, for the sentence. */
  variable?: string;
  driver?: string | undefined;
};

/** Who migrates: the owner of the database, where one is named beside the program's own role. */
export const ownerAddress = (databaseUrl: string): { url: string; variable: string } => {
  const { MIGRATION_DATABASE_URL: owner } = process.env;
  return owner ? { url: owner, variable: "MIGRATION_DATABASE_URL" } : { url: databaseUrl, variable: "DATABASE_URL" };
};

/** A connected client, or one sentence that says what is wrong with the address; never with the password in it. */
export async function connectOrExplain(databaseUrl: string, options: ConnectOptions = {}): Promise<pg.Client> {
  const { variable = "DATABASE_URL", driver } = options;
  const place = describePlace(databaseUrl, variable, driver);
  try {
    const client = newClient({ connectionString: databaseUrl, connectionTimeoutMillis: TIMEOUT_MS }, driver);
    // Without a listener a connection that breaks later would end the whole program.
    client.on("error", () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    throw new OperatorError(explain(error, place));
  }
}

type Place = { variable: string; driver: Driver; server: string; database: string; user: string };

function describePlace(databaseUrl: string, variable: string, wanted: string | undefined): Place {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  const database = decoded(url?.pathname.slice(1));
  const user = decoded(url?.username);
  if (
    url === null ||
    !["postgres:", "postgresql:"].includes(url.protocol) ||
    !database ||
    user === null ||
    decoded(url.password) === null
  ) {
    throw new OperatorError(
      `${variable} is not a PostgreSQL address: it must look like postgresql://user:password@host:5432/database, with %25 for a % in it.`,
    );
  }
  const driver = driverFor(databaseUrl, wanted);
  // The port is that of plain TCP; Neon's driver goes to the host's web server.
  return { variable, driver, server: driver === "neon" ? url.hostname : `${url.hostname}:${url.port || "5432"}`, database, user };
}

/** Null where a % begins no character. */
function decoded(text = ""): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function explain(thrown: unknown, { variable, driver, server, database, user }: Place): string {
  const { code, message, file } = causeOf(thrown);
  switch (code) {
    case "ECONNREFUSED":
      return `No PostgreSQL answers at ${server}, the server of ${variable}.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The server ${server} of ${variable} cannot be found.`;
    case "28P01":
    case "28000":
      return `The database server ${server} refuses the user ${user || "(none)"} of ${variable}: ${message}.`;
    case "3D000":
      return `The database ${database} of ${variable} does not exist on ${server}.`;
    default:
      if (file) return `The address in ${variable} names the file ${file}, which cannot be read (${code}).`;
      return `The database of ${variable} (${database} on ${server}) cannot be reached${driver === "neon" ? " over Neon's WebSocket" : ""}: ${message}.`;
  }
}

/** What a driver threw. Neon's throws the event of a WebSocket, which holds the error. */
function causeOf(thrown: unknown): { code: string; message: string; file: string | null } {
  const held = typeof thrown === "object" && thrown !== null && "error" in thrown ? thrown.error : null;
  const error = thrown instanceof Error ? thrown : held;
  if (!(error instanceof Error)) return { code: "", message: "it gives no reason", file: null };
  const code = "code" in error ? String(error.code) : "";
  const file = "path" in error && "syscall" in error && error.syscall === "open" ? String(error.path) : null;
  return { code, message: (error.message || code).replaceAll(/\s+/g, " ").replace(/\.$/, ""), file };
}
