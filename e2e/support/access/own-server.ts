import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { freePort } from "@/db/embedded/free-port";
import type { AccessRecords } from "@/e2e/support/access/records";

type Env = Record<string, string>;
export type OwnDatabase = { databaseUrl: string; records: AccessRecords; stop: () => Promise<void> };
export type OwnServer = OwnDatabase & { address: string };

const DIE_WITH_PARENT = ["--import", "./scripts/start/die-with-parent.mjs"];
const TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];
const SECRET = "a secret that is long enough for the tests";
const PATIENCE_MS = 60_000;

/** The production server on a database of its own, without a worker: nothing writes but what the test does. */
export async function startOwnServer(env: Env = {}): Promise<OwnServer> {
  const address = `http://localhost:${await freePort()}`;
  const database = await startOwnDatabase(address);
  const web = startWeb(address, database.databaseUrl, env);
  web.stderr?.pipe(process.stderr);
  await Promise.race([answering(address), failed(web, "The web server")]);
  const stop = async (): Promise<void> => {
    await end(web);
    await database.stop();
  };
  return { ...database, address, stop };
}

export async function startOwnDatabase(address: string): Promise<OwnDatabase> {
  const env = { ...process.env, NEXTAUTH_URL: address, NEXTAUTH_SECRET: SECRET };
  const child = fork("e2e/support/access/prepare.ts", [], { execArgv: TYPESCRIPT, env });
  const [prepared] = (await Promise.race([once(child, "message"), failed(child, "The database")])) as [Omit<OwnDatabase, "stop">];
  return { ...prepared, stop: () => end(child) };
}

/** How the web server ends on this database, and what it says: for databases it should refuse. */
export async function refusedStart(databaseUrl: string): Promise<{ code: number | null; said: string }> {
  const web = startWeb(`http://localhost:${await freePort()}`, databaseUrl, {});
  const [said, [code]] = await Promise.all([web.stderr ? text(web.stderr) : "", once(web, "exit") as Promise<[number | null]>]);
  return { code, said };
}

function startWeb(address: string, databaseUrl: string, env: Env): ChildProcess {
  const own: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: address,
    NEXTAUTH_SECRET: SECRET,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  return spawn(process.execPath, [...DIE_WITH_PARENT, "node_modules/next/dist/bin/next", "start", "-p", new URL(address).port], {
    env: { ...own, ...env },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

async function failed(child: ChildProcess, name: string): Promise<never> {
  const [code] = (await once(child, "exit")) as [number | null];
  throw new Error(`${name} ended early with code ${code}.`);
}

async function answering(address: string): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    const answer = await fetch(`${address}/sign-in`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The web server does not answer.");
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}
