import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { commandOf } from "@/db/embedded/process-identity";
import { OperatorError } from "@/db/operator-error";

/**
 * A killed run leaves postmaster.pid and its socket behind, and sometimes the server itself. The caller owns the folder, so a
 * server that still runs on it is nobody's: it is shut down. A number that meanwhile belongs to another program is ignored.
 */
export async function stopLeftover(dataDir: string): Promise<void> {
  await stopServer(dataDir);
  const left = (await readdir(dataDir)).filter((name) => name.startsWith(".s.PGSQL."));
  await Promise.all(left.map((name) => rm(path.join(dataDir, name), { force: true })));
}

async function stopServer(dataDir: string): Promise<void> {
  const lockFile = path.join(dataDir, "postmaster.pid");
  const pid = Number((await readFile(lockFile, "utf8").catch(() => "")).split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 1) return;
  const runsHere = () => {
    const command = commandOf(pid);
    return command !== null && command.includes("postgres") && command.includes(dataDir);
  };
  if (!runsHere()) {
    await rm(lockFile, { force: true });
    return;
  }
  process.kill(pid, "SIGINT");
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (!runsHere()) return;
    await delay(50);
  }
  throw new OperatorError(`A PostgreSQL left over from an earlier run (process ${pid}) still uses ${dataDir} and does not stop.`);
}
