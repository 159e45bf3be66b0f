import assert from "node:assert/strict";
import { placed, refused, type Scenario } from "@/lib/testing/desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { breakInserts } from "@/lib/testing/break-inserts";
import { capture, dayOf, effectCounts, exposureOf, ledgerClaim, NO_EFFECTS, stockOf, txidsOf } from "@/lib/testing/tables";

export const PLACING: readonly Scenario[] = [
  {
    number: 1,
    title: "one transaction id on all four effects",
    async run(desk) {
      const { world } = desk;
      await addLocation(world, "MAIN");
      await addProduct(world, { sku: "LAMP", price: "25.00" });
      await addCustomer(world, { code: "C1", limitMinor: 1_000_000 });
      await desk.receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: 10, unit_cost: "12.00" }] });

      assert.equal(await exposureOf(world, "C1"), 0);
      const { order, receipt } = placed(await desk.place({ customer: "C1", lines: [{ sku: "LAMP", units: 4 }] }));

      const dueOn = await dayOf(world, order.placed_at, 30);
      assert.deepEqual([order.terms, order.due_on], ["credit", dueOn]);
      assert.deepEqual([order.lines[0]?.unit_price, order.lines[0]?.reserved, order.total.amount_minor], ["25.00", 4, 10_000]);
      assert.ok(receipt.committed && receipt.txid);
      assert.deepEqual(
        receipt.effects.map(({ kind, state, txid }) => [kind, state, txid]),
        [
          ["stock", "reserved", receipt.txid],
          ["receivable", "posted", receipt.txid],
          ["email", "queued", receipt.txid],
          ["tag", "tagged", receipt.txid],
        ],
      );
      const claim = receipt.effects.find((effect) => effect.kind === "receivable");
      const [before, after, limit] = [claim?.exposure_before, claim?.exposure_after, claim?.limit].map((money) => money?.amount_minor);
      assert.deepEqual([claim?.amount.amount_minor, claim?.due_on, before, after, limit], [10_000, dueOn, 0, 10_000, 1_000_000]);
      const txids = await txidsOf(world, order.id);
      for (const [table, ids] of Object.entries(txids)) assert.deepEqual(ids, [receipt.txid], `${table} bears the one transaction id`);
      assert.deepEqual(await stockOf(world, "LAMP"), { onHand: 10, reserved: 4, available: 6 });
      assert.equal(await ledgerClaim(world, order.id), 10_000);
      assert.equal(await exposureOf(world, "C1"), 10_000);
      assert.deepEqual(order.receivable, { amount_minor: 10_000, currency: "EUR" });
      assert.deepEqual(order.due, { amount_minor: 10_000, currency: "EUR" });
      assert.equal(order.payment_status, "unpaid");
      const kept = await desk.order(order.id);
      assert.deepEqual([kept.terms, kept.due_on, kept.due, kept.lines[0]?.reserved], ["credit", dueOn, order.due, 4]);
      const { orders, emails, tags, receivables } = await effectCounts(world);
      assert.deepEqual({ orders, emails, tags, receivables }, { orders: 1, emails: 1, tags: 1, receivables: 1 });
      assert.deepEqual(await world.sql("select status from outbox_message where org_id = $1 and order_id = $2", [world.orgId, order.id]), [
        { status: "pending" },
      ]);
    },
  },
  {
    number: 2,
    title: "over the credit limit nothing is left but the record of the refusal",
    async run(desk) {
      const { world } = desk;
      await addLocation(world, "MAIN");
      await addProduct(world, { sku: "LAMP", price: "100.00" });
      await addCustomer(world, { code: "C1", limitMinor: 1_000_000 });
      await desk.receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: 1000 }] });
      placed(await desk.place({ customer: "C1", lines: [{ sku: "LAMP", units: 94 }] }));
      assert.equal(await exposureOf(world, "C1"), 940_000);
      const before = await effectCounts(world);

      const answer = refused(await desk.place({ customer: "C1", lines: [{ sku: "LAMP", units: 7 }] }), "credit_exceeded");

      assert.deepEqual(answer.headroom, { amount_minor: 60_000, currency: "EUR" });
      assert.deepEqual(
        answer.receipt?.effects.map(({ kind, state, txid, reason }) => [kind, state, txid, reason]),
        ["stock", "receivable", "email", "tag"].map((kind) => [kind, "withheld", null, "credit_exceeded"]),
      );
      assert.deepEqual(answer.counter_offer, {
        lines: [{ sku: "LAMP", line: 1, units: 6 }],
        total: { amount_minor: 60_000, currency: "EUR" },
      });
      assert.deepEqual(await effectCounts(world), { ...before, refusals: (before.refusals ?? 0) + 1 });
      assert.equal(await exposureOf(world, "C1"), 940_000);
      assert.deepEqual(await world.sql("select move, code from order_refusal where org_id = $1", [world.orgId]), [
        { move: "place", code: "credit_exceeded" },
      ]);
    },
  },
  {
    number: 3,
    title: "a fault after any of the four effects leaves nothing of the others",
    async run(desk) {
      const { world } = desk;
      await addLocation(world, "MAIN");
      await addProduct(world, { sku: "LAMP", price: "25.00" });
      await addCustomer(world, { code: "C1", limitMinor: 1_000_000 });
      await desk.receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: 10 }] });
      const body = { customer: "C1", lines: [{ sku: "LAMP", units: 4 }] };

      for (const table of ["reservation", "ledger_transfer", "outbox_message", "customer_tag"]) {
        const mend = await breakInserts(world, table);
        const status = await desk.place(body, `K-${table}`).then(
          (reply) => reply.status,
          () => 500,
        );
        await mend();
        assert.equal(status, 500, `a fault in ${table} is a fault, not an answer`);
        const { refusals, ...effects } = await effectCounts(world);
        assert.deepEqual(effects, NO_EFFECTS);
        assert.equal(refusals, 0);
        assert.equal(await exposureOf(world, "C1"), 0);
      }

      placed(await desk.place(body, "K-customer_tag"));
      const { orders, reserved, receivables, emails, tags } = await effectCounts(world);
      assert.deepEqual({ orders, reserved, receivables, emails, tags }, { orders: 1, reserved: 4, receivables: 1, emails: 1, tags: 1 });
    },
  },
  {
    number: 4,
    title: "two clients, one unit",
    async run(desk) {
      const { world } = desk;
      await addLocation(world, "MAIN");
      await addProduct(world, { sku: "LAMP", price: "25.00", allowBackorder: false });
      await addCustomer(world, { code: "C1" });
      await addCustomer(world, { code: "C2" });
      await desk.receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: 1 }] });

      const replies = await Promise.all(["C1", "C2"].map((customer) => desk.place({ customer, lines: [{ sku: "LAMP", units: 1 }] })));

      assert.deepEqual(replies.map(({ status }) => String(status)).toSorted(), ["201", "409"]);
      const loser = replies.find(({ status }) => status === 409);
      assert.equal(loser?.body.code, "stock_short");
      assert.equal(loser?.body.available, 0);
      const { reserved, receivables, emails, tags } = await effectCounts(world);
      assert.deepEqual({ reserved, receivables, emails, tags }, { reserved: 1, receivables: 1, emails: 1, tags: 1 });
      assert.deepEqual(await stockOf(world, "LAMP"), { onHand: 1, reserved: 1, available: 0 });
    },
  },
  {
    number: 5,
    title: "200 clients, 10 units",
    async run(desk) {
      const { world } = desk;
      await addLocation(world, "MAIN");
      await addProduct(world, { sku: "LAMP", price: "25.00", allowBackorder: false });
      const customers = Array.from({ length: 200 }, (_, index) => `C${index}`);
      for (const code of customers) await addCustomer(world, { code });
      await desk.receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: 10 }] });

      const replies = await Promise.all(customers.map((customer) => desk.place({ customer, lines: [{ sku: "LAMP", units: 1 }] })));

      assert.equal(replies.filter(({ status }) => status === 201).length, 10);
      const losers = replies.filter(({ status, body }) => status === 409 && body.code === "stock_short" && body.available === 0);
      assert.equal(losers.length, 190);
      const { refusals, waiting, ...effects } = await effectCounts(world);
      assert.deepEqual(effects, {
        orders: 10,
        events: 10,
        reservations: 10,
        reserved: 10,
        movements: 10,
        receivables: 10,
        emails: 10,
        tags: 10,
      });
      assert.deepEqual([refusals, waiting], [190, 0]);
    },
  },
  {
    number: 8,
    title: "two orders of 600 against a limit of 1,000",
    async run(desk) {
      const { world } = desk;
      await addLocation(world, "MAIN");
      await addProduct(world, { sku: "LAMP", price: "600.00" });
      await addCustomer(world, { code: "C1", limitMinor: 100_000 });
      await desk.receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: 10 }] });

      const replies = await Promise.all([1, 2].map(() => desk.place({ customer: "C1", lines: [{ sku: "LAMP", units: 1 }] })));

      assert.deepEqual(replies.map(({ status }) => String(status)).toSorted(), ["201", "409"]);
      const loser = replies.find(({ status }) => status === 409);
      assert.equal(loser?.body.code, "credit_exceeded");
      assert.deepEqual(loser?.body.headroom, { amount_minor: 40_000, currency: "EUR" });
      assert.equal(await exposureOf(world, "C1"), 60_000);
      assert.equal((await stockOf(world, "LAMP")).reserved, 1);
    },
  },
  {
    number: 11,
    title: "one key, one order",
    async run(desk) {
      const { world } = desk;
      await addLocation(world, "MAIN");
      await addProduct(world, { sku: "LAMP", price: "25.00" });
      await addCustomer(world, { code: "C1" });
      await desk.receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: 10 }] });
      const body = { customer: "C1", lines: [{ sku: "LAMP", units: 2 }] };

      const first = await desk.place(body, "K");
      const retries = await Promise.all(Array.from({ length: 5 }, () => desk.place(body, "K")));

      placed(first);
      for (const retry of retries) assert.deepEqual(retry, first);
      const { orders, emails, reserved } = await effectCounts(world);
      assert.deepEqual({ orders, emails, reserved }, { orders: 1, emails: 1, reserved: 2 });
      const other = await desk.place({ customer: "C1", lines: [{ sku: "LAMP", units: 3 }] }, "K");
      assert.equal(other.status, 422);
      assert.equal((await effectCounts(world)).orders, 1);
    },
  },
  {
    number: 24,
    title: "tax once per rate, half a cent away from zero",
    async run(desk) {
      const { world } = desk;
      await addLocation(world, "MAIN");
      await addProduct(world, { sku: "LAMP", price: "24.99", rate: "10.75" });
      await addCustomer(world, { code: "C1" });
      await desk.receive({ location: "MAIN", reference: "R-1", lines: [{ sku: "LAMP", units: 1 }] });

      const { order } = placed(
        await desk.place({
          customer: "C1",
          lines: [{ sku: "LAMP", units: 1 }],
          charges: [{ name: "Shipping", amount: "6.44", tax_rate: "0" }],
        }),
      );

      assert.deepEqual([order.net.amount_minor, order.tax.amount_minor, order.total.amount_minor], [3143, 269, 3412]);
      assert.deepEqual([order.due.amount_minor, order.payment_status], [3412, "unpaid"]);
      assert.equal(await ledgerClaim(world, order.id), 3412);
      assert.equal(await exposureOf(world, "C1"), 3412);

      const giveBack = await capture(world, order.id, 3412);
      const paid = await desk.order(order.id);
      assert.deepEqual([paid.due.amount_minor, paid.payment_status, paid.total.amount_minor], [0, "paid", 3412]);
      assert.equal(await ledgerClaim(world, order.id), 0);
      assert.equal(await exposureOf(world, "C1"), 0);
      await giveBack();
      assert.equal((await desk.order(order.id)).due.amount_minor, 3412);
    },
  },
];
