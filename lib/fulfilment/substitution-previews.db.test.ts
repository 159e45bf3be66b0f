import { afterAll, beforeAll, expect, test } from "vitest";
import type { Wire } from "@/db/testing/wire";
import { readOrderPage } from "@/lib/orders/read-page";
import { done } from "@/lib/testing/floor";
import { addCustomer, addLocation } from "@/lib/testing/goods";
import { makeProposal } from "@/lib/testing/substitutes";
import { createWiredWorld } from "@/lib/testing/wired-world";
import type { World } from "@/lib/testing/world";
import { shortBody } from "./inputs";
import { reportShort } from "./short";

let world: World;
let wire: Wire;

beforeAll(async () => {
  ({ world, wire } = await createWiredWorld({ oneWayMs: 5 }));
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
});
afterAll(() => world.close());

test("an order with many open proposals is read in as many round trips as one with a single one", async () => {
  const { order, work, substitute } = await makeProposal(world, { customer: "C1", location: "X", sku: "LAMP", units: 6, missing: 1 });
  const flights = async (open: number): Promise<number> => {
    for (const _warm of [1, 2]) await readOrderPage(world.actor, order.number, "2026-11-22");
    wire.forget();
    const view = await readOrderPage(world.actor, order.number, "2026-11-22");
    expect(view?.proposals.map(({ preview }) => preview?.refused ?? null)).toEqual(Array.from({ length: open }, () => null));
    return wire.flights;
  };
  const one = await flights(1);
  for (let more = 0; more < 4; more += 1)
    done(await reportShort(world.actor, shortBody.parse({ work, units: 1, reason: "not_in_bin", substitute })));
  // One after the other, four more are eight more.
  expect(await flights(5)).toBeLessThan(one + 4);
});
