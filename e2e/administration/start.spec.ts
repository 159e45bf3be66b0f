import { execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { freePort } from "@/db/embedded/free-port";
import { SHARED_FOLDER } from "@/db/embedded/binaries";
import { birthOf } from "@/db/embedded/process-identity";
import { expect, test } from "@/e2e/support/test";

const PATIENCE = { timeout: 90_000 };

// Only its owner may enter the outer folder: as root the database then goes to a place that the account it runs as may enter.
let outer: string;
let folder: string;
let sharedBefore: boolean;
const running = new Set<Started>();
test.beforeAll(() => {
  sharedBefore = existsSync(SHARED_FOLDER);
  outer = mkdtempSync(path.join(tmpdir(), "onerow-npm-start-"));
  folder = path.join(outer, "data");
});
test.afterEach(async () => {
  for (const started of running) {
    started.ctrlC();
    await started.ended;
  }
});
test.afterAll(() => {
  const database = path.join(folder, "postgres");
  const elsewhere = existsSync(database) ? realpathSync(database) : database;
  if (elsewhere !== database) rmSync(path.dirname(elsewhere), { recursive: true, force: true });
  if (!sharedBefore && existsSync(SHARED_FOLDER) && readdirSync(SHARED_FOLDER).length === 0) rmdirSync(SHARED_FOLDER);
  rmSync(outer, { recursive: true, force: true });
});

type Started = { said: () => string; ended: Promise<number | null>; ctrlC: () => void };

const environment = (port: number): NodeJS.ProcessEnv => ({
  ...process.env,
  PORT: String(port),
  ONEROW_DATA_DIR: folder,
  DEMO: "0",
  DATABASE_URL: "",
  NEXTAUTH_URL: "",
  SMTP_URL: "",
});

/** What npm start runs, in a terminal of its own: Ctrl-C goes to everything in it at once. */
function npmStart(port: number): Started {
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: environment(port),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const group = child.pid ?? 0;
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const started = { said: () => said, ended, ctrlC: () => process.kill(-group, "SIGINT") };
  running.add(started);
  void ended.then(() => running.delete(started));
  return started;
}

/** Everything that runs with this folder; each program passes it on to what it starts. */
const processes = (): string[] =>
  readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, "utf8").includes(`ONEROW_DATA_DIR=${folder}\0`);
    } catch {
      return false;
    }
  });

const postmaster = (): number => Number.parseInt(readFileSync(path.join(folder, "postgres", "postmaster.pid"), "utf8"), 10);

test("Ctrl-C stops everything with the database, and the next start has the data", async ({ page }) => {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const first = npmStart(port);
  await expect.poll(first.said, PATIENCE).toContain(`Onerow runs at ${address}\n`);
  const database = postmaster();
  expect(birthOf(database)).not.toBeNull();
  expect(first.said().includes("may not enter this folder, so the database lies in")).toBe(process.getuid?.() === 0);
  if (process.platform === "linux") expect(processes().length).toBeGreaterThan(4);

  // Another program of the same folder finds the one that runs, and a second start leaves it alone.
  const found = ["--conditions=react-server", "--import", "tsx", "scripts/new-organization.ts", "--name", "Adriatic Supply"];
  const { stdout: link } = await promisify(execFile)(process.execPath, [...found, "--email", "admin@company.example"], {
    env: environment(port),
  });
  expect(link).toMatch(new RegExp(`^${address}/invitation/\\S+\n$`));
  const second = npmStart(port);
  expect(await second.ended).toBe(1);
  expect(second.said()).toMatch(new RegExp(`^Onerow already runs from this folder at ${address} \\(process \\d+\\): [^\n]*\\.\n$`, "m"));

  first.ctrlC();
  expect(await first.ended).toBe(0);
  expect(birthOf(database)).toBeNull();
  if (process.platform === "linux") await expect.poll(processes).toEqual([]);
  await expect(fetch(address)).rejects.toThrow();

  const again = npmStart(port);
  await expect.poll(again.said, PATIENCE).toContain(`Onerow runs at ${address}\n`);
  await page.goto(link.trim());
  await expect(page.getByText("Adriatic Supply").first()).toBeVisible();
  again.ctrlC();
  expect(await again.ended).toBe(0);
  expect(again.said()).not.toMatch(/Migrated|Building/);
});
