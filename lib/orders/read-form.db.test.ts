import { afterAll, beforeAll, expect, test } from "vitest";
import { done } from "@/lib/testing/floor";
import { addCustomer, addLocation } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { makeProposal } from "@/lib/testing/substitutes";
import { createWorld, type World } from "@/lib/testing/world";
import { cancelOrder } from "./cancel";
import { startFromOrder } from "./read-form";
import { approveSubstitution } from "./substitute";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const copied = async (orderId: string) =>
  (await startFromOrder(world.actor, orderId, "of_today"))?.body.lines.map(({ sku, units }) => [sku, units]);

test("a copy asks for what the order sends; of a canceled one for what was ordered, not for its substitutes as well", async () => {
  const { order, proposalId, version } = await makeProposal(world, { customer: "C1", location: "X", sku: "LAMP", units: 5, missing: 2 });
  const approved = done(await approveSubstitution(world.actor, proposalId, { version }));
  expect(await copied(order.id)).toEqual([
    ["LAMP", 3],
    ["LAMP-B", 2],
  ]);
  done(await cancelOrder(world.actor, order.id, { version: approved.order.version, reason: "customer_request" }));
  expect(await copied(order.id)).toEqual([["LAMP", 5]]);
});
