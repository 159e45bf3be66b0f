import assert from "node:assert/strict";
import { placed, refused, type Scenario } from "@/lib/testing/desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { release, releaseRefusal } from "@/lib/testing/scenarios/floor";
import { claimsOf, effectCounts, exposureOf, ledgerClaim, stockOf } from "@/lib/testing/tables";

export const STOCK: readonly Scenario[] = [
  {
    number: 6,
    title: "one component in two bundles is not promised twice",
    async run(desk) {
      const { world } = desk;
      await addLocation(world, "MAIN");
      await addProduct(world, { sku: "BULB", price: "3.00" });
      await addProduct(world, { sku: "P", price: "10.00", parts: { BULB: 1 } });
      await addProduct(world, { sku: "Q", price: "12.00", parts: { BULB: 1 } });
      await addCustomer(world, { code: "C1" });
      await desk.receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "BULB", units: 5 }] });
      const lines = [
        { sku: "P", units: 5 },
        { sku: "Q", units: 5 },
      ];

      const answer = refused(await desk.place({ customer: "C1", lines, allow_backorder: false }), "stock_short");
      assert.deepEqual([answer.subject, answer.available, answer.short], ["Q", 0, 5]);
      assert.match(answer.detail ?? "", /Q: 0 available, 5 short\.$/);
      assert.deepEqual(await stockOf(world, "BULB"), { onHand: 5, reserved: 0, available: 5 });

      const { order } = placed(await desk.place({ customer: "C1", lines, allow_backorder: true }));
      assert.deepEqual(
        order.lines.map(({ reserved, backordered }) => [reserved, backordered]),
        [
          [5, 0],
          [0, 5],
        ],
      );
      assert.deepEqual(await stockOf(world, "BULB"), { onHand: 5, reserved: 5, available: 0 });
    },
  },
  {
    number: 7,
    title: "two locations with one unit each",
    async run(desk) {
      const { world } = desk;
      await addLocation(world, "X");
      await addLocation(world, "Y");
      await addProduct(world, { sku: "LAMP", price: "25.00" });
      await addProduct(world, { sku: "SHADE", price: "5.00" });
      await addCustomer(world, { code: "C1" });
      for (const location of ["X", "Y"])
        await desk.receive({ location, reference: "R-1", lines: ["LAMP", "SHADE"].map((sku) => ({ sku, units: 1 })) });

      const split = placed(await desk.place({ customer: "C1", lines: [{ sku: "LAMP", units: 2 }], split: "allowed" }));
      const stock = split.receipt.effects.find((effect) => effect.kind === "stock");
      assert.deepEqual(stock?.units.map(({ location, units }) => [location, units]).sort(), [
        ["X", 1],
        ["Y", 1],
      ]);
      assert.equal(split.order.allocation_status, "reserved");
      for (const location of ["X", "Y"]) {
        assert.deepEqual(await stockOf(world, "LAMP", location), { onHand: 1, reserved: 1, available: 0 });
        await release(desk, split.order.id, location);
      }
      assert.equal((await world.sql("select 1 from fulfilment where order_id = $1", [split.order.id])).length, 2);

      const one = { customer: "C1", lines: [{ sku: "SHADE", units: 2 }], split: "one_location" };
      const answer = refused(await desk.place({ ...one, allow_backorder: false }), "stock_short");
      assert.deepEqual([answer.subject, answer.available, answer.short], ["SHADE", 1, 1]);
      assert.match(answer.detail ?? "", /SHADE: 1 available, 1 short\.$/);
      assert.deepEqual(answer.counter_offer?.lines, [{ sku: "SHADE", line: 1, units: 1 }]);
      const { order } = placed(await desk.place({ ...one, allow_backorder: true }));
      assert.deepEqual([order.lines[0]?.reserved, order.lines[0]?.backordered], [0, 2]);
      assert.equal(order.allocation_status, "backordered");
    },
  },
  {
    number: 10,
    title: "a copied order is judged by the credit of the day",
    async run(desk) {
      const { world } = desk;
      await addLocation(world, "MAIN");
      await addProduct(world, { sku: "LAMP", price: "50.00" });
      await addCustomer(world, { code: "C1", limitMinor: 100_000 });
      await desk.receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: 100 }] });
      const first = placed(await desk.place({ customer: "C1", lines: [{ sku: "LAMP", units: 20 }] })).order;
      const canceled = await desk.move("cancel", first.id, { version: 1, reason: "customer_request", lines: [{ line: 1, units: 3 }] });
      assert.equal(canceled.status, 200);
      assert.deepEqual(
        canceled.body.released?.lines.map(({ units, released }) => [units, released]),
        [[3, 3]],
      );
      assert.deepEqual(canceled.body.released?.receivable, { amount_minor: 15_000, currency: "EUR" });
      assert.equal(await exposureOf(world, "C1"), 85_000);
      placed(await desk.place({ customer: "C1", lines: [{ sku: "LAMP", units: 3 }] }));
      assert.equal(await exposureOf(world, "C1"), 100_000);

      const copy = (await desk.order(first.id)).lines.map(({ sku, ordered, canceled: gone, unit_price }) => ({
        sku,
        units: ordered - gone,
        unit_price,
      }));
      const before = await effectCounts(world);
      const answer = refused(await desk.place({ customer: "C1", lines: copy }), "credit_exceeded");
      assert.deepEqual(answer.headroom, { amount_minor: 0, currency: "EUR" });
      assert.equal(answer.counter_offer, null);
      assert.equal(await exposureOf(world, "C1"), 100_000);
      assert.deepEqual(await effectCounts(world), { ...before, refusals: 1 });
    },
  },
  {
    number: 13,
    title: "three now, two later",
    async run(desk) {
      const { world } = desk;
      await addLocation(world, "MAIN");
      await addProduct(world, { sku: "LAMP", price: "25.00" });
      await addCustomer(world, { code: "C1" });
      await desk.receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: 3 }] });

      const { order, receipt } = placed(await desk.place({ customer: "C1", lines: [{ sku: "LAMP", units: 5 }], allow_backorder: true }));

      assert.equal(order.lines.length, 1);
      assert.deepEqual([order.lines[0]?.reserved, order.lines[0]?.backordered, order.lines[0]?.queue_position], [3, 2, 1]);
      assert.equal(order.allocation_status, "partially_reserved");
      const stock = receipt.effects.find((effect) => effect.kind === "stock");
      assert.equal(stock?.state, "partially_reserved");
      assert.deepEqual(stock?.waiting, [{ line: 1, sku: "LAMP", units: 2, position: 1 }]);
      assert.deepEqual(order.receivable, { amount_minor: 12_500, currency: "EUR" });
      assert.equal(await ledgerClaim(world, order.id), 12_500);
      assert.equal(await exposureOf(world, "C1"), 12_500);
      assert.deepEqual(await stockOf(world, "LAMP"), { onHand: 3, reserved: 3, available: 0 });
      const [line] = (await desk.order(order.id)).lines;
      assert.deepEqual([line?.ordered, line?.reserved, line?.backordered, line?.queue_position], [5, 3, 2, 1]);
    },
  },
  {
    number: 14,
    title: "a receipt serves the queue first come first served",
    async run(desk) {
      const { world } = desk;
      await addLocation(world, "MAIN");
      await addProduct(world, { sku: "LAMP", price: "25.00" });
      for (const code of ["A", "B", "N"]) await addCustomer(world, { code });
      const a = placed(await desk.place({ customer: "A", lines: [{ sku: "LAMP", units: 4 }], allow_backorder: true })).order;
      const b = placed(
        await desk.place({ customer: "B", lines: [{ sku: "LAMP", units: 3 }], allow_backorder: true, ship_complete: true }),
      ).order;

      assert.deepEqual([a.lines[0]?.queue_position, b.lines[0]?.queue_position], [1, 2]);
      assert.deepEqual(await stockOf(world, "LAMP"), { onHand: 0, reserved: 0, available: 0 });

      const arrived = await desk.receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: 5 }] });

      assert.equal(arrived.status, 201);
      assert.deepEqual(
        arrived.body.fed?.map(({ number, units }) => [number, units]),
        [
          [a.number, 4],
          [b.number, 1],
        ],
      );
      const [lineA, lineB] = [(await desk.order(a.id)).lines[0], (await desk.order(b.id)).lines[0]];
      assert.deepEqual([lineA?.reserved, lineA?.backordered], [4, 0]);
      assert.deepEqual([lineB?.reserved, lineB?.backordered, lineB?.queue_position], [1, 2, 1]);
      await release(desk, a.id);
      assert.equal(await releaseRefusal(desk, b.id), "waits_for_units");
      assert.deepEqual(await stockOf(world, "LAMP"), { onHand: 5, reserved: 5, available: 0 });
      const answer = refused(
        await desk.place({ customer: "N", lines: [{ sku: "LAMP", units: 1 }], allow_backorder: false }),
        "stock_short",
      );
      assert.equal(answer.available, 0);
    },
  },
  {
    number: 19,
    title: "canceling all before anything was picked",
    async run(desk) {
      const { world } = desk;
      await addLocation(world, "MAIN");
      await addProduct(world, { sku: "LAMP", price: "25.00" });
      await addCustomer(world, { code: "C1" });
      await addCustomer(world, { code: "C2" });
      await desk.receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: 10 }] });
      const { order } = placed(await desk.place({ customer: "C1", lines: [{ sku: "LAMP", units: 10 }] }));
      const waiting = placed(await desk.place({ customer: "C2", lines: [{ sku: "LAMP", units: 4 }], allow_backorder: true })).order;

      const reply = await desk.move("cancel", order.id, { version: order.version, reason: "customer_request" });

      assert.equal(reply.status, 200);
      assert.deepEqual(
        reply.body.released?.lines.map(({ line, units, released }) => [line, units, released]),
        [[1, 10, 10]],
      );
      const after = await desk.order(order.id);
      assert.deepEqual(
        [after.status, after.lines[0]?.canceled, after.lines[0]?.reserved, after.total.amount_minor],
        ["canceled", 10, 0, 0],
      );
      const served = await desk.order(waiting.id);
      assert.deepEqual([served.lines[0]?.reserved, served.lines[0]?.backordered], [4, 0]);
      assert.deepEqual(await stockOf(world, "LAMP"), { onHand: 10, reserved: 4, available: 6 });
      assert.equal(await ledgerClaim(world, order.id), 0);
      assert.equal(await exposureOf(world, "C1"), 0);
      const stale = await desk.move("cancel", order.id, { version: order.version, reason: "customer_request" });
      refused(stale, "stale");
      const tags = await world.sql(
        "select tag, reverted_at is not null as reverted from customer_tag where org_id = $1 and order_id = $2",
        [world.orgId, order.id],
      );
      assert.deepEqual(tags, [{ tag: "first-order", reverted: true }]);
      const mail = await world.sql("select topic, status from outbox_message where org_id = $1 and order_id = $2 order by topic", [
        world.orgId,
        order.id,
      ]);
      assert.deepEqual(mail, [
        { topic: "email.order_canceled", status: "pending" },
        { topic: "email.order_confirmed", status: "withheld" },
      ]);
    },
  },
  {
    number: 26,
    title: "a cancel takes exactly what the line was worth",
    async run(desk) {
      const { world } = desk;
      await addLocation(world, "MAIN");
      await addProduct(world, { sku: "LAMP", price: "100.00" });
      await addProduct(world, { sku: "SHADE", price: "100.00", rate: "5.2632" });
      await addCustomer(world, { code: "C1" });
      await desk.receive({ location: "MAIN", reference: "R-1", lines: ["LAMP", "SHADE"].map((sku) => ({ sku, units: 10 })) });
      const lines = [
        { sku: "LAMP", units: 4 },
        { sku: "SHADE", units: 1 },
      ];
      const { order } = placed(await desk.place({ customer: "C1", lines, prices_include_tax: true }));
      assert.deepEqual([order.total.amount_minor, order.tax.amount_minor], [50_000, 500]);
      assert.deepEqual(
        order.lines.map(({ total }) => total.amount_minor),
        [40_000, 10_000],
      );

      const first = await desk.move("cancel", order.id, { version: 1, reason: "customer_request", lines: [{ line: 1, units: 4 }] });
      assert.deepEqual(
        first.body.order?.lines.map(({ total }) => total.amount_minor),
        [0, 10_000],
      );
      assert.equal(first.body.released?.receivable.amount_minor, 40_000);
      assert.deepEqual([first.body.order?.total.amount_minor, first.body.order?.tax.amount_minor], [10_000, 500]);
      assert.equal(await ledgerClaim(world, order.id), 10_000);

      const second = await desk.move("cancel", order.id, { version: 2, reason: "customer_request", lines: [{ line: 2, units: 1 }] });
      assert.equal(second.body.released?.receivable.amount_minor, 10_000);
      assert.equal(second.body.order?.status, "canceled");
      assert.deepEqual([second.body.order?.total.amount_minor, second.body.order?.tax.amount_minor], [0, 0]);
      assert.equal(await ledgerClaim(world, order.id), 0);
      assert.equal(await exposureOf(world, "C1"), 0);
      assert.deepEqual(await claimsOf(world, order.id), [50_000, -40_000, -10_000]);
      const { reserved } = await effectCounts(world);
      assert.equal(reserved, 0);
    },
  },
];
