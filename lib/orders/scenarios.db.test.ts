import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actorOf } from "@/lib/testing/actor";
import { domainDesk } from "@/lib/testing/domain-desk";
import { driftIn } from "@/lib/testing/no-drift";
import { FLOOR } from "@/lib/testing/scenarios/floor";
import { PLACING } from "@/lib/testing/scenarios/placing";
import { SHIPPING } from "@/lib/testing/scenarios/shipping";
import { STOCK } from "@/lib/testing/scenarios/stock";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";

describe("acceptance scenarios, through the domain", { timeout: 120_000 }, () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  for (const [index, { number, title, run }] of [...PLACING, ...STOCK, ...FLOOR, ...SHIPPING]
    .sort((a, b) => a.number - b.number)
    .entries()) {
    test(`${number}: ${title}`, async () => {
      const orgId = await addOrganization(world.sql, `scenario-${index}`);
      await run(domainDesk({ ...world, orgId, actor: actorOf(orgId) }));
      expect(await driftIn(orgId)).toEqual([]);
    });
  }
});
