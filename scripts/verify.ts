import { parseArgs } from "node:util";
import { OperatorError } from "@/db/operator-error";
import { organization } from "@/db/schema/tenancy";
import { outsideTenants } from "@/lib/transaction/in-tenant";
import { PROMISES } from "@/lib/verify/promises";
import { runVerify } from "@/lib/verify/run-verify";
import type { VerifyRun } from "@/lib/verify/verify-run";
import { openOperatorDatabase, runForOperator } from "@/scripts/start/operator";

type Organization = { id: string; slug: string };

const USAGE = "Usage: npm run verify [-- --org SLUG] [--changed]";

/** Proves every organization of the database, or one, and ends with 1 when a row differs. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { org: { type: "string" }, changed: { type: "boolean", default: false } } });
  const database = await openOperatorDatabase(2);
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

runForOperator(USAGE, main);
