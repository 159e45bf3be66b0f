import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { feedLeftovers } from "@/lib/orders/feed-follow-ups";
import { actorOf } from "@/lib/testing/actor";
import { type Desk, placed } from "@/lib/testing/desk";
import { domainDesk } from "@/lib/testing/domain-desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { driftIn } from "@/lib/testing/no-drift";
import { idleUnits, queueJumps } from "@/lib/testing/random/queue-jumps";
import { stockOf } from "@/lib/testing/tables";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";

let shared: World;
let world: World;
let desk: Desk;
let cases = 0;

beforeAll(async () => {
  shared = await createWorld();
});
afterAll(() => shared.close());
beforeEach(async () => {
  cases += 1;
  const orgId = await addOrganization(shared.sql, `queue-${cases}`);
  world = { ...shared, orgId, actor: actorOf(orgId) };
  desk = domainDesk(world);
  for (const code of ["MAIN", "WEST"]) await addLocation(world, code);
  for (const sku of ["A", "B", "C"]) await addProduct(world, { sku, price: "1.00" });
  await addProduct(world, { sku: "SET", price: "5.00", parts: { A: 2, B: 1 } });
  await addCustomer(world, { code: "C1", limitMinor: null });
});

const wait = async (sku: string, units: number, more: object = {}): Promise<string> =>
  placed(await desk.place({ customer: "C1", lines: [{ sku, units }], allow_backorder: true, ...more })).order.id;
const receive = (sku: string, units: number, location = "MAIN") => desk.receive({ location, reference: "R", lines: [{ sku, units }] });
const held = async (id: string): Promise<[number, number]> => {
  const line = (await desk.order(id)).lines[0];
  return [line?.reserved ?? -1, line?.backordered ?? -1];
};
async function expectWell(): Promise<void> {
  expect(await queueJumps(world)).toEqual([]);
  expect(await idleUnits(world)).toEqual([]);
  expect(await driftIn(world.orgId)).toEqual([]);
}

describe("a long queue", () => {
  test("is served to its end by one receipt, in its order, in as many transactions as it takes", { timeout: 120_000 }, async () => {
    const ids: string[] = [];
    for (let index = 0; index < 130; index += 1) ids.push(await wait("A", 1));
    const reply = await receive("A", 125);
    expect(reply.status).toBe(201);
    const rows = await world.sql("select order_id from reservation where org_id = $1 order by at, id", [world.orgId]);
    const served = new Set(rows.map(({ order_id }) => String(order_id)));
    expect(ids.map((id) => served.has(id))).toEqual(ids.map((_, index) => index < 125));
    const [batches] = await world.sql("select count(distinct txid)::int as batches from reservation where org_id = $1", [world.orgId]);
    expect(batches).toEqual({ batches: 3 });
    await expectWell();
  });

  test("keeps its units from newcomers as long as it was not served", { timeout: 120_000 }, async () => {
    const first = await wait("A", 5);
    // As after a program that ended between a receipt and its follow-ups: units lie free, and nobody has fed them yet.
    await world.sql("update backorder set units = 0 where org_id = $1", [world.orgId]);
    await receive("A", 7);
    await world.sql("update backorder set units = 5 where org_id = $1", [world.orgId]);
    const late = await desk.place({ customer: "C1", lines: [{ sku: "A", units: 3 }], allow_backorder: false });
    expect(late.body).toMatchObject({ code: "stock_short", available: 2 });
    expect(placed(await desk.place({ customer: "C1", lines: [{ sku: "A", units: 2 }], allow_backorder: false })).order.status).toBe(
      "placed",
    );
    await receive("A", 1);
    expect(await held(first)).toEqual([5, 0]);
    expect(await idleUnits(world)).toEqual([]);
    expect(await driftIn(world.orgId)).toEqual([]);
  });
});

describe("behind more rows that cannot be served than one decision reads", () => {
  const many = async (units: number) => {
    for (let order = 0; order < 5; order += 1) {
      const lines = Array.from({ length: 450 }, () => ({ sku: "A", units }));
      placed(await desk.place({ customer: "C1", lines, allow_backorder: true, split: "one_location" }));
    }
  };

  test("who can be served is served, and who comes later gets what nobody before could have", { timeout: 120_000 }, async () => {
    await many(10);
    const small = await wait("A", 2);
    expect((await receive("A", 5)).status).toBe(201);
    expect(await held(small)).toEqual([2, 0]);
    const late = placed(await desk.place({ customer: "C1", lines: [{ sku: "A", units: 2 }], allow_backorder: false })).order;
    expect(late.lines[0]?.reserved).toBe(2);
    // Nothing can be done for those in front, so the worker leaves them alone.
    expect(await feedLeftovers(world.orgId)).toBe(0);
    await expectWell();
    // Until one of them can have its ten: then it is the first of all.
    const [{ id = "" } = {}] = await world.sql(
      "select order_id as id from backorder where org_id = $1 and units > 0 order by waiting_since, id",
      [world.orgId],
    );
    await receive("A", 9);
    expect((await desk.order(String(id))).lines.reduce((sum, { reserved }) => sum + reserved, 0)).toBe(10);
    await expectWell();
  });

  test("newcomers take nothing of what the leftovers' turn will give", { timeout: 120_000 }, async () => {
    await many(10);
    await world.sql("update backorder set units = 0 where org_id = $1", [world.orgId]);
    await receive("A", 12);
    await world.sql("update backorder set units = joined_units where org_id = $1", [world.orgId]);
    const late = await desk.place({ customer: "C1", lines: [{ sku: "A", units: 3 }], allow_backorder: false });
    expect(late.body).toMatchObject({ code: "stock_short" });
    expect(await feedLeftovers(world.orgId)).toBe(1);
    expect(await stockOf(world, "A", "MAIN")).toEqual({ onHand: 12, reserved: 10, available: 2 });
    placed(await desk.place({ customer: "C1", lines: [{ sku: "A", units: 2 }], allow_backorder: false }));
    expect(await feedLeftovers(world.orgId)).toBe(0);
    await expectWell();
  });

  test("a bundle waits for its parts at one location without keeping the worker busy", async () => {
    const bundle = await wait("SET", 1);
    await receive("A", 5);
    await receive("B", 5, "WEST");
    expect(await feedLeftovers(world.orgId)).toBe(0);
    placed(await desk.place({ customer: "C1", lines: [{ sku: "A", units: 4 }], allow_backorder: false }));
    await receive("B", 1);
    expect(await held(bundle)).toEqual([0, 1]);
    await receive("A", 1);
    expect(await held(bundle)).toEqual([1, 0]);
    await expectWell();
  });
});

