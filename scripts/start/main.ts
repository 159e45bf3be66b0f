import { setTimeout as delay } from "node:timers/promises";
import { OperatorError } from "@/db/operator-error";
import { buildIfChanged } from "@/scripts/start/build";
import { type Child, keepRunning, startChild } from "@/scripts/start/children";
import { openDataFolder, readSecrets, type Secrets } from "@/scripts/start/data-folder";
import { startDatabase } from "@/scripts/start/database";
import { publishRun, releaseRunLock, takeRunLock } from "@/scripts/start/run-lock";
import { readSettings, requireFreePort, type Settings } from "@/scripts/start/settings";
import { WEB_FLAGS } from "@/scripts/start/web-flags";

const TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];
const NEXT = "node_modules/next/dist/bin/next";
const PATIENCE_MS = 60_000;
const say = (line: string): void => console.log(line);

/** What was started, in order; stopping goes backwards. */
const running: (() => Promise<void> | void)[] = [];
let stopping: Promise<void> | undefined;

function stopAll(code: number): Promise<void> {
  stopping ??= (async () => {
    for (const stop of running.toReversed()) {
      try {
        await stop();
      } catch (error) {
        console.error(error);
      }
    }
    process.exit(code);
  })();
  return stopping;
}

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2));
  openDataFolder();
  takeRunLock();
  running.push(releaseRunLock);
  await requireFreePort(settings);
  const secrets = readSecrets();
  const database = await startDatabase(settings.databaseUrl, secrets.databasePassword, say);
  if (database.embedded) {
    const { stop, ended, logFile } = database.embedded;
    running.push(stop);
    void ended.then(() => giveUp(`The embedded PostgreSQL ended unexpectedly: its last words are in ${logFile}.`));
  }
  const env = childEnvironment(settings, secrets, database.localUrl);
  await Promise.all([settings.demo ? seedIfEmpty(env) : undefined, settings.development ? undefined : buildIfChanged(say)]);
  publishRun({ databaseUrl: database.url, address: settings.address });
  const web = startWeb(settings, env);
  running.push(web.stop);
  void web.ended.then(() => giveUp("The web server ended unexpectedly: the lines above say why."));
  await answering(settings.port);
  if (stopping) return;
  startWorker(env);
  say(`\nOnerow runs at ${settings.address}`);
  say("Stop it with Ctrl-C.");
}

function childEnvironment(settings: Settings, secrets: Secrets, databaseUrl: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: settings.development ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    NEXTAUTH_URL: settings.address,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secrets.nextAuthSecret,
    PORT: String(settings.port),
  };
}

async function seedIfEmpty(env: NodeJS.ProcessEnv): Promise<void> {
  const seed = startChild([...TYPESCRIPT, "scripts/seed.ts", "--if-empty"], env);
  running.push(seed.stop);
  const code = await seed.ended;
  if (code !== 0 && !stopping) throw new OperatorError("The demo data could not be made: the lines above say why.");
}

function startWeb(settings: Settings, env: NodeJS.ProcessEnv): Child {
  const flags = ["-p", String(settings.port), ...(settings.host ? ["-H", settings.host] : [])];
  return startChild([...WEB_FLAGS, NEXT, settings.development ? "dev" : "start", ...flags], env);
}

function startWorker(env: NodeJS.ProcessEnv): void {
  const worker = keepRunning(
    () => startChild([...TYPESCRIPT, "scripts/worker.ts"], env),
    (code, pauseMs) => say(`The outbox worker ended (code ${code}); it starts again in ${pauseMs / 1000} s.`),
  );
  running.push(worker.stop);
}

async function answering(port: number): Promise<void> {
  let last = "nothing";
  for (let waited = 0; waited < PATIENCE_MS; waited += 100) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    if (answer?.ok || stopping) return;
    if (answer) last = await answer.text();
    await delay(100);
  }
  throw new OperatorError(`The web server does not say that it is well after ${PATIENCE_MS / 1000} s; it says ${last.slice(0, 200)}.`);
}

function giveUp(sentence: string): void {
  if (stopping) return;
  console.error(sentence);
  void stopAll(1);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stopAll(0));
process.once("disconnect", () => void stopAll(0));

main().catch((error: unknown) => {
  if (stopping) return;
  console.error(error instanceof OperatorError ? error.message : error);
  void stopAll(1);
});
