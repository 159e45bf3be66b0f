import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { approveSubstitution } from "@/lib/orders/substitute";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { done, packAndShip, pickUnits, refusedWith, releaseOne, workOf } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { versionOf } from "@/lib/testing/part-shipped";
import { makeProposal } from "@/lib/testing/substitutes";
import { createWorld, type World } from "@/lib/testing/world";
import { crossDock } from "./cross-dock";
import { releaseBody } from "./inputs";
import { listCrossDocks } from "./list-cross-docks";
import { listReleasable } from "./read-releasable";
import { releaseOrders } from "./release";
import { releaseByRule } from "./release-by-rule";
import { changeFloorRules, ruleForm } from "./release-rule";
import { reportShort } from "./short";

let world: World;
const places = new Map<string, string>();

beforeAll(async () => {
  world = await createWorld();
  for (const code of ["X", "Y"]) places.set(code, await addLocation(world, code));
  await addCustomer(world, { limitMinor: null });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const goods = async (...skus: string[]) => {
  for (const sku of skus) await addProduct(world, { sku });
};
const receive = async (sku: string, units: number, location = "X") =>
  done(await receiveGoods(world.actor, receiptBody.parse({ location, reference: "PO-1", lines: [{ sku, units }] }))).receipt.id;
const place = async (lines: object[], more: object = {}) =>
  done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines, ...more }))).order;
const release = (order: { number: string }, location = "X") =>
  releaseOrders(world.actor, releaseBody.parse({ location, orders: [order.number] }));
const seen = async (order: { number: string }, location = "X") => {
  const row = (await listReleasable(world.actor, places.get(location) ?? "")).find(({ number }) => number === order.number);
  return row ? { units: row.units, kept: row.kept, blocked: row.blocked } : null;
};
const sent = async (fulfilment: string) => {
  const units = new Map<string, number>();
  for (const work of await workOf(world, fulfilment)) units.set(work.sku, (units.get(work.sku) ?? 0) + work.units);
  return [...units].toSorted(([a], [b]) => a.localeCompare(b));
};

describe("a line that ships complete", () => {
  test("stays until all its units are reserved, while the other lines go", async () => {
    await goods("DESK", "LAMP");
    await receive("DESK", 2);
    await receive("LAMP", 1);
    const order = await place([
      { sku: "DESK", units: 5, ship_complete: true },
      { sku: "LAMP", units: 3 },
    ]);
    expect(order.lines.map((line) => [line.reserved, line.backordered])).toEqual([
      [2, 3],
      [1, 2],
    ]);
    expect(await seen(order)).toEqual({ units: 3, kept: 2, blocked: null });
    expect(await sent(await releaseOne(world, "X", order.number))).toEqual([["LAMP", 1]]);

    expect(await seen(order)).toEqual({ units: 2, kept: 2, blocked: "line_waits_for_units" });
    expect(refusedWith(await release(order))).toBe("line_waits_for_units");
    await receive("DESK", 2);
    expect(refusedWith(await release(order))).toBe("line_waits_for_units");
    await receive("DESK", 1);
    expect(await seen(order)).toEqual({ units: 5, kept: 0, blocked: null });
    expect(await sent(await releaseOne(world, "X", order.number))).toEqual([["DESK", 5]]);
  });

  test("waits no more once what it waited for is canceled", async () => {
    await goods("RUG");
    await receive("RUG", 2);
    const order = await place([{ sku: "RUG", units: 4, ship_complete: true }]);
    expect(refusedWith(await release(order))).toBe("line_waits_for_units");
    const lines = [{ line: 1, units: 2 }];
    done(await cancelOrder(world.actor, order.id, { version: order.version, reason: "customer_request", lines }));
    expect(await sent(await releaseOne(world, "X", order.number))).toEqual([["RUG", 2]]);
  });

  test("is judged as a whole over its parts and over all locations", async () => {
    await goods("LEG", "TOP");
    await addProduct(world, { sku: "TABLE", parts: { LEG: 4, TOP: 1 } });
    await receive("LEG", 4);
    await receive("TOP", 1);
    await receive("LEG", 4, "Y");
    const order = await place([{ sku: "TABLE", units: 2, ship_complete: true }]);
    expect(refusedWith(await release(order))).toBe("line_waits_for_units");
    expect(refusedWith(await release(order, "Y"))).toBe("nothing_to_release");
    await receive("TOP", 1, "Y");
    expect(await sent(await releaseOne(world, "X", order.number))).toEqual([
      ["LEG", 4],
      ["TOP", 1],
    ]);
    expect(await sent(await releaseOne(world, "Y", order.number))).toEqual([
      ["LEG", 4],
      ["TOP", 1],
    ]);
  });

  test("does not go from the dock before either, and says why", async () => {
    await goods("VASE", "BOWL");
    const order = await place([
      { sku: "VASE", units: 2, ship_complete: true },
      { sku: "BOWL", units: 1 },
    ]);
    const first = await receive("VASE", 1);
    expect(await listCrossDocks(world.actor, first)).toEqual([]);
    expect(refusedWith(await crossDock(world.actor, first, { order: order.number }))).toBe("line_waits_for_units");
    const bowls = await receive("BOWL", 1);
    expect(done(await crossDock(world.actor, bowls, { order: order.number })).cross_dock.lines).toEqual([{ sku: "BOWL", units: 1 }]);
    const second = await receive("VASE", 1);
    expect(done(await crossDock(world.actor, second, { order: order.number })).cross_dock.lines).toEqual([{ sku: "VASE", units: 1 }]);
  });

  test("is not stopped by a short pick once it is on the floor, as an order is not; what waits again holds what is called back", async () => {
    await goods("CHAIR");
    await receive("CHAIR", 3);
    const order = await place([{ sku: "CHAIR", units: 3, ship_complete: true }]);
    const fulfilment = await releaseOne(world, "X", order.number);
    const work = (await workOf(world, fulfilment))[0]?.id ?? "";
    done(await pickUnits(world, work, "CHAIR", 2));
    done(await reportShort(world.actor, { work, units: 1, reason: "not_in_bin" }));
    expect(await seen(order)).toBeNull();
    await packAndShip(world, fulfilment);
    await receive("CHAIR", 1);
    expect(await sent(await releaseOne(world, "X", order.number))).toEqual([["CHAIR", 1]]);
  });

  test("hands its rule on to the substitute that is sent instead of some of it", async () => {
    const sku = "MUG";
    const { order, proposalId, version } = await makeProposal(world, { customer: "C1", location: "X", sku, units: 3, missing: 1 });
    await world.sql("update order_line set ship_complete = true where order_id = $1", [order.id]);
    const { order: after } = done(await approveSubstitution(world.actor, proposalId, { version }));
    expect(after.lines.map((line) => line.ship_complete)).toEqual([true, true]);
  });
});

