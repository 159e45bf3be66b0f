import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { type Database, openDatabase, useDatabase } from "@/db/client";
import { OperatorError } from "@/db/operator-error";
import { requireMigratedDatabase } from "@/scripts/start/own-database";
import { currentRun } from "@/scripts/start/run-lock";

/** The database that is named, or the one of the program that runs from this folder. */
export function operatorDatabaseUrl(): string {
  if (existsSync(".env")) loadEnvFile(".env");
  const url = process.env["DATABASE_URL"] || currentRun()?.databaseUrl;
  if (url) return url;
  throw new OperatorError("Onerow does not run from this folder: start it with npm start, or set DATABASE_URL.");
}

/** Opened, and proven to be of use to this code. */
export async function openOperatorDatabase(maxConnections?: number): Promise<Database> {
  const url = operatorDatabaseUrl();
  await requireMigratedDatabase(url);
  const database = openDatabase(url, { maxConnections });
  useDatabase(database);
  return database;
}

/** Runs a command of an operator; what was typed wrong is told in a sentence, with its usage. */
export function runForOperator(usage: string, main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const isUsage = error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    if (error instanceof OperatorError) console.error(error.message);
    else console.error(isUsage && error instanceof Error ? `${error.message}\n${usage}` : error);
    process.exitCode = 1;
  });
}
