import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { startEmbeddedPostgres } from "@/db/embedded/start";
import { migrate } from "@/db/migrate";
import { feedLeftovers } from "@/lib/orders/feed-follow-ups";
import { placeOrder } from "@/lib/orders/place";
import { drainToMailbox } from "@/lib/outbox/dispatch";
import { driftIn } from "@/lib/testing/no-drift";
import { idleUnits, queueJumps } from "@/lib/testing/random/queue-jumps";
import { prepareStorm, startStorm, type Storm, stormOrder } from "@/lib/testing/storm";
import { createWorld, openWorld, type World } from "@/lib/testing/world";

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 20) {
    if (waited > 40_000) throw new Error(`waited in vain: ${what}`);
    await delay(20);
  }
}

/** Nothing drifted, nobody jumped the queue, every acknowledged order is there, and each has its confirmation delivered once. */
async function expectAllWell(world: World, storm: Storm): Promise<void> {
  expect(await driftIn(world.orgId)).toEqual([]);
  expect(await queueJumps(world)).toEqual([]);
  const rows = await world.sql("select id, status from orders where org_id = $1", [world.orgId]);
  const known = new Map(rows.map(({ id, status }) => [String(id), status]));
  expect([...storm.acknowledged.values()].filter((id) => known.get(id) !== "placed")).toEqual([]);

  // A client that heard nothing asks again under its key: the order it then hears of is the one that there is.
  for (const key of storm.tried) {
    const { body, once } = stormOrder(key);
    const outcome = await placeOrder(world.actor, body, { once });
    const id = outcome.kind === "answer" && outcome.answer.ok ? outcome.answer.order.id : "";
    expect(storm.acknowledged.get(key) ?? id).toBe(id);
  }
  const [count] = await world.sql("select count(*)::int as orders from orders where org_id = $1", [world.orgId]);
  expect(count).toEqual({ orders: storm.tried.size });

  await drainToMailbox({ id: world.orgId, timeZone: "UTC" });
  const unsent = await world.sql(
    `select o.number from orders o where o.org_id = $1 and (select count(*) from outbox_message m join mail_message d on d.org_id = m.org_id and d.outbox_id = m.id
       where m.org_id = o.org_id and m.order_id = o.id and m.topic = 'email.order_confirmed' and m.status = 'sent') <> 1`,
    [world.orgId],
  );
  expect(unsent).toEqual([]);
  await feedLeftovers(world.orgId);
  expect(await idleUnits(world)).toEqual([]);
  expect(await driftIn(world.orgId)).toEqual([]);
}

describe.skipIf(process.env.DATABASE_DRIVER === "neon")("in a storm of placements and receipts", () => {
  test("a server that is killed loses nothing that it had acknowledged", { timeout: 120_000 }, async () => {
    const world = await createWorld();
    cleanups.push(world.close);
    await prepareStorm(world);
    const storms: Storm[] = [];
    for (let round = 1; round <= 2; round += 1) {
      const storm = startStorm(world.url, world.orgId);
      storms.push(storm);
      await until("some orders", () => storm.acknowledged.size >= 60);
      await storm.kill();
      expect(storm.faults).toEqual([]);
      expect(storm.tried.size).toBeGreaterThan(storm.acknowledged.size);
    }
    const all = storms.reduce((sum, storm) => ({
      ...sum,
      tried: new Set([...sum.tried, ...storm.tried]),
      acknowledged: new Map([...sum.acknowledged, ...storm.acknowledged]),
    }));
    await expectAllWell(world, all);
  });

  test("a database that is killed comes back with every acknowledged order, and the program goes on", { timeout: 240_000 }, async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "onerow-kill-"));
    let server = await startEmbeddedPostgres({ dataDir, password: "storm" });
    cleanups.push(async () => {
      await server.stop();
      await Promise.all([rm(dataDir, { recursive: true, force: true }), rm(server.logFile, { force: true })]);
    });
    await migrate(server.url);
    const world = await openWorld(server.url, () => Promise.resolve());
    cleanups.push(world.close);
    await prepareStorm(world);
    const storm = startStorm(server.url, world.orgId);
    cleanups.push(storm.kill);
    for (let round = 1; round <= 2; round += 1) {
      await until("some orders", () => storm.acknowledged.size >= 40 * round);
      process.kill(server.pid, "SIGKILL");
      await server.ended;
      server = await startEmbeddedPostgres({ dataDir, password: "storm", port: server.port });
      const before = storm.acknowledged.size;
      await until("orders after the restart", () => storm.acknowledged.size >= before + 20);
    }
    expect(await storm.calm()).toBe(0);
    expect(storm.faults.filter((fault) => !/connection|ECONN|terminat|EPIPE|starting up|shutting down|recovery/i.test(fault))).toEqual([]);
    await expectAllWell(world, storm);
  });
});
