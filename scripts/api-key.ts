import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { parseArgs } from "node:util";
import { openDatabase, useDatabase } from "@/db/client";
import { OperatorError } from "@/db/operator-error";
import { RIGHTS, type Right } from "@/db/values";
import { createApiKey } from "@/lib/members/api-keys";
import { MEMBER_REFUSALS } from "@/lib/members/refusals";
import { sentenceOf } from "@/lib/result/sentences";
import type { Actor } from "@/lib/tenancy/actor";
import { findOrganizationBySlug } from "@/lib/tenancy/membership";
import { currentRun } from "@/scripts/start/run-lock";

const USAGE = "Usage: npm run api-key -- --org SLUG --name NAME [--rights view,place] [--rate PER_MINUTE]";

const isRight = (text: string): text is Right => RIGHTS.some((right) => right === text);

function readArguments() {
  const { values } = parseArgs({
    options: { org: { type: "string" }, name: { type: "string" }, rights: { type: "string" }, rate: { type: "string" } },
  });
  const name = values.name?.trim();
  if (!values.org || !name) throw new OperatorError(USAGE);
  const rights = values.rights?.split(",").map((right) => right.trim()) ?? [...RIGHTS];
  const unknown = rights.filter((right) => !isRight(right));
  if (unknown.length > 0) throw new OperatorError(`There is no right ${unknown.join(", ")}; there are: ${RIGHTS.join(", ")}.`);
  const ratePerMinute = values.rate === undefined ? undefined : Number(values.rate);
  if (ratePerMinute !== undefined && !(Number.isInteger(ratePerMinute) && ratePerMinute > 0))
    throw new OperatorError("--rate is a whole number above 0.");
  return { org: values.org, name, rights: rights.filter(isRight), ratePerMinute };
}

/** The database that is named, or the one of the program that runs from this folder. */
function databaseUrl(): string {
  if (existsSync(".env")) loadEnvFile(".env");
  const url = process.env["DATABASE_URL"] || currentRun()?.databaseUrl;
  if (url) return url;
  throw new OperatorError("Onerow does not run from this folder: start it with npm start, or set DATABASE_URL.");
}

async function main(): Promise<void> {
  const wanted = readArguments();
  const database = openDatabase(databaseUrl(), { maxConnections: 1, driver: process.env["DATABASE_DRIVER"] });
  useDatabase(database);
  try {
    const organization = await findOrganizationBySlug(wanted.org);
    if (!organization) throw new OperatorError(`There is no organization "${wanted.org}".`);
    const actor: Actor = { orgId: organization.id, kind: "system", id: null, name: "api-key", rights: new Set(RIGHTS), locationIds: null };
    const made = await createApiKey(actor, wanted);
    if (!made.ok) throw new OperatorError(sentenceOf(MEMBER_REFUSALS, made));
    process.stdout.write(`${made.secret}\n`);
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  const isUsage = error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  if (error instanceof OperatorError) console.error(error.message);
  else console.error(isUsage && error instanceof Error ? `${error.message}\n${USAGE}` : error);
  process.exitCode = 1;
});
