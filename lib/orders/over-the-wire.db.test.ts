import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isBegin, isCommit, isWrite, type Message, type Wire } from "@/db/testing/wire";
import { deleteDraft } from "@/lib/orders/drafts";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { placed } from "@/lib/testing/desk";
import { domainDesk } from "@/lib/testing/domain-desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { driftIn } from "@/lib/testing/no-drift";
import { effectCounts } from "@/lib/testing/tables";
import { createWiredWorld } from "@/lib/testing/wired-world";
import type { World } from "@/lib/testing/world";

const ONE_WAY_MS = 50;
const LINES = Array.from({ length: 20 }, (_, index) => ({ sku: `SKU-${index}`, units: 2 }));

async function stock(world: World): Promise<void> {
  await addLocation(world, "MAIN");
  for (const { sku } of LINES) await addProduct(world, { sku, price: "1.25", rate: "20" });
  await addCustomer(world, { code: "C1", limitMinor: 100_000_000 });
  await addProduct(world, { sku: "SET", price: "2.00", kind: "bundle", parts: { "SKU-1": 2, "SKU-2": 1 } });
  await addProduct(world, { sku: "WAITED", price: "1.00" });
  await domainDesk(world).receive({ location: "MAIN", reference: "R-1", lines: LINES.map(({ sku }) => ({ sku, units: 1000 })) });
}

describe.skipIf(process.env.DATABASE_DRIVER === "neon")("a placement over a long wire", () => {
  let world: World;
  let wire: Wire;
  beforeAll(async () => {
    ({ world, wire } = await createWiredWorld({ oneWayMs: ONE_WAY_MS, maxConnections: 1 }));
    await stock(world);
    placed(await domainDesk(world).place({ customer: "C1", lines: LINES }));
    placed(await domainDesk(world).place({ customer: "C1", lines: [{ sku: "WAITED", units: 1 }], allow_backorder: true }));
  });
  afterAll(() => world.close());

  test.each([1, 3, 20])("of %i lines is one transaction and no more than four round trips", async (lines) => {
    const body = { customer: "C1", lines: LINES.slice(0, lines) };
    placed(await domainDesk(world).place(body, `warm-${lines}`));
    wire.forget();
    placed(await domainDesk(world).place(body, `measured-${lines}`));

    expect(wire.flights).toBeLessThanOrEqual(4);
    expect(wire.messages.filter(isBegin)).toHaveLength(1);
    expect(wire.messages.filter(isCommit)).toHaveLength(1);
    expect(wire.messages.filter(isWrite)).toHaveLength(1);
  });

  // The most that can come together: rules that nobody has read yet, a strategy that asks for the age of stock, somebody who
  // waits already, a bundle, and units that are not there.
  test.each([
    ["takes what is there", "SKU-0", 1],
    ["waits for some of it", "SKU-0", 5000],
    ["stands behind others", "WAITED", 3],
    ["is of a bundle", "SET", 2],
    ["is of a bundle that waits", "SET", 5000],
  ])("that %s needs no more right after the rules changed, whatever the strategy", async (_what, sku, units) => {
    for (const strategy of ["nearest", "oldest_cost"]) {
      await world.sql("update org_policy set strategy = $2, allow_backorder = not allow_backorder where org_id = $1", [
        world.orgId,
        strategy,
      ]);
      for (const asked of ["after the change", "once more"]) {
        wire.forget();
        const { order } = placed(await domainDesk(world).place({ customer: "C1", lines: [{ sku, units }], allow_backorder: true }));
        expect(wire.flights, `${strategy}, ${asked}`).toBeLessThanOrEqual(4);
        expect(wire.messages.filter(isBegin)).toHaveLength(1);
        await domainDesk(world).move("cancel", order.id, { version: order.version, reason: "entry_error" });
      }
    }
  });

  test("needs no more for a refusal and writes nothing for a rehearsal", async () => {
    wire.forget();
    const body = { customer: "C1", lines: [{ sku: "SKU-0", units: 100_000 }], allow_backorder: false };
    expect((await domainDesk(world).place(body)).body.code).toBe("stock_short");
    expect(wire.flights).toBeLessThanOrEqual(4);
    wire.forget();
    expect((await domainDesk(world).rehearse(body)).body.code).toBe("stock_short");
    expect(wire.flights).toBeLessThanOrEqual(4);
    expect(wire.messages.filter(isBegin).map(({ text }) => text)).toEqual([expect.stringContaining("read only")]);
    expect(wire.messages.filter(isWrite)).toEqual([]);
  });
});

