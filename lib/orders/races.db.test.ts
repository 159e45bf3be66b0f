import assert from "node:assert/strict";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { actorOf } from "@/lib/testing/actor";
import { type Desk, placed, type Reply } from "@/lib/testing/desk";
import { domainDesk } from "@/lib/testing/domain-desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { driftIn } from "@/lib/testing/no-drift";
import { effectCounts, exposureOf, stockOf } from "@/lib/testing/tables";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";

let shared: World;
let world: World;
let desk: Desk;
let races = 0;

beforeAll(async () => {
  shared = await createWorld();
});
afterAll(() => shared.close());
beforeEach(async () => {
  races += 1;
  const orgId = await addOrganization(shared.sql, `race-${races}`);
  world = { ...shared, orgId, actor: actorOf(orgId) };
  desk = domainDesk(world);
  await addLocation(world, "MAIN");
  await addProduct(world, { sku: "LAMP", price: "600.00" });
});

const times = <T>(count: number, run: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => run(index)));
const receive = (units: number, sku = "LAMP") => desk.receive({ location: "MAIN", reference: "R", lines: [{ sku, units }] });
const place = (customer: string, units: number, more: object = {}) => desk.place({ customer, lines: [{ sku: "LAMP", units }], ...more });
const statuses = (replies: readonly Reply[]) => replies.map(({ status, body }) => body.code ?? String(status)).toSorted();

describe("many at once", { timeout: 120_000 }, () => {
  test("40 placements and 40 receipts of one SKU end in units that add up, whoever came first", async () => {
    await times(40, (index) => addCustomer(world, { code: `C${index}`, limitMinor: null }));
    const replies = await times(80, (index) => (index % 2 === 0 ? place(`C${index / 2}`, 3, { allow_backorder: true }) : receive(2)));
    expect(replies.every(({ status }) => status === 201)).toBe(true);
    // 120 units were asked for and 80 came, so everything that came is reserved and 40 wait.
    expect(await stockOf(world, "LAMP")).toEqual({ onHand: 80, reserved: 80, available: 0 });
    const [queue] = await world.sql("select sum(units)::int as units from backorder where org_id = $1", [world.orgId]);
    expect(queue).toEqual({ units: 40 });
    expect(await driftIn(world.orgId)).toEqual([]);
  });

  test("the same key from 20 clients is one order and 20 identical answers", async () => {
    await addCustomer(world, { code: "C1", limitMinor: null });
    await receive(50);
    const body = { customer: "C1", lines: [{ sku: "LAMP", units: 2 }] };
    const replies = await times(20, () => desk.place(body, "the-key"));
    const [first] = replies;
    placed(first ?? assert.fail());
    for (const reply of replies) expect(reply).toEqual(first);
    const { orders, emails, reserved, receivables } = await effectCounts(world);
    expect({ orders, emails, reserved, receivables }).toEqual({ orders: 1, emails: 1, reserved: 2, receivables: 1 });
    expect(await driftIn(world.orgId)).toEqual([]);
  });

  test("a refusal, too, is the same for every client of its key", async () => {
    await addCustomer(world, { code: "C1", limitMinor: 100 });
    const replies = await times(20, () =>
      desk.place({ customer: "C1", lines: [{ sku: "LAMP", units: 2 }], allow_backorder: true }, "refused"),
    );
    for (const reply of replies) expect(reply).toEqual(replies[0]);
    expect((await effectCounts(world)).refusals).toBe(1);
  });

  test("of 10 first orders of one customer exactly one is the first, the others are repeats", async () => {
    await addCustomer(world, { code: "C1", limitMinor: null });
    await receive(50);
    const replies = await times(10, () => place("C1", 1));
    expect(replies.every(({ status }) => status === 201)).toBe(true);
    const tags = await world.sql("select tag, count(*)::int as orders from customer_tag where org_id = $1 group by tag order by tag", [
      world.orgId,
    ]);
    expect(tags).toEqual([
      { tag: "first-order", orders: 1 },
      { tag: "repeat", orders: 9 },
    ]);
    expect(await driftIn(world.orgId)).toEqual([]);
  });

  test("20 orders on one limit take exactly what fits under it", async () => {
    await addCustomer(world, { code: "C1", limitMinor: 300_000 });
    await receive(50);
    const replies = await times(20, () => place("C1", 1));
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(replies.filter(({ body }) => body.code === "credit_exceeded")).toHaveLength(15);
    expect(await exposureOf(world, "C1")).toBe(300_000);
    expect(await driftIn(world.orgId)).toEqual([]);
  });

  test("orders that name the same SKUs in opposite order do not wait for one another for ever", async () => {
    const skus = ["A", "B", "C", "D", "E"];
    for (const sku of skus) await addProduct(world, { sku, price: "1.00" });
    await addCustomer(world, { code: "C1", limitMinor: null });
    await times(10, (index) => addCustomer(world, { code: `D${index}`, limitMinor: null }));
    for (const sku of skus) await receive(100, sku);
    const replies = await times(40, (index) =>
      desk.place({ customer: `D${index % 10}`, lines: (index % 2 === 0 ? skus : skus.toReversed()).map((sku) => ({ sku, units: 1 })) }),
    );
    expect(replies.every(({ status }) => status === 201)).toBe(true);
    expect(await driftIn(world.orgId)).toEqual([]);
  });
});

