import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readAvailability, readStockLevels } from "@/lib/receiving/read-levels";
import { actorOf } from "@/lib/testing/actor";
import { type Desk, placed, refused } from "@/lib/testing/desk";
import { domainDesk } from "@/lib/testing/domain-desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { driftIn } from "@/lib/testing/no-drift";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";

let shared: World;
let world: World;
let desk: Desk;
let turn = 0;

beforeAll(async () => {
  shared = await createWorld();
});
afterAll(() => shared.close());
beforeEach(async () => {
  const orgId = await addOrganization(shared.sql, `availability-${(turn += 1)}`);
  world = { ...shared, orgId, actor: actorOf(orgId) };
  desk = domainDesk(world);
  for (const location of ["X", "Y"]) await addLocation(world, location);
  await addProduct(world, { sku: "LAMP" });
  await addCustomer(world, { limitMinor: null });
});

const receive = (location: string, units: number) => desk.receive({ location, reference: "R", lines: [{ sku: "LAMP", units }] });
const place = (units: number, more: object = {}) =>
  desk.place({ customer: "C1", lines: [{ sku: "LAMP", units }], allow_backorder: false, ...more });
const available = () => readAvailability(world.actor, "LAMP");

/** What is said to be available is what a newcomer gets, and not a unit more. */
async function expectPromised(units: number): Promise<void> {
  expect(refused(await place(units + 1), "stock_short").available).toBe(units);
  if (units > 0) placed(await place(units));
  expect(await available()).toMatchObject({ available: 0 });
  expect(await driftIn(world.orgId)).toEqual([]);
}

test("what nobody waits for is available as the stock rows say", async () => {
  await receive("X", 3);
  await receive("Y", 4);
  placed(await place(2));
  await world.sql("update stock_level set safety_stock = 1 where org_id = $1 and condition = 'good'", [world.orgId]);
  const locations = [
    { location: "X", available: 0 },
    { location: "Y", available: 3 },
  ];
  expect(await available()).toEqual({ sku: "LAMP", available: 3, backordered: 0, locations });
  await expectPromised(3);
});

test("units that an order which waits could have are not available to a newcomer, even before anybody fed it", async () => {
  placed(await place(5, { allow_backorder: true }));
  // As after a program that ended between a receipt and its follow-ups: units lie free, and nobody has fed them yet.
  await world.sql("update backorder set units = 0 where org_id = $1", [world.orgId]);
  await receive("X", 4);
  await receive("Y", 3);
  await world.sql("update backorder set units = 5 where org_id = $1", [world.orgId]);
  const { rows } = await readStockLevels(world.actor, ["LAMP"]);
  expect(rows.reduce((sum, row) => sum + row.available, 0)).toBe(7);
  const locations = [
    { location: "X", available: 0 },
    { location: "Y", available: 2 },
  ];
  expect(await available()).toEqual({ sku: "LAMP", available: 2, backordered: 5, locations });
  expect(refused(await place(3), "stock_short").available).toBe(2);
  placed(await place(2));
  expect(await available()).toMatchObject({ available: 0, backordered: 5 });
});

test("units that the order in front cannot take are available, because a newcomer gets them", async () => {
  await receive("X", 3);
  await receive("Y", 3);
  placed(await place(5, { allow_backorder: true, split: "one_location" }));
  expect(await available()).toMatchObject({ available: 6, backordered: 5 });
  await expectPromised(6);
});

test("a location that is closed promises nothing", async () => {
  await receive("X", 3);
  await receive("Y", 2);
  await world.sql("update location set archived_at = now() where org_id = $1 and code = 'X'", [world.orgId]);
  expect(await available()).toMatchObject({ available: 2, locations: [{ location: "Y", available: 2 }] });
  await expectPromised(2);
});

test("what is not stocked has no availability", async () => {
  await addProduct(world, { sku: "FREIGHT", kind: "service" });
  for (const sku of ["FREIGHT", "NOTHING"]) expect(await readAvailability(world.actor, sku)).toBeNull();
});
