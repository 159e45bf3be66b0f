import { afterAll, beforeAll, expect, test } from "vitest";
import type { Wire } from "@/db/testing/wire";
import { flushSignals } from "@/lib/live/signal";
import { readEventsForApi, readOrderForApi, readReceiptForApi } from "@/lib/orders/read-api";
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

test("other programs are answered from what they asked for: no previews, no credit, and for the events no order either", async () => {
  const { order } = await makeProposal(world, { customer: "C1", location: "X", sku: "POT", units: 3, missing: 1 });
  const statements = async (read: (number: string) => Promise<unknown>): Promise<number> => {
    for (const _warm of [1, 2]) await read(order.number);
    await flushSignals();
    wire.forget();
    expect(await read(order.number)).not.toBeNull();
    return wire.messages.filter(({ type }) => type === "B").length;
  };
  const page = await statements((number) => readOrderPage(world.actor, number, "2026-11-22"));
  const [whole, receipt, events] = [
    await statements((number) => readOrderForApi(world.actor, number)),
    await statements((number) => readReceiptForApi(world.actor, number)),
    await statements((number) => readEventsForApi(world.actor, number, { limit: 200 })),
  ];
  expect({ whole, receipt, events }).toEqual({ whole: 12, receipt: 19, events: 2 });
  expect(page).toBeGreaterThan(receipt + 10);
});