describe.skipIf(process.env.DATABASE_DRIVER === "neon")("a placement whose connection is cut", () => {
  let world: World;
  let wire: Wire;
  beforeAll(async () => {
    ({ world, wire } = await createWiredWorld());
    await stock(world);
  });
  afterAll(() => world.close());

  const faults: [string, (message: Message) => "cut" | "deafen" | "pass"][] = [
    ["in the middle of the write flight", (message) => (isWrite(message) ? "cut" : "pass")],
    ["before COMMIT reached the server", (message) => (isCommit(message) ? "cut" : "pass")],
    ["after COMMIT and before its answer", (message) => (isCommit(message) ? "deafen" : "pass")],
  ];

  test.each(faults)("%s is one order with the right answer, and the same again for the same key", async (when, fate) => {
    const before = await effectCounts(world);
    const body = { customer: "C1", lines: LINES.slice(0, 3) };
    let left = 1;
    wire.decide((message) => {
      const decided = left > 0 ? fate(message) : "pass";
      if (decided !== "pass") left -= 1;
      return decided;
    });
    const first = await domainDesk(world).place(body, when);
    wire.decide(() => "pass");

    const { order, receipt } = placed(first);
    expect(left).toBe(0);
    const after = await effectCounts(world);
    const added = (name: string) => (after[name] ?? 0) - (before[name] ?? 0);
    expect(["orders", "events", "reservations", "receivables", "emails", "tags"].map(added)).toEqual([1, 1, 3, 1, 1, 1]);
    const events = await world.sql("select txid::text as txid from order_event where org_id = $1 and order_id = $2", [
      world.orgId,
      order.id,
    ]);
    expect(events).toEqual([{ txid: receipt.txid }]);
    expect(await domainDesk(world).place(body, when)).toEqual(first);
    expect(await driftIn(world.orgId)).toEqual([]);
  });

  test.each(faults)("%s deletes a draft once and says so, also without a key", async (_when, fate) => {
    const body = placeBody.parse({ customer: "C1", lines: LINES.slice(0, 2), draft: true });
    const made = await placeOrder(world.actor, body);
    if (made.kind !== "answer" || !made.answer.ok) throw new Error(JSON.stringify(made));
    const { id, number, version } = made.answer.order;
    let [left, writing] = [1, false];
    wire.decide((message) => {
      // The look before it ends with a COMMIT of its own.
      writing ||= isWrite(message);
      const decided = left > 0 && writing ? fate(message) : "pass";
      if (decided !== "pass") left -= 1;
      return decided;
    });
    const outcome = await deleteDraft(world.actor, id, version);
    wire.decide(() => "pass");
    expect(left).toBe(0);
    expect(outcome).toMatchObject({ kind: "answer", status: 200, answer: { ok: true, deleted: number } });
    expect(await world.sql("select 1 from orders where id = $1", [id])).toEqual([]);
    expect(await deleteDraft(world.actor, id, version)).toMatchObject({ status: 404, answer: { ok: false, code: "not_found" } });
  });

  test("every time is a fault for the caller, and nothing of it stays", async () => {
    const before = await effectCounts(world);
    wire.decide((message) => (isWrite(message) ? "cut" : "pass"));
    await expect(domainDesk(world).place({ customer: "C1", lines: LINES })).rejects.toThrow(/connection/i);
    wire.decide(() => "pass");
    expect(await effectCounts(world)).toEqual(before);
    expect(await driftIn(world.orgId)).toEqual([]);
  });
});
