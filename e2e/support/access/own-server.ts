import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "@/db/embedded/free-port";
import type { AccessRecords } from "@/e2e/support/access/records";

export type OwnServer = { address: string; databaseUrl: string; records: AccessRecords; stop: () => Promise<void> };

const DIE_WITH_PARENT = ["--import", "./scripts/start/die-with-parent.mjs"];
const TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];
const PATIENCE_MS = 60_000;

/** The production server on a database of its own, without a worker: nothing writes but what the test does. */
export async function startOwnServer(env: Record<string, string> = {}): Promise<OwnServer> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const shared = { ...process.env, NEXTAUTH_URL: address, NEXTAUTH_SECRET: "a secret that is long enough for the tests", ...env };
  const database = fork("e2e/support/access/prepare.ts", [], { execArgv: TYPESCRIPT, env: shared });
  const [prepared] = (await Promise.race([once(database, "message"), failed(database, "The database")])) as [
    Omit<OwnServer, "address" | "stop">,
  ];
  const web = spawn(process.execPath, [...DIE_WITH_PARENT, "node_modules/next/dist/bin/next", "start", "-p", String(port)], {
    env: { ...shared, DATABASE_URL: prepared.databaseUrl, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await Promise.race([answering(address), failed(web, "The web server")]);
  const stop = async (): Promise<void> => {
    await end(web);
    await end(database);
  };
  return { ...prepared, address, stop };
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
