import { existsSync } from "node:fs";
import { loadEnvFile } from "node:process";
import { parseArgs } from "node:util";
import { openDatabase, useDatabase } from "@/db/client";
import { OperatorError } from "@/db/operator-error";
import { organization } from "@/db/schema/tenancy";
import { outsideTenants } from "@/lib/transaction/in-tenant";
import { PROMISES } from "@/lib/verify/promises";
import { runVerify } from "@/lib/verify/run-verify";
import type { VerifyRun } from "@/lib/verify/verify-run";
import { currentRun } from "@/scripts/start/run-lock";

type Organization = { id: string; slug: string };

const USAGE = "Usage: npm run verify [-- --org SLUG] [--changed]";

/** Proves every organization of the database, or one, and ends with 1 when a row differs. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { org: { type: "string" }, changed: { type: "boolean", default: false } } });
  const database = openDatabase(databaseUrl(), { maxConnections: 2, driver: process.env["DATABASE_DRIVER"] });
  useDatabase(database);
  try {
    for (const { id, slug } of await organizations(values.org)) {
      const outcome = await runVerify(id, { scope: values.changed ? "changed" : "full" });
      if (!outcome.ok) throw new OperatorError(`A run is already under way in ${slug}; wait until it has ended.`);
      tell(slug, outcome.run);
      if (outcome.run.differingRows > 0) process.exitCode = 1;
    }
  } finally {
    await database.close();
  }
}

function databaseUrl(): string {
  if (existsSync(".env")) loadEnvFile(".env");
  const url = process.env["DATABASE_URL"] || currentRun()?.databaseUrl;
  if (url) return url;
  throw new OperatorError("Onerow does not run from this folder: start it with npm start, or set DATABASE_URL.");
}

async function organizations(slug: string | undefined): Promise<Organization[]> {
  const all = await outsideTenants((tx) => tx.read.select({ id: organization.id, slug: organization.slug }).from(organization));
  const chosen = slug === undefined ? all : all.filter((it) => it.slug === slug);
  if (slug !== undefined && chosen.length === 0) throw new OperatorError(`There is no organization "${slug}".`);
  return chosen;
}

function tell(slug: string, run: VerifyRun): void {
  const seconds = ((run.finishedAt.getTime() - run.startedAt.getTime()) / 1000).toFixed(1);
  console.log(`${slug}: ${run.differingRows} rows differ (${run.scope}, ${run.findings.length} promises, ${seconds} s)`);
  for (const { name, rows, examples } of run.findings) {
    if (rows === 0) continue;
    console.log(`  ${name}: ${rows} rows. ${PROMISES.find((promised) => promised.name === name)?.sentence ?? ""}`);
    for (const { label, expected, found } of examples) console.log(`    ${label}: expected ${expected}, found ${found}`);
  }
}

main().catch((error: unknown) => {
  const isUsage = error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  if (error instanceof OperatorError) console.error(error.message);
  else console.error(isUsage && error instanceof Error ? `${error.message}\n${USAGE}` : error);
  process.exitCode = 1;
});
