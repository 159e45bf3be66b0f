import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { feedLeftovers } from "@/lib/orders/feed-follow-ups";
import type { Wire } from "@/db/testing/wire";
import { actorOf } from "@/lib/testing/actor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { driftIn } from "@/lib/testing/no-drift";
import { BROKEN_TABLES, type Day, day, LOCATIONS } from "@/lib/testing/random/commands";
import { addFaultSwitch, expectHonest } from "@/lib/testing/random/faults";
import { carryOut, type Life, live } from "@/lib/testing/random/live";
import { idleUnits, queueJumps } from "@/lib/testing/random/queue-jumps";
import { nameSubstitutes } from "@/lib/testing/random/substitutions";
import { createWiredWorld } from "@/lib/testing/wired-world";
import { addOrganization, type World } from "@/lib/testing/world";

const SECONDS = Number(process.env.PROPERTY_SECONDS ?? "20");
const SEED = Number(process.env.PROPERTY_SEED ?? Date.now() % 2 ** 31);

describe.skipIf(process.env.DATABASE_DRIVER === "neon")("whatever several users do beside one another, with faults in between", () => {
  let world: World;
  let wire: Wire;
  let days = 0;
  beforeAll(async () => {
    ({ world, wire } = await createWiredWorld());
    await addFaultSwitch(world, BROKEN_TABLES);
  });
  afterAll(() => world.close());

  async function town(): Promise<World> {
    days += 1;
    const orgId = await addOrganization(world.sql, `day-${days}`);
    const it = { ...world, orgId, actor: actorOf(orgId) };
    for (const [index, code] of LOCATIONS.entries()) await addLocation(it, code, { latitude: 42 + index, longitude: 19 });
    await addProduct(it, { sku: "A", price: "10.00", rate: "20" });
    await addProduct(it, { sku: "B", price: "3.33", rate: "7" });
    await addProduct(it, { sku: "SET", price: "25.00", rate: "20", parts: { A: 2, B: 1 } });
    await addProduct(it, { sku: "FEE", price: "4.90", kind: "service" });
    await nameSubstitutes(it);
    await addCustomer(it, { code: "TIGHT", limitMinor: 20_000 });
    await addCustomer(it, { code: "FREE", limitMinor: null });
    await addCustomer(it, { code: "PARK", limitMinor: 5_000, policy: "park" });
    await addCustomer(it, { code: "PREPAID", terms: "prepaid" });
    return it;
  }

  async function livedThrough(plan: Day): Promise<void> {
    const it = await town();
    const life = await live({ ...it, wire }, plan, carryOut);
    expect(await driftIn(it.orgId)).toEqual([]);
    expect(await queueJumps(it)).toEqual([]);
    expect(await missing(it, life)).toEqual([]);
    await expectHonest(it, life);
    await feedLeftovers(it.orgId);
    expect(await idleUnits(it)).toEqual([]);
    expect(await driftIn(it.orgId)).toEqual([]);
  }

  test(`no ledger drifts, nobody jumps the queue and no acknowledged order is missing (seed ${SEED})`, {
    timeout: (SECONDS + 60) * 1000,
  }, async () => {
    await fc.assert(fc.asyncProperty(day, livedThrough), {
      seed: SEED,
      numRuns: Number.MAX_SAFE_INTEGER,
      interruptAfterTimeLimit: SECONDS * 1000,
      markInterruptAsFailure: false,
      endOnFailure: true,
    });
    expect(days).toBeGreaterThan(3);
  });
});

async function missing({ sql, orgId }: World, { acknowledged }: Life): Promise<unknown[]> {
  return sql(
    `select a.id from unnest($2::uuid[]) a(id) where not exists (select from orders o where o.org_id = $1 and o.id = a.id and o.status <> 'draft')`,
    [orgId, acknowledged],
  );
}
