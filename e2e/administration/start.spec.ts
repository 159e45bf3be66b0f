import { execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { freePort } from "@/db/embedded/free-port";
import { birthOf } from "@/db/embedded/process-identity";
import { expect, test } from "@/e2e/support/test";

const PATIENCE = { timeout: 90_000 };

// As root the database goes to a place of its own, because only root may enter this folder.
const folder = mkdtempSync(path.join(tmpdir(), "onerow-npm-start-"));
const groups = new Set<number>();
test.afterEach(() => {
  for (const group of groups) process.kill(-group, "SIGKILL");
});
test.afterAll(() => {
  const database = path.join(folder, "postgres");
  const elsewhere = existsSync(database) ? realpathSync(database) : database;
  if (elsewhere !== database) rmSync(path.dirname(elsewhere), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
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
  groups.add(group);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  void ended.then(() => groups.delete(group));
  return { said: () => said, ended, ctrlC: () => process.kill(-group, "SIGINT") };
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
  if (process.platform === "linux") expect(processes().length).toBeGreaterThan(4);

  // Another program of the same folder finds the one that runs, and a second start leaves it alone.
  const found = ["--conditions=react-server", "--import", "tsx", "scripts/new-organization.ts", "--name", "Adriatic Supply"];
  const { stdout: link } = await promisify(execFile)(process.execPath, [...found, "--email", "admin@company.example"], {
    env: environment(port),
  });
  expect(link).toMatch(new RegExp(`^${address}/invitation/\\S+\n$`));
  const second = npmStart(port);
  expect(await second.ended).toBe(1);
  expect(second.said()).toMatch(new RegExp(`^Onerow already runs from this folder at ${address} \\(process \\d+\\): [^\n]*\\.\n$`));

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
