import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "@/db/embedded/free-port";
import { OperatorError } from "@/db/operator-error";
import { requireChromium } from "@/scripts/test/chromium";
import { lineOf, readPlaywright, readVitest, type Tally, tallyOf } from "@/scripts/test/tally";

type Step = { name: string; command: string[]; read?: (file: string) => Tally | null };

const TYPESCRIPT = [process.execPath, "--conditions=react-server", "--import", "tsx"];
const reports = mkdtempSync(path.join(tmpdir(), "onerow-reports-"));
const report = path.join(reports, "report.json");
const vitest = (project: string): Step => ({
  name: `tests: ${project}`,
  command: ["vitest", "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
  read: readVitest,
});

const STEPS: Step[] = [
  { name: "lock file", command: [process.execPath, "scripts/complete-lock.mjs", "--check"] },
  { name: "format", command: ["biome", "format", "."] },
  // Before the type-aware linter: in a fresh clone the types of the routes are not there yet.
  { name: "route types", command: ["next", "typegen"] },
  { name: "lint", command: ["oxlint", "--type-aware"] },
  { name: "lint finds what was planted", command: [process.execPath, "scripts/planted-violations.mjs"] },
  { name: "types", command: ["tsc", "--noEmit"] },
  { name: "migrations", command: [...TYPESCRIPT, "scripts/test/migrations.ts"] },
  { name: "dead code", command: ["knip"] },
  vitest("unit"),
  vitest("db"),
  vitest("neon"),
  { name: "production build", command: [...TYPESCRIPT, "scripts/build.ts"] },
  { name: "tests: browser", command: ["playwright", "test", "--reporter=list,json"], read: readPlaywright },
];

let current: ChildProcess | undefined;
let stopped = false;

function stop(signal: NodeJS.Signals): void {
  stopped = true;
  current?.kill(signal);
}

async function main(): Promise<number> {
  const env = {
    ...process.env,
    // A build of its own, so that a program that runs from this folder keeps its files.
    NEXT_DIST_DIR: ".next-test",
    NEXT_TELEMETRY_DISABLED: "1",
    CHROMIUM_PATH: requireChromium(),
    E2E_PORT: String(await freePort()),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  };
  const total = { passed: 0, failed: 0, skipped: 0, retried: 0 };
  for (const step of STEPS) {
    const { passed, failed, skipped, retried = 0 } = await runStep(step, env);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    total.retried += retried;
    if (stopped) throw new OperatorError("Stopped before the end.");
    if (failed > 0 && !process.argv.includes("--keep-going")) break;
  }
  console.log(`\n${lineOf(total)}`);
  return total.failed > 0 ? 1 : 0;
}

async function runStep({ name, command, read }: Step, env: NodeJS.ProcessEnv): Promise<Tally> {
  console.log(`\n=== ${name}`);
  rmSync(report, { force: true });
  const startedAt = performance.now();
  const ok = await run(command, env);
  const tally = tallyOf(ok, read ? read(report) : null);
  console.log(`=== ${name}: ${tally.failed === 0 ? "passed" : "FAILED"} in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  return tally;
}

function run([program = "", ...args]: string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise((resolve) => {
    current = spawn(program, args, { env, stdio: ["ignore", "inherit", "inherit"] });
    current.once("error", (error) => {
      console.error(`${program} does not start: ${error.message}`);
      resolve(false);
    });
    current.once("exit", (code) => resolve(code === 0));
  });
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
process.once("disconnect", () => stop("SIGTERM"));
process.once("exit", () => rmSync(reports, { recursive: true, force: true }));

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof OperatorError ? error.message : error);
    process.exit(1);
  },
);
