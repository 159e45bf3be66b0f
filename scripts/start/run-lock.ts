import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { birthOf } from "@/db/embedded/process-identity";
import { OperatorError } from "@/db/operator-error";
import { DATA_FOLDER } from "@/scripts/start/data-folder";

/** What other programs of the same checkout may learn about the one that runs. */
export type Run = { pid: number; born: string | null; databaseUrl: string | null; address: string | null };

const FILE = path.join(DATA_FOLDER, "run.json");

/** The run that holds the data folder now; a file that a killed run left behind counts for nothing. */
export function currentRun(): Run | null {
  if (!existsSync(FILE)) return null;
  try {
    const run = JSON.parse(readFileSync(FILE, "utf8")) as Run;
    return run.born !== null && birthOf(run.pid) === run.born ? run : null;
  } catch {
    return null;
  }
}

export function takeRunLock(): void {
  const other = currentRun();
  if (other) {
    const where = other.address ? ` at ${other.address}` : "";
    throw new OperatorError(`Onerow already runs from this folder${where} (process ${other.pid}): use or stop that one first.`);
  }
  rmSync(FILE, { force: true });
  write({ databaseUrl: null, address: null }, "wx");
}

/** Lets `npm run verify` and its like find the database of the running program. */
export function publishRun(facts: Pick<Run, "databaseUrl" | "address">): void {
  write(facts, "w");
}

export function releaseRunLock(): void {
  rmSync(FILE, { force: true });
}

function write(facts: Pick<Run, "databaseUrl" | "address">, flag: "w" | "wx"): void {
  const run: Run = { pid: process.pid, born: birthOf(process.pid), ...facts };
  writeFileSync(FILE, `${JSON.stringify(run, null, 2)}\n`, { flag, mode: 0o600 });
}
