import type pg from "pg";
import { referencePlacement } from "@/bench/limit/reference";
import { measureHttp } from "@/bench/http-load";
import { measure } from "@/bench/measure";
import { hotBody, singleBody, uniformBody } from "@/bench/requests";
import { type Comparison, type Plan, type Side, takeTurns } from "@/bench/rounds";
import type { RunningServer } from "@/bench/servers";
import type { BenchWorld } from "@/bench/world";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { actorOf } from "@/lib/testing/actor";

const DOMAIN_CALLERS = [1, 8, 32];
const HOT_CALLERS = [8, 32];
const CONNECTIONS = [1, 8, 16, 32];

const placing = ({ orgId }: BenchWorld, body: () => unknown) => {
  const actor = actorOf(orgId);
  return async (): Promise<void> => {
    const outcome = await placeOrder(actor, placeBody.parse(body()));
    if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(JSON.stringify(outcome));
  };
};

export const placeUniform = (world: BenchWorld) => placing(world, uniformBody);

const inProcess = (call: () => Promise<unknown>): Side => ({ run: (callers, seconds) => measure(callers, seconds, call) });
const reference = (owner: pg.Pool, world: BenchWorld): Side => inProcess(() => owner.query(referencePlacement(world)));

/** The domain layer against the same writes in one SQL function. */
export async function benchDomain(plan: Plan, world: BenchWorld): Promise<Comparison<"reference" | "product">[]> {
  const sides = { reference: reference(plan.owner, world), product: inProcess(placeUniform(world)) };
  await warmUp(plan.owner, Object.values(sides), 8);
  return forEach(DOMAIN_CALLERS, (callers) => takeTurns(plan, callers, sides));
}

/** Everybody wants one product, against the product's own figure when each wants another one. */
export async function benchHotSku(plan: Plan, world: BenchWorld): Promise<Comparison<"uniform" | "hot">[]> {
  const sides = { uniform: inProcess(placing(world, singleBody)), hot: inProcess(placing(world, hotBody)) };
  await warmUp(plan.owner, Object.values(sides), 8);
  return forEach(HOT_CALLERS, (callers) => takeTurns(plan, callers, sides));
}

/** POST /api/v1/orders against the production server, beside a bare handler that calls the reference function. */
export async function benchApi(
  plan: Plan,
  world: BenchWorld,
  { web, bare, apiKey }: { web: RunningServer; bare: RunningServer; apiKey: string },
): Promise<Comparison<"reference" | "bare_handler" | "product">[]> {
  const post = (server: RunningServer): Side => ({
    pid: server.pid,
    run: (connections, seconds) =>
      measureHttp(server.url, connections, seconds, {
        path: () => "/api/v1/orders",
        headers: () => ({ authorization: `Bearer ${apiKey}`, "content-type": "application/json", "idempotency-key": crypto.randomUUID() }),
        body: () => JSON.stringify(uniformBody()),
      }),
  });
  const sides = { reference: reference(plan.owner, world), bare_handler: post(bare), product: post(web) };
  await warmUp(plan.owner, Object.values(sides), 16);
  return forEach(CONNECTIONS, (connections) => takeTurns(plan, connections, sides));
}

/** Compiles and plans everything, then lets the planner see the tables as they are now. */
async function warmUp(owner: pg.Pool, sides: readonly Side[], callers: number): Promise<void> {
  for (const { run } of sides) await run(callers, 3);
  await owner.query("vacuum analyze");
}

async function forEach<T, R>(list: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of list) results.push(await run(item));
  return results;
}
