import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { domainDesk } from "@/lib/testing/domain-desk";
import { done } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { placeDraft } from "./approve";
import { editDraft } from "./drafts";
import { editBody, placeBody } from "./inputs";
import { placeOrder } from "./place";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "MAIN");
  await addProduct(world, { sku: "LAMP", price: "100.00", rate: "20" });
  await addCustomer(world, { code: "C1", limitMinor: null });
});
beforeEach(() =>
  world.sql(
    `update org_policy set strategy = 'nearest', allow_backorder = true, prices_include_tax = false,
     channel_strategies = '{"web": "oldest_cost"}' where org_id = $1`,
    [world.orgId],
  ),
);
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const BODY = { customer: "C1", lines: [{ sku: "LAMP", units: 2 }] };
const place = async (more: object) => done(await placeOrder(world.actor, placeBody.parse({ ...BODY, ...more }))).order;
const edit = async (id: string, version: number, more: object = {}) =>
  done(await editDraft(world.actor, id, editBody.parse({ ...BODY, version, ...more }))).order;
const strategyOf = async (id: string) => (await world.sql("select strategy from orders where id = $1", [id]))[0]?.["strategy"];

test("the strategy is the order's, else its channel's, else the organization's", async () => {
  expect(await strategyOf((await place({ channel: "web", strategy: "fewest_parcels" })).id)).toBe("fewest_parcels");
  expect(await strategyOf((await place({ channel: "web" })).id)).toBe("oldest_cost");
  expect(await strategyOf((await place({ channel: "fair" })).id)).toBe("nearest");
  expect(await strategyOf((await place({})).id)).toBe("nearest");
});

test("a draft of a channel keeps the channel's strategy when it is edited, and reserves by it", async () => {
  await domainDesk(world).receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: 10 }] });
  const { id } = await place({ channel: "web", external_id: "1", draft: true });
  expect(await edit(id, 1)).toMatchObject({ channel: "web", external_id: "1" });
  expect(await strategyOf(id)).toBe("oldest_cost");
  done(await placeDraft(world.actor, id, { version: 2, override: null }));
  expect(await world.sql("select distinct strategy from reservation where order_id = $1", [id])).toEqual([{ strategy: "oldest_cost" }]);
});

test.each(["constructor", "toString", "__proto__"])("a channel may be called %s", async (channel) => {
  expect(await strategyOf((await place({ channel })).id)).toBe("nearest");
});

test("whether prices are net or gross stays as the draft has it, unless the edit says otherwise", async () => {
  const { id } = await place({ prices_include_tax: true, draft: true });
  expect((await edit(id, 1)).total.amount_minor).toBe(20_000);
  expect((await edit(id, 2, { prices_include_tax: null })).total.amount_minor).toBe(24_000);
  expect((await edit(id, 3)).total.amount_minor).toBe(24_000);
  expect((await edit(id, 4, { prices_include_tax: true })).total.amount_minor).toBe(20_000);
});

test("the address stays where the edit says nothing of it, and is the account's own again where it says none", async () => {
  const shipTo = async (id: string) => (await world.sql("select ship_to_id from orders where id = $1", [id]))[0]?.["ship_to_id"];
  const { id } = await place({ ship_to: { name: "Depot" }, draft: true });
  const depot = await shipTo(id);
  expect(depot).not.toBeNull();
  await edit(id, 1);
  expect(await shipTo(id)).toBe(depot);
  await edit(id, 2, { ship_to: null });
  expect(await shipTo(id)).toBeNull();
});
