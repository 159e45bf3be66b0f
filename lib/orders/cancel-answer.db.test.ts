import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { rehearseCancel } from "@/lib/orders/cancel";
import { cancelBody } from "@/lib/orders/inputs";
import { actorOf } from "@/lib/testing/actor";
import { type Desk, placed } from "@/lib/testing/desk";
import { domainDesk } from "@/lib/testing/domain-desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { driftIn } from "@/lib/testing/no-drift";
import { exposureOf, ledgerClaim } from "@/lib/testing/tables";
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
  const orgId = await addOrganization(shared.sql, `cancel-${(turn += 1)}`);
  world = { ...shared, orgId, actor: actorOf(orgId) };
  desk = domainDesk(world);
  await addLocation(world, "MAIN");
  for (const sku of ["SOAP", "MAT", "TOWEL"]) await addProduct(world, { sku, price: "5.00" });
  await addProduct(world, { sku: "SET", price: "30.00", parts: { SOAP: 2, MAT: 2, TOWEL: 1 } });
  await desk.receive({ location: "MAIN", reference: "R", lines: ["SOAP", "MAT", "TOWEL"].map((sku) => ({ sku, units: 20 })) });
});

const EUR = (amount_minor: number) => ({ amount_minor, currency: "EUR" });

/** What a rehearsal foretells and what the cancel then says; the two must be the same. */
async function cancel(order: string, version: number, lines?: { line: number; units: number }[]) {
  const body = { version, reason: "customer_request", ...(lines && { lines }) };
  const foretold = await rehearseCancel(world.actor, order, cancelBody.parse(body));
  const claimed = await ledgerClaim(world, order);
  const reply = await desk.move("cancel", order, body);
  expect(reply.status).toBe(200);
  expect(foretold.answer).toMatchObject({ ok: true, released: reply.body.released });
  expect(reply.body.released?.receivable).toEqual(EUR(claimed - (await ledgerClaim(world, order))));
  expect(await driftIn(world.orgId)).toEqual([]);
  return reply.body.released;
}
const bySku = (released: Awaited<ReturnType<typeof cancel>>) =>
  released?.stock.map(({ sku, location, units }) => `${sku} ${location} ${units}`).toSorted();

test("a canceled bundle names the parts that become free", async () => {
  await addCustomer(world);
  const { order } = placed(await desk.place({ customer: "C1", lines: [{ sku: "SET", units: 3 }] }));
  const some = await cancel(order.id, 1, [{ line: 1, units: 1 }]);
  expect(bySku(some)).toEqual(["MAT MAIN 2", "SOAP MAIN 2", "TOWEL MAIN 1"]);
  expect(some).toMatchObject({ receivable: EUR(3_000), tags: [], lines: [{ sku: "SET", units: 1, released: 1 }] });
  const rest = await cancel(order.id, 2);
  expect(bySku(rest)).toEqual(["MAT MAIN 4", "SOAP MAIN 4", "TOWEL MAIN 2"]);
  expect(rest).toMatchObject({ receivable: EUR(6_000), tags: ["first-order"] });
});

test("a part that is also a line of its own is named once, with all of its units", async () => {
  await addCustomer(world);
  const lines = [
    { sku: "SET", units: 1 },
    { sku: "SOAP", units: 3 },
  ];
  const { order } = placed(await desk.place({ customer: "C1", lines }));
  expect(bySku(await cancel(order.id, 1))).toEqual(["MAT MAIN 2", "SOAP MAIN 5", "TOWEL MAIN 1"]);
});

test("an order that waits for approval claims nothing, so its cancel takes nothing off the receivable", async () => {
  await addCustomer(world, { policy: "park", limitMinor: 10_000 });
  const { order } = placed(await desk.place({ customer: "C1", lines: [{ sku: "SOAP", units: 7, unit_price: "100.00" }] }));
  expect(order.status).toBe("pending_approval");
  expect(await cancel(order.id, 1, [{ line: 1, units: 2 }])).toMatchObject({ receivable: EUR(0), stock: [], tags: [] });
  expect(await cancel(order.id, 2)).toMatchObject({ receivable: EUR(0), stock: [], tags: [], lines: [{ units: 5 }] });
  expect(await exposureOf(world, "C1")).toBe(0);
});
