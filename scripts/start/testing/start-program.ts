import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { freePort } from "@/db/embedded/free-port";
import type { RunUser } from "@/db/embedded/run-user";

const PROGRAM = ["--conditions=react-server", "--import", "tsx", "scripts/start/main.ts"];
// Present and empty, so that a file .env of the checkout does not fill them.
export const NAMES = ["DATABASE_URL", "MIGRATION_DATABASE_URL", "DATABASE_DRIVER", "SMTP_URL", "NEXTAUTH_URL", "NEXTAUTH_SECRET", "HOST"];

export type Start = {
  /** Where its data go, and its build if it came so far. */
  folder: string;
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  as?: RunUser | undefined;
  onSaid?: (said: string, pid: number) => void;
};
export type Ending = { code: number | null; said: string; complained: string; built: boolean };

/** Runs the program of npm start until it ends. */
export async function startProgram({ folder, env = {}, cwd, as, onSaid }: Start): Promise<Ending> {
  const { PATH, HOME } = process.env;
  const none = Object.fromEntries(NAMES.map((name) => [name, ""]));
  const own = { NEXT_DIST_DIR: path.join(folder, "built"), ONEROW_DATA_DIR: path.join(folder, "data"), DEMO: "0" };
  const child = spawn(process.execPath, PROGRAM, {
    env: { PATH, HOME, NODE_ENV: "production", ...none, ...own, PORT: String(await freePort()), ...env },
    ...(cwd ? { cwd } : {}),
    ...(as ? { uid: as.uid, gid: as.gid } : {}),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ending: Ending = { code: null, said: "", complained: "", built: false };
  child.stdout.on("data", (chunk: Buffer) => {
    ending.said += chunk.toString();
    onSaid?.(ending.said, child.pid ?? 0);
  });
  child.stderr.on("data", (chunk: Buffer) => (ending.complained += chunk.toString()));
  ending.code = await new Promise((resolve) => child.once("close", resolve));
  ending.built = existsSync(own.NEXT_DIST_DIR);
  return ending;
}
