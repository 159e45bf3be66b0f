import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { type BenchDatabase, openBenchDatabase } from "@/bench/database";
import { installReference } from "@/bench/limit/reference";
import { benchApi, benchDomain, benchHotSku } from "@/bench/placements";
import type { Plan } from "@/bench/rounds";
import { requireSameRows } from "@/bench/same-rows";
import { startBareHandler, startWeb } from "@/bench/servers";
import { type BenchWorld, loadWorld } from "@/bench/world";
import { createApiKey } from "@/lib/members/api-keys";
import { actorOf } from "@/lib/testing/actor";
import { buildIfChanged } from "@/scripts/start/build";

const PARTS = ["domain", "hot", "api"] as const;
type Part = (typeof PARTS)[number];

const say = (line: string): void => console.error(line);

function readArguments() {
  const { values } = parseArgs({
    options: {
      parts: { type: "string", default: PARTS.join(",") },
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "2" },
      "no-flush": { type: "boolean", default: false },
    },
  });
  const wanted = new Set(values.parts.split(","));
  const parts = PARTS.filter((part) => wanted.has(part));
  return { parts: new Set<Part>(parts), rounds: Number(values.rounds), seconds: Number(values.seconds), flushes: !values["no-flush"] };
}

async function bench(database: BenchDatabase, { parts, rounds, seconds }: ReturnType<typeof readArguments>): Promise<object> {
  const { owner } = database;
  const plan: Plan = { owner, rounds, seconds };
  await installReference(owner);
  say("Loading 10,000 products and 1,000 customers…");
  const world = await loadWorld(owner);
  const report: Record<string, unknown> = { rowsOfOnePlacement: await requireSameRows(owner, world) };
  if (parts.has("domain")) {
    say("Placing through the domain layer…");
    report["domain"] = await benchDomain(plan, world);
  }
  if (parts.has("hot")) {
    say("Placing on one product…");
    report["hotSku"] = await benchHotSku(plan, world);
  }
  if (parts.has("api")) report["api"] = await withServers(database, world, (servers) => benchApi(plan, world, servers));
  return report;
}

async function withServers<T>(
  { url }: BenchDatabase,
  world: BenchWorld,
  run: (servers: Parameters<typeof benchApi>[2]) => Promise<T>,
): Promise<T> {
  await buildIfChanged(say);
  const key = await createApiKey(actorOf(world.orgId), { name: "bench", rights: ["view", "place"] });
  if (!key.ok) throw new Error(`The bench got no API key: ${key.code}`);
  const [web, bare] = await Promise.all([startWeb(url), startBareHandler(url, world)]);
  try {
    say("Placing over HTTP…");
    return await run({ web, bare, apiKey: key.secret });
  } finally {
    await Promise.all([web.stop(), bare.stop()]);
  }
}

async function main(): Promise<void> {
  const settings = readArguments();
  const database = await openBenchDatabase(settings.flushes);
  try {
    const { rows } = await database.owner.query<{ version: string }>("select current_setting('server_version') as version");
    const loadBefore = loadavg()[0];
    const measured = await bench(database, settings);
    const machine = { processors: cpus().length, model: cpus()[0]?.model, loadBefore, loadAfter: loadavg()[0] };
    const about = { at: new Date().toISOString(), node: process.version, postgres: rows[0]?.version, flushes: database.flushes, machine };
    process.stdout.write(`${JSON.stringify({ ...about, rounds: settings.rounds, seconds: settings.seconds, ...measured }, null, 2)}\n`);
  } finally {
    await database.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
