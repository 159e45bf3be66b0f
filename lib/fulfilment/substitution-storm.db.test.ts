import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { approveSubstitution, declineSubstitution } from "@/lib/orders/substitute";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { addCustomer, addLocation } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { makeProposal } from "@/lib/testing/substitutes";
import { createWorld, type World } from "@/lib/testing/world";

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

const ROUNDS = 8;

test("approvals, declines, cancels, receipts and sales of the substitute at once: each proposal ends one way, and nothing drifts", async () => {
  const proposals = [];
  for (let round = 0; round < ROUNDS; round += 1)
    proposals.push(await makeProposal(world, { customer: "C1", location: "X", sku: `STORM-${round}`, units: 4, missing: 3 }));
  const { actor } = world;
  const all = proposals.flatMap(({ proposalId, version, order, sku, substitute }, round) => [
    approveSubstitution(actor, proposalId, { version }),
    approveSubstitution(actor, proposalId, { version }),
    ...(round % 2 === 0 ? [declineSubstitution(actor, proposalId, { version, reason: "Not wanted" })] : []),
    cancelOrder(actor, order.id, { version, reason: "customer_request", lines: [{ line: 1, units: 1 + (round % 3) }] }),
    receiveGoods(actor, receiptBody.parse({ location: "X", reference: "S", lines: [{ sku, units: 1 + (round % 3) }] })),
    placeOrder(actor, placeBody.parse({ customer: "C1", lines: [{ sku: substitute, units: 5 + (round % 3) }] })),
  ]);
  const outcomes = await Promise.all(all);
  expect(outcomes.every(({ kind }) => kind === "answer")).toBe(true);
  const rows = await world.sql(
    `select p.state, p.left_units, m.backordered, n.reserved from substitution_proposal p join order_line m on m.id = p.line_id
     left join order_line n on n.id = p.substitute_line_id`,
  );
  expect(rows).toHaveLength(ROUNDS);
  expect(rows.filter((row) => !isRight(row))).toEqual([]);
});

function isRight({ state, left_units, backordered, reserved }: Record<string, unknown>): boolean {
  if (state === "accepted") return reserved === left_units;
  return state === "open" ? Number(left_units) <= Number(backordered) : true;
}
