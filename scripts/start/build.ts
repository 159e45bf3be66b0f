import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { OperatorError } from "@/db/operator-error";

const DIST = process.env.NEXT_DIST_DIR ?? ".next";
const STAMP = path.join(DIST, "built-from");
const INPUTS = [
  "app",
  "components",
  "lib",
  "db",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "scripts/compress-static.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Builds the production program unless the last build was made from exactly these sources. */
export async function buildIfChanged(say: (line: string) => void): Promise<void> {
  const sources = hashOfSources();
  if (existsSync(path.join(DIST, "BUILD_ID")) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === sources) return;
  say("Building the program for production…");
  rmSync(STAMP, { force: true });
  await nextBuild();
  writeFileSync(STAMP, sources);
}

function hashOfSources(): string {
  const hash = createHash("sha256");
  for (const file of INPUTS.filter((input) => existsSync(input)).flatMap(filesUnder)) {
    hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(file: string): string[] {
  if (!statSync(file).isDirectory()) return [file];
  const names = readdirSync(file, { recursive: true, encoding: "utf8" }).sort();
  return names.map((name) => path.join(file, name)).filter((name) => !isTest(name) && statSync(name).isFile());
}

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || file.includes(`${path.sep}testing${path.sep}`);

function nextBuild(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const said: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => said.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
    const end = () => child.pid !== undefined && process.kill(-child.pid, "SIGKILL");
    process.once("exit", end);
    child.once("error", reject);
    child.once("close", (code) => {
      process.off("exit", end);
      if (code === 0) return resolve();
      process.stderr.write(Buffer.concat(said));
      reject(new OperatorError("The program could not be built: the lines above say why."));
    });
  });
}
