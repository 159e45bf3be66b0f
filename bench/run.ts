import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { type BenchDatabase, openBenchDatabase } from "@/bench/database";
import { installReference } from "@/bench/limit/reference";
import { benchApi, benchDomain, benchHotSku } from "@/bench/placements";
import type { Plan } from "@/bench/rounds";
import { requireSameRows } from "@/bench/same-rows";
import { type RunningServer, startBareHandler, startWeb } from "@/bench/servers";
import { loadWorld } from "@/bench/world";
import { type Loaded, benchLists } from "@/bench/lists";
import { customersOf } from "@/bench/history-sql";
import { type Report, verdictsOf } from "@/bench/targets";
import { loadHistory } from "@/bench/load";
import { benchFloor } from "@/bench/floor";
import { benchPages } from "@/bench/pages";
import { RIGHTS } from "@/db/values";
import { createApiKey } from "@/lib/members/api-keys";
import { findOrganizationBySlug } from "@/lib/tenancy/membership";
import { actorOf } from "@/lib/testing/actor";
import { runVerify } from "@/lib/verify/run-verify";
import { buildIfChanged } from "@/scripts/start/build";

const PARTS = ["domain", "hot", "api", "lists", "pages", "floor"] as const;
const FEW_ORDERS = 10_000;
type Part = (typeof PARTS)[number];

const say = (line: string): void => console.error(line);

function saying<T>(line: string, run: () => Promise<T>): Promise<T> {
  say(line);
  return run();
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      parts: { type: "string", default: PARTS.join(",") },
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "2" },
      orders: { type: "string", default: "1000000" },
      "no-flush": { type: "boolean", default: false },
    },
  });
  const wanted = new Set(values.parts.split(","));
  const parts = PARTS.filter((part) => wanted.has(part));
  const { rounds, seconds, orders, "no-flush": noFlush } = values;
  return { parts: new Set<Part>(parts), rounds: Number(rounds), seconds: Number(seconds), orders: Number(orders), flushes: !noFlush };
}

type Settings = ReturnType<typeof readArguments>;

async function bench(database: BenchDatabase, { parts, rounds, seconds, orders }: Settings): Promise<Report> {
  const plan: Plan = { owner: database.owner, rounds, seconds };
  const report: Report = {};
  if (parts.has("domain") || parts.has("hot") || parts.has("api")) await benchPlacements(database, plan, parts, report);
  if (parts.has("lists") || parts.has("pages") || parts.has("floor")) await benchHistory(database, plan, { parts, orders }, report);
  return report;
}

async function benchHistory(
  database: BenchDatabase,
  plan: Plan,
  { parts, orders }: Pick<Settings, "parts" | "orders">,
  report: Report,
): Promise<void> {
  const few = await organizationWith(FEW_ORDERS, database);
  const many = await organizationWith(orders, database);
  if (parts.has("lists")) report.lists = await benchLists(plan, few, many, say);
  if (parts.has("pages"))
    report.pages = await saying("Asking for pages…", () => withWeb(database.url, (web) => benchPages(plan, many, web)));
  // Behind the lists, because it changes what was loaded; the proof is of both.
  if (parts.has("floor")) report.floor = await saying("Releasing and scanning…", () => benchFloor(plan, many));
  say("Proving everything…");
  const started = performance.now();
  const proved = await runVerify(many.orgId, { scope: "full" });
  const seconds = Math.round((performance.now() - started) / 1000);
  report.proof = { seconds, differingRows: proved.ok ? proved.run.differingRows : proved.code };
  say(`Proved in ${seconds} s.`);
}

async function benchPlacements({ owner, url }: BenchDatabase, plan: Plan, parts: Set<Part>, report: Report): Promise<void> {
  await installReference(owner);
  say("Loading 10,000 products and 1,000 customers…");
  const world = await loadWorld(owner);
  report.rowsOfOnePlacement = await requireSameRows(owner, world);
  if (parts.has("domain")) report.domain = await saying("Placing…", () => benchDomain(plan, world));
  if (parts.has("hot")) report.hotSku = await saying("Placing one product…", () => benchHotSku(plan, world));
  if (!parts.has("api")) return;
  say("Placing through the API…");
  const key = await createApiKey(actorOf(world.orgId), { name: "bench", rights: [...RIGHTS] });
  if (!key.ok) throw new Error(`The bench got no API key: ${key.code}`);
  report.api = await withWeb(url, async (web) => {
    const bare = await startBareHandler(url, world.orgId);
    try {
      return await benchApi(plan, world, { web, bare, apiKey: key.secret });
    } finally {
      await bare.stop();
    }
  });
}

async function withWeb<T>(url: string, run: (web: RunningServer) => Promise<T>): Promise<T> {
  await buildIfChanged(say);
  const web = await startWeb(url);
  try {
    return await run(web);
  } finally {
    await web.stop();
  }
}

/** Loaded once: a database of DATABASE_URL that has the organization from an earlier run is used as it is. */
async function organizationWith(orders: number, { owner, url }: BenchDatabase): Promise<Loaded> {
  const slug = `bench-history-${orders}`;
  const known = await findOrganizationBySlug(slug);
  if (known) return { orgId: known.id, orders };
  say(`Loading ${orders.toLocaleString("en")} orders…`);
  const { orgId } = await loadWorld(owner, undefined, customersOf(orders));
  await loadHistory(url, orgId, orders, say);
  // Named last, so that a load that was cut off is never found again.
  await owner.query("update organization set slug = $2 where id = $1", [orgId, slug]);
  return { orgId, orders };
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
    const targets = verdictsOf(measured);
    const { rounds, seconds, orders } = settings;
    process.stdout.write(`${JSON.stringify({ ...about, rounds, seconds, orders, ...measured, targets }, null, 2)}\n`);
    for (const { target, measured: figure, wanted, reached } of targets)
      say(`${reached ? "reached" : "MISSED "}  ${target}: ${figure} (${wanted})`);
    // Speed is for a person to judge, who knows what else the machine did; rows that differ are a failure anywhere.
    if (measured.proof && measured.proof.differingRows !== 0) throw new Error("The rows of the bench differ from what its ledgers say.");
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
