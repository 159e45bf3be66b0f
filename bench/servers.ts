import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "@/db/embedded/free-port";
import { type Child, startChild } from "@/scripts/start/children";
import { WEB_FLAGS } from "@/scripts/start/web-flags";

export type RunningServer = { url: string; pid: number; stop: () => Promise<void> };

export const sessionSecret = randomBytes(33).toString("base64");

/** The production server as `npm start` runs it, on a port of its own. */
export const startWeb = (databaseUrl: string): Promise<RunningServer> =>
  start(databaseUrl, (port) => [...WEB_FLAGS, "node_modules/next/dist/bin/next", "start", "-p", String(port)], {
    NEXTAUTH_SECRET: sessionSecret,
    NEXT_TELEMETRY_DISABLED: "1",
  });

/** A bare handler in front of the reference function. */
export const startBareHandler = (databaseUrl: string, orgId: string): Promise<RunningServer> =>
  start(databaseUrl, () => ["--conditions=react-server", "--import", "tsx", "bench/limit/http.ts"], { BENCH_ORGANIZATION: orgId });

async function start(databaseUrl: string, args: (port: number) => string[], env: Record<string, string>): Promise<RunningServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = startChild(
    args(port),
    {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      NEXTAUTH_URL: url,
      PORT: String(port),
      ...env,
    },
    "ignore",
  );
  await answering(url, child);
  return { url, pid: child.pid, stop: child.stop };
}

async function answering(url: string, child: Child): Promise<void> {
  let over = false;
  void child.ended.then(() => {
    over = true;
  });
  for (let waited = 0; waited < 120_000 && !over; waited += 100) {
    if (await fetch(`${url}/api/health`, { redirect: "manual" }).catch(() => null)) return;
    await delay(100);
  }
  throw new Error("A server of the bench does not answer.");
}