describe("an order that ships complete", () => {
  test("keeps all its lines back but those that say otherwise, and nothing waits for those", async () => {
    await goods("BED", "SHEET", "CARD");
    for (const [sku, units] of [["BED", 1] as const, ["SHEET", 2] as const, ["CARD", 1] as const]) await receive(sku, units);
    const lines = [
      { sku: "BED", units: 2 },
      { sku: "SHEET", units: 2 },
      { sku: "CARD", units: 3, ship_complete: false },
    ];
    const order = await place(lines, { ship_complete: true });
    expect(order).toMatchObject({
      ship_complete: true,
      lines: [{ ship_complete: true }, { ship_complete: true }, { ship_complete: false }],
    });
    expect(await seen(order)).toEqual({ units: 4, kept: 3, blocked: null });
    expect(await sent(await releaseOne(world, "X", order.number))).toEqual([["CARD", 1]]);
    expect(await seen(order)).toEqual({ units: 3, kept: 3, blocked: "waits_for_units" });
    expect(refusedWith(await release(order))).toBe("waits_for_units");
    await receive("BED", 1);
    // The card still waits for two more, which nothing else does.
    expect(await sent(await releaseOne(world, "X", order.number))).toEqual([
      ["BED", 2],
      ["SHEET", 2],
    ]);
  });

  test("takes a service along with the first parcel", async () => {
    await addProduct(world, { sku: "CARE", kind: "service" });
    await goods("SOFA");
    await receive("SOFA", 1);
    const order = await place(
      [
        { sku: "SOFA", units: 1 },
        { sku: "CARE", units: 1, ship_complete: true },
      ],
      { ship_complete: true },
    );
    expect(order.lines.map((line) => line.ship_complete)).toEqual([true, false]);
    expect(await sent(await releaseOne(world, "X", order.number))).toEqual([["SOFA", 1]]);
  });
});

test("a line says it over its order, that over its customer, and that over the organization", async () => {
  await goods("TRAY");
  await addCustomer(world, { code: "WHOLE", limitMinor: null });
  await world.sql("update customer set ship_complete = true where code = 'WHOLE'");
  const lines = [
    { sku: "TRAY", units: 1 },
    { sku: "TRAY", units: 1, ship_complete: true },
    { sku: "TRAY", units: 1, ship_complete: false },
  ];
  const said = async (customer: string, ship_complete?: boolean) => {
    const order = await place(lines, { customer, ship_complete });
    return [order.ship_complete, ...order.lines.map((line) => line.ship_complete)];
  };
  expect(await said("C1")).toEqual([false, false, true, false]);
  expect(await said("C1", true)).toEqual([true, true, true, false]);
  expect(await said("WHOLE")).toEqual([true, true, true, false]);
  expect(await said("WHOLE", false)).toEqual([false, false, true, false]);
  await world.sql("update org_policy set ship_complete = true where org_id = $1", [world.orgId]);
  expect(await said("C1")).toEqual([true, true, true, false]);
  await world.sql("update org_policy set ship_complete = false where org_id = $1", [world.orgId]);
});

test("the rule of the floor sends the lines that may go, once", async () => {
  await goods("PEN", "INK");
  await receive("PEN", 1);
  await receive("INK", 1);
  const order = await place([
    { sku: "PEN", units: 2, ship_complete: true },
    { sku: "INK", units: 1 },
  ]);
  expect(await changeFloorRules(world.actor, ruleForm.parse({ rule: "on_placement", recount_from: "1" }))).toEqual({ ok: true });
  await releaseByRule(world.orgId);
  const on = async () =>
    (await world.sql("select id from fulfilment where order_id = $1 order by seq", [order.id])).map(({ id }) => String(id));
  expect(await Promise.all((await on()).map(sent))).toEqual([[["INK", 1]]]);
  await releaseByRule(world.orgId);
  expect(await on()).toHaveLength(1);
  await receive("PEN", 1);
  await releaseByRule(world.orgId);
  expect(await Promise.all((await on()).map(sent))).toEqual([[["INK", 1]], [["PEN", 2]]]);
  expect(await versionOf(world, order.id)).toBeGreaterThan(order.version);
});
