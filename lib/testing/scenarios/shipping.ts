import assert from "node:assert/strict";
import { addService } from "@/lib/shipping/testing/packed";
import { type Desk, placed, type Scenario } from "@/lib/testing/desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { done, pick, release } from "@/lib/testing/scenarios/floor";

type Label = { number: number; of: number; tracking_number: string };
type Recorded = { id: string; result: string; duplicate: boolean; order_status: string | null };

const SHIP_TO = { name: "Hotel Bellevue", street: "Shore road 1", postcode: "85330", city: "Kotor", country: "ME" };

export const SHIPPING: readonly Scenario[] = [
  {
    number: 36,
    title: "two packages, and a message that comes late",
    async run(desk) {
      const { world } = desk;
      const { order, fulfilment, boxes } = await packTwo(desk);

      const labels: Label[] = [];
      for (const box of boxes) labels.push(done(await desk.floor("label", box, {}))["label"] as Label);
      done(await desk.floor("ship", fulfilment, {}));
      const [first, second] = labels.map(({ tracking_number }) => tracking_number);
      assert.equal((await desk.order(order)).status, "shipped");
      const delivered = (id: string, number: string | undefined) => ({ id, tracking_number: number, kind: "delivered", at: AT });
      assert.deepEqual(await report(desk, delivered("E2", second)), [["applied", false, "shipped"]]);
      assert.deepEqual(await report(desk, delivered("E1", first), delivered("E2", second)), [
        ["applied", false, "delivered"],
        ["applied", true, "delivered"],
      ]);
      const before = await desk.order(order);

      assert.deepEqual(await report(desk, { id: "E0", tracking_number: first, kind: "shipped", at: AT }), [["noted", false, "delivered"]]);

      assert.deepEqual(
        labels.map(({ number, of }) => [number, of]),
        [
          [1, 2],
          [2, 2],
        ],
      );
      assert.notEqual(first, second);
      const kept = await world.sql("select tracking_number, state from label where org_id = $1 order by id", [world.orgId]);
      assert.deepEqual(kept, [
        { tracking_number: first, state: "bought" },
        { tracking_number: second, state: "bought" },
      ]);
      const after = await desk.order(order);
      assert.deepEqual([after.status, after.fulfilment_status, after.version], ["delivered", "delivered", before.version]);
      assert.deepEqual([after.lines[0]?.shipped, after.lines[0]?.delivered], [4, 4]);
      const mails = await world.sql("select count(*)::int as n from outbox_message where org_id = $1 and topic = 'email.order_delivered'", [
        world.orgId,
      ]);
      assert.deepEqual(mails, [{ n: 1 }]);
    },
  },
];

const AT = "2026-11-20T09:30:00+01:00";

/** An order of four lamps, packed by twos into two closed packages. */
async function packTwo(desk: Desk): Promise<{ order: string; fulfilment: string; boxes: string[] }> {
  const { world } = desk;
  await addLocation(world, "MAIN");
  await addProduct(world, { sku: "LAMP", price: "25.00" });
  await addCustomer(world, { code: "C1" });
  await addService(world, "COAST", "STD", 2, [590, 790]);
  await desk.receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: 4 }] });
  const order = placed(await desk.place({ customer: "C1", lines: [{ sku: "LAMP", units: 4 }], ship_to: SHIP_TO })).order.id;
  const fulfilment = await release(desk, order);
  await pick(desk, fulfilment, 4);
  const boxes: string[] = [];
  for (let box = 0; box < 2; box += 1) {
    const packed = done(await desk.floor("pack", null, { fulfilment, code: "LAMP", units: 2 }))["package"] as { id: string };
    done(await desk.floor("close", packed.id, { weight_g: 900 }));
    boxes.push(packed.id);
  }
  return { order, fulfilment, boxes };
}

async function report(desk: Desk, ...events: object[]): Promise<[string, boolean, string | null][]> {
  const recorded = done(await desk.floor("carrier_events", "COAST", { events }))["events"] as Recorded[];
  return recorded.map(({ result, duplicate, order_status }) => [result, duplicate, order_status]);
}
