import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { OperatorError } from "@/db/operator-error";

export type RunUser = { name: string; uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root, so root lends it an ordinary account: the owner of an existing data folder, else
 * `postgres`, else `nobody`. Null when the program is not root and simply runs as itself.
 */
export function findRunUser(dataDir: string): RunUser | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readAccounts();
  const owner = statSync(dataDir, { throwIfNoEntry: false })?.uid;
  const user =
    accounts.find((account) => account.uid === owner && owner !== 0) ??
    accounts.find((account) => account.name === "postgres") ??
    accounts.find((account) => account.name === "nobody");
  if (user) return user;
  throw new OperatorError(
    "PostgreSQL cannot run as root and this machine has neither a postgres nor a nobody account: run as an ordinary user or set DATABASE_URL.",
  );
}

function readAccounts(): RunUser[] {
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/** Asked of the system as that account, because mode bits alone say nothing about parent folders or access lists. */
export function canUse(user: RunUser, file: string, access: "x" | "w"): boolean {
  const probe = spawnSync("/bin/sh", ["-c", `test -${access} "$1"`, "sh", file], { uid: user.uid, gid: user.gid, cwd: "/" });
  return probe.status === 0;
}
