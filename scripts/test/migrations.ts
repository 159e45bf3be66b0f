import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const MIGRATIONS = path.join("db", "migrations");

/** The migrations fit together, and the schema holds nothing that none of them makes. */
const copy = mkdtempSync(path.join(tmpdir(), "onerow-migrations-"));
try {
  run(["check"]);
  cpSync(MIGRATIONS, copy, { recursive: true });
  // drizzle-kit takes a relative folder only.
  run(["generate", "--dialect", "postgresql", "--schema", "./db/schema/*.ts", "--out", path.relative(process.cwd(), copy)]);
  const written = readdirSync(copy).filter((file) => !readdirSync(MIGRATIONS).includes(file));
  if (written.length > 0)
    fail("The schema differs from the migrations: run npx drizzle-kit generate --name verb_noun and commit what it writes.");
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function run(args: string[]): void {
  // Without a terminal: a question about a renamed column is an answer of its own.
  const { status, stdout, stderr } = spawnSync("drizzle-kit", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  if (status !== 0) fail(`${stdout}${stderr}`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
