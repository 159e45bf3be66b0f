import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The command line of a running process, or null when there is no process of that number. */
export function commandOf(pid: number): string | null {
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return null;
    }
  }
  const listing = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  return listing.status === 0 ? listing.stdout.trim() : null;
}

/** Tells two processes apart that had the same number one after the other; null when there is no such process. */
export function birthOf(pid: number): string | null {
  if (process.platform === "linux") {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      // A killed process that nobody has waited for yet still has an entry.
      return fields[0] === "Z" ? null : `${boot}:${fields[19]}`;
    } catch {
      return null;
    }
  }
  const listing = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return listing.status === 0 ? listing.stdout.trim() : null;
}