describe("in the queue", () => {
  test("a bundle is served when all its parts are at one location, and does not stop who waits behind it", async () => {
    const bundle = await wait("SET", 2);
    const single = await wait("A", 1);
    await receive("A", 4);
    expect([await held(bundle), await held(single)]).toEqual([
      [0, 2],
      [1, 0],
    ]);
    await receive("B", 2, "WEST");
    expect(await held(bundle)).toEqual([0, 2]);
    await receive("B", 5);
    expect(await held(bundle)).toEqual([1, 1]);
    await receive("A", 1);
    expect(await held(bundle)).toEqual([2, 0]);
    await expectWell();
  });

  test("an order for one location waits whole, also when half of it lies elsewhere", async () => {
    const whole = await wait("A", 3, { split: "one_location" });
    await receive("A", 2, "MAIN");
    await receive("A", 2, "WEST");
    expect(await held(whole)).toEqual([0, 3]);
    await receive("A", 1, "WEST");
    expect(await held(whole)).toEqual([3, 0]);
    const places = await world.sql("select distinct location_id from reservation where org_id = $1", [world.orgId]);
    expect(places).toHaveLength(1);
    expect(await driftIn(world.orgId)).toEqual([]);
  });

  test("a cancel of what waits takes the newest rows, and the others move up", async () => {
    const [first, second] = [await wait("A", 4), await wait("A", 4)];
    const reply = await desk.move("cancel", first, { version: 1, reason: "other", lines: [{ line: 1, units: 3 }] });
    expect(reply.status).toBe(200);
    await receive("A", 3);
    expect([await held(first), await held(second)]).toEqual([
      [1, 0],
      [2, 2],
    ]);
    await expectWell();
  });

  test("safety stock is nobody's", async () => {
    await world.sql(
      "update stock_level s set safety_stock = 2 from product p where p.org_id = s.org_id and p.id = s.product_id and p.sku = 'A' and s.org_id = $1 and s.condition = 'good'",
      [world.orgId],
    );
    const waiting = await wait("A", 3);
    await receive("A", 4);
    expect(await held(waiting)).toEqual([2, 1]);
    expect(await stockOf(world, "A", "MAIN")).toEqual({ onHand: 4, reserved: 2, available: 0 });
    await expectWell();
  });
});

describe("an order that is placed later than it was drawn up", () => {
  test("holds the parts that its bundle had then, whatever the bundle has now", async () => {
    const { order } = placed(await desk.place({ customer: "C1", lines: [{ sku: "SET", units: 1 }], draft: true }));
    await world.sql(
      `update bundle_component set component_id = (select id from product where org_id = $1 and sku = 'C')
       where org_id = $1 and component_id = (select id from product where org_id = $1 and sku = 'B')`,
      [world.orgId],
    );
    for (const sku of ["A", "B", "C"]) await receive(sku, 10);
    placed(await desk.move("place", order.id, { version: 1 }));
    expect([await stockOf(world, "A"), await stockOf(world, "B"), await stockOf(world, "C")].map(({ reserved }) => reserved)).toEqual([
      2, 1, 0,
    ]);
    await expectWell();
  });

  test("is placed without the units that were canceled while it waited for approval", async () => {
    await addCustomer(world, { code: "PARK", limitMinor: 100, policy: "park" });
    await receive("A", 10);
    const { order } = placed(
      await desk.place({
        customer: "PARK",
        lines: [
          { sku: "A", units: 6 },
          { sku: "SET", units: 1 },
        ],
        allow_backorder: true,
      }),
    );
    expect(order.status).toBe("pending_approval");
    const lines = [
      { line: 1, units: 4 },
      { line: 2, units: 1 },
    ];
    expect((await desk.move("cancel", order.id, { version: 1, reason: "other", lines })).status).toBe(200);
    const approved = placed(await desk.move("approve", order.id, { version: 2, override: { reason: "good for it" } })).order;
    expect([approved.status, approved.total.amount_minor, approved.lines[0]?.reserved, approved.lines[1]?.reserved]).toEqual([
      "placed",
      200,
      2,
      0,
    ]);
    await expectWell();
  });
});
