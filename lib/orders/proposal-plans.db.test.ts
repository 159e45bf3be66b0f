import { afterAll, beforeAll, expect, test } from "vitest";
import { addCustomer, addLocation } from "@/lib/testing/goods";
import { plansOf, tooCostly } from "@/lib/testing/plans";
import { makeProposal } from "@/lib/testing/substitutes";
import { createWorld, type World } from "@/lib/testing/world";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { listProposalsIn, type ProposalFilter, proposalsOfOrder } from "./read-proposals";

const PROPOSALS = 20_000;
const MOST_BLOCKS = 2_000;

let world: World;
let orderId: string;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
  const made = await makeProposal(world, { customer: "C1", location: "X", sku: "A", units: 4, missing: 2 });
  const other = await makeProposal(world, { customer: "C1", location: "X", sku: "B", units: 4, missing: 2 });
  orderId = made.order.id;
  await world.sql(
    `insert into substitution_proposal (org_id, id, order_id, line_id, short_pick_id, location_id, product_id, substitute_id, units, left_units, state,
       actor_kind, proposed_at, answered_at, answered_by_kind, answered_commit_id, answer_reason, commit_id)
     select org_id, gen_random_uuid(), order_id, line_id, short_pick_id, location_id, product_id, substitute_id, 1, 1,
       case when n % 100 = 0 then 'open' else 'declined' end, 'system', proposed_at - n * interval '1 minute',
       case when n % 100 > 0 then now() end, case when n % 100 > 0 then 'system' end, case when n % 100 > 0 then gen_random_uuid() end, 'no', gen_random_uuid()
     from substitution_proposal, generate_series(1, $2::int) n where id = $1`,
    [other.proposalId, PROPOSALS],
  );
  await world.sql("vacuum analyze substitution_proposal");
}, 120_000);
afterAll(() => world.close());

/** What the reading costs too much, in one transaction. */
const costlyIn = async (read: (tx: Tx) => Promise<unknown>): Promise<string[]> =>
  tooCostly(await plansOf(() => readTenant(world.orgId, read)), { growing: ["substitution_proposal"], mostBlocks: MOST_BLOCKS });

const FILTERS: readonly ProposalFilter[] = [{}, { state: "open" }, { state: "declined" }];

test.each(FILTERS)("of twenty thousand proposals the list reads an index and few blocks: %j", async (filter) => {
  const costly = await costlyIn(async (tx) => {
    const first = await listProposalsIn(tx, filter, {});
    const second = await listProposalsIn(tx, filter, { after: first.next ?? "" });
    await listProposalsIn(tx, filter, { before: second.previous ?? "" });
    expect(first.items).toHaveLength(50);
  });
  expect(costly).toEqual([]);
});

test("an order finds its own by an index", async () => {
  const costly = await costlyIn(async (tx) => {
    expect(await proposalsOfOrder(tx, orderId)).toHaveLength(1);
    expect((await listProposalsIn(tx, { order: orderId }, {})).items).toHaveLength(1);
  });
  expect(costly).toEqual([]);
});
