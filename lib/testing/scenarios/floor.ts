import assert from "node:assert/strict";
import { type Desk, type FloorReply, placed, type Scenario } from "@/lib/testing/desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { stockOf } from "@/lib/testing/tables";

export const FLOOR: readonly Scenario[] = [
  {
    number: 19,
    title: "a cancel after some was shipped and some picked",
    async run(desk) {
      const order = await openFloor(desk, { stock: 4, units: 10 });
      const first = await release(desk, order);
      await pick(desk, first, 4);
      await packAndShip(desk, first);
      await desk.receive({ location: "MAIN", reference: "R-2", lines: [{ sku: "LAMP", units: 6 }] });
      const second = await release(desk, order);
      await pick(desk, second, 3);
      const before = await desk.order(order);
      assert.deepEqual(scopeOf(before.can?.cancel), { allowed: true, units: 3, put_back: 3, returnable: 4, next_owner: "warehouse" });

      const canceled = await desk.move("cancel", order, { version: before.version, reason: "customer_request" });

      assert.equal(canceled.status, 200);
      const line = (await desk.order(order)).lines[0];
      assert.deepEqual([line?.canceled, line?.cancel_pending, line?.picked, line?.shipped, line?.reserved], [3, 3, 3, 4, 0]);
      const [task] = await desk.world.sql("select id, units from put_back where org_id = $1", [desk.world.orgId]);
      assert.equal(task?.["units"], 3);
      done(await desk.floor("put_back", String(task?.["id"]), {}));
      const after = await desk.order(order);
      assert.deepEqual([after.lines[0]?.canceled, after.lines[0]?.shipped, after.status], [6, 4, "shipped"]);
      assert.deepEqual(await stockOf(desk.world, "LAMP"), { onHand: 6, reserved: 0, available: 6 });
    },
  },
  {
    number: 20,
    title: "a picked fulfilment is called back",
    async run(desk) {
      const order = await openFloor(desk, { stock: 4, units: 4 });
      const rows = () =>
        desk.world.sql("select id, units, released_units, shipped_units from reservation where org_id = $1", [desk.world.orgId]);
      const reservations = await rows();
      const fulfilment = await release(desk, order);
      await pick(desk, fulfilment, 4);

      const back = done(await desk.floor("recall", fulfilment, { reason: "Wrong walk" }));

      assert.deepEqual(back["fulfilment"], { id: fulfilment, state: "canceled" });
      const line = (await desk.order(order)).lines[0];
      assert.deepEqual([line?.reserved, line?.picked], [4, 0]);
      assert.deepEqual(await rows(), reservations);
      assert.deepEqual(await stockOf(desk.world, "LAMP"), { onHand: 4, reserved: 4, available: 0 });
    },
  },
  {
    number: 38,
    title: "three of five are found",
    async run(desk) {
      const order = await openFloor(desk, { stock: 5, units: 5 });
      await addProduct(desk.world, { sku: "OTHER" });
      const fulfilment = await release(desk, order);
      const work = await workOf(desk, fulfilment);
      const wrong = done(await desk.floor("pick", null, { work, code: "OTHER" }));
      assert.deepEqual([wrong["verdict"], wrong["units"]], ["wrong_item", 0]);
      await pick(desk, fulfilment, 3);

      const short = done(await desk.floor("short", null, { work, units: 2, reason: "not_in_bin" }));

      assert.deepEqual([short["waiting"], short["reserved_elsewhere"]], [2, 0]);
      const line = (await desk.order(order)).lines[0];
      assert.deepEqual([line?.picked, line?.backordered, line?.reserved], [3, 2, 0]);
      const counts = await desk.world.sql("select state from count_task where org_id = $1", [desk.world.orgId]);
      assert.deepEqual(counts, [{ state: "open" }]);
      const early = await desk.floor("ship", fulfilment, { handover: true });
      assert.deepEqual([early.status, early.body["code"]], [409, "not_verified"]);
      await packAndShip(desk, fulfilment);
      assert.equal((await desk.order(order)).lines[0]?.shipped, 3);
    },
  },
  {
    number: 39,
    title: "a count finds fewer than are reserved",
    async run(desk) {
      await openFloor(desk, { stock: 10, units: 5 });
      const late = placed(await desk.place({ customer: "C1", lines: [{ sku: "LAMP", units: 3 }], allow_backorder: true })).order;
      const asked = done(await desk.floor("count", null, { location: "MAIN", sku: "LAMP" }));
      const task = String((asked["task"] as { id: string }).id);
      const entries = { entries: [{ sku: "LAMP", units: 6 }] };
      done(await desk.floor("count_entry", task, entries));

      const counted = done(await desk.floor("count_entry", task, entries));

      assert.deepEqual(counted["conflicts"], [{ order: late.number, units: 2 }]);
      assert.deepEqual(await stockOf(desk.world, "LAMP"), { onHand: 6, reserved: 6, available: 0 });
      const line = (await desk.order(late.id)).lines[0];
      assert.deepEqual([line?.reserved, line?.backordered], [1, 2]);
      const moved = await desk.world.sql("select on_hand_delta from stock_movement where org_id = $1 and kind = 'count'", [
        desk.world.orgId,
      ]);
      assert.deepEqual(moved, [{ on_hand_delta: -4 }]);
      const open = await desk.world.sql("select kind from exception where org_id = $1 and closed_at is null", [desk.world.orgId]);
      assert.deepEqual(open, [{ kind: "stock_conflict" }]);
    },
  },
];

