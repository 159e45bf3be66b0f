import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelOrder } from "@/lib/orders/cancel";
import { feedLeftovers } from "@/lib/orders/feed-follow-ups";
import { cancelBody, placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { approveSubstitution, previewSubstitution } from "@/lib/orders/substitute";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { done, packAndShip, pickUnits, refusedWith, releaseOne, workOf } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift, driftIn } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { readTenant } from "@/lib/transaction/in-tenant";
import { shortBody } from "./inputs";
import { reportShort } from "./short";

let world: World;
let made = 0;

beforeAll(async () => {
  world = await createWorld();
  for (const code of ["X", "Y"]) await addLocation(world, code);
  await addCustomer(world, { limitMinor: null });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const receive = async (sku: string, units: number, location = "X") =>
  done(await receiveGoods(world.actor, receiptBody.parse({ location, reference: "R", lines: [{ sku, units, unit_cost: "1.00" }] })));
const one = async (text: string, ...values: unknown[]) => (await world.sql(text, values))[0] ?? {};
const versionOf = async (orderId: string) => Number((await one("select version from orders where id = $1", orderId))["version"]);
const heldAt = async (orderId: string) =>
  (
    await world.sql(
      `select p.sku || ' at ' || l.code as held from reservation r join product p on p.id = r.product_id join location l on l.id = r.location_id
       where r.order_id = $1 and r.units > r.released_units + r.shipped_units order by 1`,
      [orderId],
    )
  ).map(({ held }) => held);
const short = async (work: string, substitute?: string) =>
  done(await reportShort(world.actor, shortBody.parse({ work, units: 1, reason: "not_in_bin", substitute })));

/** An order of two products that may not be split; both and a substitute of the first lie at X. */
async function onFloor() {
  made += 1;
  const skus = { a: `A-${made}`, b: `B-${made}`, s: `S-${made}` };
  const [first, , substitute] = [
    await addProduct(world, { sku: skus.a }),
    await addProduct(world, { sku: skus.b }),
    await addProduct(world, { sku: skus.s }),
  ];
  await world.sql("insert into product_substitute (org_id, product_id, substitute_id, rank) values ($1, $2, $3, 1)", [
    world.orgId,
    first,
    substitute,
  ]);
  for (const sku of Object.values(skus)) await receive(sku, 1);
  const lines = [skus.a, skus.b].map((sku) => ({ sku, units: 1 }));
  const body = { customer: "C1", allow_backorder: true, allow_substitution: true, split: "one_location", lines };
  const order = done(await placeOrder(world.actor, placeBody.parse(body))).order;
  const fulfilment = await releaseOne(world, "X", order.number);
  const work = new Map((await workOf(world, fulfilment)).map(({ id, sku }) => [sku, id]));
  return { ...skus, id: order.id, number: order.number, fulfilment, work: (sku: string) => work.get(sku) ?? "" };
}

test("a substitute is not approved where the order holds units elsewhere by now, until it no longer does", async () => {
  const order = await onFloor();
  const proposal = (await short(order.work(order.a), order.s)).proposal?.id ?? "";
  await short(order.work(order.b));
  await receive(order.b, 1, "Y");
  expect(await heldAt(order.id)).toEqual([`${order.b} at Y`]);
  const refused = await approveSubstitution(world.actor, proposal, { version: await versionOf(order.id) });
  expect(refusedWith(refused)).toBe("held_elsewhere");
  expect(refused).toMatchObject({ status: 409, answer: { subject: "Y" } });
  const preview = await readTenant(world.orgId, (tx) => previewSubstitution(tx, world.actor, proposal));
  expect(preview).toMatchObject({ change: null, refused: { code: "held_elsewhere" } });
  expect(await one("select state from substitution_proposal where id = $1", proposal)).toEqual({ state: "open" });
  expect(await driftIn(world.orgId)).toEqual([]);
  const cancel = { version: await versionOf(order.id), reason: "customer_request", lines: [{ line: 2, units: 1 }] };
  done(await cancelOrder(world.actor, order.id, cancelBody.parse(cancel)));
  done(await approveSubstitution(world.actor, proposal, { version: await versionOf(order.id) }));
  expect(await heldAt(order.id)).toEqual([`${order.s} at X`]);
});

test("what has left no longer binds the order to where it left from", async () => {
  const order = await onFloor();
  done(await pickUnits(world, order.work(order.a), order.a, 1));
  await short(order.work(order.b));
  await receive(order.b, 1, "Y");
  expect(await heldAt(order.id)).toEqual([`${order.a} at X`]);
  await packAndShip(world, order.fulfilment);
  await feedLeftovers(world.orgId);
  expect(await heldAt(order.id)).toEqual([`${order.b} at Y`]);
  await packOff(order.number);
  expect(await one("select status from orders where id = $1", order.id)).toEqual({ status: "shipped" });
});

async function packOff(number: string): Promise<void> {
  const fulfilment = await releaseOne(world, "Y", number);
  for (const { id, sku, units } of await workOf(world, fulfilment)) done(await pickUnits(world, id, sku, units));
  await packAndShip(world, fulfilment);
}