describe("two who decide about one order", { timeout: 120_000 }, () => {
  test("approving twice places once, and the later one is told that the order has changed", async () => {
    await addCustomer(world, { code: "C1", limitMinor: 100_000, policy: "park" });
    await receive(10);
    const { order } = placed(await place("C1", 3));
    expect(order.status).toBe("pending_approval");
    const override = { reason: "known for years" };
    const replies = await times(5, () => desk.move("approve", order.id, { version: 1, override }));
    expect(statuses(replies)).toEqual(["201", "stale", "stale", "stale", "stale"]);
    const { orders, emails, reserved, receivables } = await effectCounts(world);
    expect({ orders, emails, reserved, receivables }).toEqual({ orders: 1, emails: 1, reserved: 3, receivables: 1 });
    expect(await driftIn(world.orgId)).toEqual([]);
  });

  test("approving and declining at once is one or the other", async () => {
    await addCustomer(world, { code: "C1", limitMinor: 100_000, policy: "park" });
    await receive(10);
    for (let round = 0; round < 5; round += 1) {
      const { order } = placed(await place("C1", 1));
      if (order.status !== "pending_approval") continue;
      const replies = await Promise.all([
        desk.move("approve", order.id, { version: 1, override: { reason: "known for years" } }),
        desk.move("decline", order.id, { version: 1, reason: "unknown" }),
        desk.move("cancel", order.id, { version: 1, reason: "customer_request" }),
      ]);
      expect(replies.filter(({ status }) => status < 300)).toHaveLength(1);
      expect(replies.filter(({ body }) => body.code === "stale")).toHaveLength(2);
    }
    expect(await driftIn(world.orgId)).toEqual([]);
  });

  test("canceling against a receipt that feeds the same order loses no unit", async () => {
    for (const code of ["A", "B"]) await addCustomer(world, { code, limitMinor: null });
    let onHand = 0;
    for (let round = 0; round < 8; round += 1) {
      const { order } = placed(await place("A", 5, { allow_backorder: true }));
      const other = placed(await place("B", 2, { allow_backorder: true })).order;
      const cancel = async (): Promise<Reply> => {
        const { version } = await desk.order(order.id);
        return desk.move("cancel", order.id, { version, reason: "customer_request" });
      };
      const [first, received] = await Promise.all([cancel(), receive(5)]);
      expect(received.status).toBe(201);
      onHand += 5;
      // Whoever was overtaken by the feeding is told so and decides again on what is there now.
      const canceled = first.body.code === "stale" ? await cancel() : first;
      expect(canceled.status).toBe(200);
      expect((await desk.order(order.id)).status).toBe("canceled");
      expect((await desk.order(other.id)).lines[0]?.reserved).toBe(2);
      expect((await stockOf(world, "LAMP")).onHand).toBe(onHand);
    }
    expect(await driftIn(world.orgId)).toEqual([]);
  });

  test("canceling while another order takes the stock and a third waits keeps the queue's order", async () => {
    for (const code of ["A", "B", "N"]) await addCustomer(world, { code, limitMinor: null });
    await receive(5);
    for (let round = 0; round < 8; round += 1) {
      const holder = placed(await place("A", 5)).order;
      const waiting = placed(await place("B", 5, { allow_backorder: true })).order;
      const [, newcomer] = await Promise.all([
        desk.move("cancel", holder.id, { version: 1, reason: "customer_request" }),
        place("N", 1, { allow_backorder: false }),
      ]);
      expect(newcomer.body.code).toBe("stock_short");
      expect((await desk.order(waiting.id)).lines[0]?.reserved).toBe(5);
      const { version } = await desk.order(waiting.id);
      await desk.move("cancel", waiting.id, { version, reason: "customer_request" });
    }
    expect(await driftIn(world.orgId)).toEqual([]);
  });
});