/** A location with units of LAMP, and an order for some. Says the order's id. */
async function openFloor(desk: Desk, { stock, units }: { stock: number; units: number }): Promise<string> {
  const { world } = desk;
  await addLocation(world, "MAIN");
  await addProduct(world, { sku: "LAMP", price: "25.00" });
  await addCustomer(world, { code: "C1" });
  await desk.receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: stock }] });
  return placed(await desk.place({ customer: "C1", lines: [{ sku: "LAMP", units }], allow_backorder: true })).order.id;
}

export async function release(desk: Desk, order: string, location = "MAIN"): Promise<string> {
  const { released } = done(await desk.floor("release", null, { location, orders: [order] })) as { released?: { fulfilment: string }[] };
  return released?.[0]?.fulfilment ?? "";
}

export const releaseRefusal = async (desk: Desk, order: string, location = "MAIN"): Promise<unknown> =>
  (await desk.floor("release", null, { location, orders: [order] })).body["code"];

async function workOf(desk: Desk, fulfilment: string): Promise<string> {
  const [row] = await desk.world.sql("select id from fulfilment_line where fulfilment_id = $1", [fulfilment]);
  return String(row?.["id"]);
}

export async function pick(desk: Desk, fulfilment: string, units: number): Promise<void> {
  const scan = done(await desk.floor("pick", null, { work: await workOf(desk, fulfilment), code: "LAMP", units }));
  assert.equal(scan["verdict"], "accepted");
}

async function packAndShip(desk: Desk, fulfilment: string): Promise<void> {
  const [row] = await desk.world.sql("select picked - packed as units from fulfilment_line where fulfilment_id = $1", [fulfilment]);
  const scan = done(await desk.floor("pack", null, { fulfilment, code: "LAMP", units: row?.["units"] }));
  const box = scan["package"] as { id: string };
  done(await desk.floor("close", box.id, { weight_g: 900 }));
  done(await desk.floor("ship", fulfilment, { handover: true }));
}

export function done({ status, body }: FloorReply): Record<string, unknown> {
  assert.ok(status === 200 || status === 201, `done expected, got ${status} ${JSON.stringify(body)}`);
  return body;
}

function scopeOf(verdict: { allowed: boolean; units?: number; put_back?: number; returnable?: number; next_owner?: string } | undefined) {
  const { allowed, units, put_back, returnable, next_owner } = verdict ?? { allowed: false };
  return { allowed, units, put_back, returnable, next_owner };
}
