import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Wire } from "@/db/testing/wire";
import { FarCarrier } from "@/lib/shipping/testing/far-carrier";
import { actorOf } from "@/lib/testing/actor";
import { driftIn } from "@/lib/testing/no-drift";
import { finishDay, leftOpen } from "@/lib/testing/random/evening";
import { addFaultSwitch, expectHonest } from "@/lib/testing/random/faults";
import { BROKEN_FLOOR_TABLES, FLOOR_KINDS, type FloorDay, floorDay, morning } from "@/lib/testing/random/floor-commands";
import { carryOutOn, furnish } from "@/lib/testing/random/floor-town";
import { live } from "@/lib/testing/random/live";
import { idleUnits, queueJumps } from "@/lib/testing/random/queue-jumps";
import { sentTooEarly, watchReleases } from "@/lib/testing/random/sent-too-early";
import { createWiredWorld } from "@/lib/testing/wired-world";
import { addOrganization, type World } from "@/lib/testing/world";

const SECONDS = Number(process.env.PROPERTY_SECONDS ?? "25");
const SEED = Number(process.env.PROPERTY_SEED ?? Date.now() % 2 ** 31);

describe.skipIf(process.env.DATABASE_DRIVER === "neon")("whatever people do on a floor beside one another, with faults in between", () => {
  let world: World;
  let wire: Wire;
  let days = 0;
  const tally = new Map<string, number>();
  beforeAll(async () => {
    ({ world, wire } = await createWiredWorld());
    await addFaultSwitch(world, BROKEN_FLOOR_TABLES);
    await watchReleases(world);
  });
  afterAll(() => world.close());

  async function livedThrough(begun: FloorDay["users"][number], plan: FloorDay): Promise<void> {
    days += 1;
    const orgId = await addOrganization(world.sql, `day-${days}`);
    const it = { ...world, wire, orgId, actor: actorOf(orgId) };
    await furnish(it);
    const far = new FarCarrier();
    const carryOut = carryOutOn(far);
    const early = await live(it, { users: [begun], faults: [] }, carryOut);
    const life = await live(it, plan, carryOut);
    for (const [name, times] of [...early.tally, ...life.tally]) tally.set(name, (tally.get(name) ?? 0) + times);
    expect(await driftIn(orgId)).toEqual([]);
    expect(await queueJumps(it)).toEqual([]);
    await expectHonest(it, early);
    await expectHonest(it, life);
    const refusals = await finishDay(it, far);
    expect({ open: await leftOpen(it, far), refusals }).toEqual({ open: [], refusals });
    expect(await idleUnits(it)).toEqual([]);
    expect(await sentTooEarly(it)).toEqual([]);
    expect(await driftIn(orgId)).toEqual([]);
  }

  test(`no ledger drifts, what was told is true and everything can be brought to its end (plans of seed ${SEED})`, {
    timeout: (SECONDS + 90) * 1000,
  }, async () => {
    await fc.assert(fc.asyncProperty(morning, floorDay, livedThrough), {
      seed: SEED,
      numRuns: Number.MAX_SAFE_INTEGER,
      interruptAfterTimeLimit: SECONDS * 1000,
      markInterruptAsFailure: false,
      endOnFailure: true,
    });
    if (process.env.PROPERTY_TALLY) process.stdout.write(`${days} days\n${[...tally].map((of) => of.join(": ")).join("\n")}\n`);
    expect(days).toBeGreaterThan(3);
    const carriedOut = FLOOR_KINDS.filter((kind) => [200, 201, 202].some((status) => tally.has(`${kind} ${status}`)));
    expect(carriedOut.length).toBeGreaterThan(8);
  });
});
