import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { shortBody } from "@/lib/fulfilment/inputs";
import { reportShort } from "@/lib/fulfilment/short";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { done, packAndShip, pickUnits, releaseOne, workOf } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world);
});
let turn = 0;
let [cup, pot] = ["", ""];
beforeEach(async () => {
  turn += 1;
  [cup, pot] = [`CUP-${turn}`, `POT-${turn}`];
  await addProduct(world, { sku: cup });
  await addProduct(world, { sku: pot });
  await addProduct(world, { sku: `SET-${turn}`, parts: { [cup]: 2, [pot]: 1 } });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const receiveSet = async () => {
  const lines = [
    { sku: cup, units: 2 },
    { sku: pot, units: 1 },
  ];
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines })));
};
const piece = async (fulfilment: string, sku: string) => {
  const found = (await workOf(world, fulfilment)).find((work) => work.sku === sku);
  if (!found) throw new Error(`no work on ${sku}`);
  return found;
};

/** Two sets, ordered together and released in two walks of the same location. */
async function twoWalks(): Promise<{ number: string; first: string; second: string }> {
  await receiveSet();
  const body = placeBody.parse({ customer: "C1", allow_backorder: true, lines: [{ sku: `SET-${turn}`, units: 2 }] });
  const { number } = done(await placeOrder(world.actor, body)).order;
  const first = await releaseOne(world, "X", number);
  await receiveSet();
  return { number, first, second: await releaseOne(world, "X", number) };
}
const lineOf = async (number: string) =>
  (
    await world.sql(
      `select l.shipped, l.backordered, l.reserved, l.canceled, l.cancel_pending as pending from order_line l join orders o on o.org_id = l.org_id and o.id = l.order_id where o.number = $1`,
      [number],
    )
  )[0];
async function cancelOne(number: string) {
  const [row] = await world.sql("select id, version from orders where number = $1", [number]);
  const body = { version: Number(row?.["version"]), reason: "customer_request" as const, lines: [{ line: 1, units: 1 }] };
  return done(await cancelOrder(world.actor, String(row?.["id"]), body));
}
async function pickAll(fulfilment: string): Promise<void> {
  for (const { id, sku, units, picked, dropped } of await workOf(world, fulfilment)) {
    const open = units - picked - dropped;
    if (open > 0) done(await pickUnits(world, id, sku, open));
  }
}

test("a part that is not found takes the bundle of its own walk, and the other walk ships whole", async () => {
  const { number, first, second } = await twoWalks();
  done(await pickUnits(world, (await piece(first, pot)).id, pot, 1));
  done(await reportShort(world.actor, shortBody.parse({ work: (await piece(first, cup)).id, units: 1, reason: "not_in_bin" })));
  expect((await workOf(world, first)).map(({ units, picked, dropped }) => units - picked - dropped)).toEqual([0, 0]);
  await pickAll(second);
  await packAndShip(world, second);
  expect(await lineOf(number)).toMatchObject({ shipped: 1, backordered: 1 });
});

test("a cancel takes the bundle that nobody has begun, not parts of two", async () => {
  const { number, first, second } = await twoWalks();
  done(await pickUnits(world, (await piece(second, pot)).id, pot, 1));
  await cancelOne(number);
  expect((await workOf(world, first)).map(({ units, dropped }) => units - dropped)).toEqual([0, 0]);
  await pickAll(second);
  await packAndShip(world, second);
  expect(await lineOf(number)).toMatchObject({ shipped: 1, canceled: 1 });
});

test("a cancel after the pick asks one whole bundle back, not parts of two", async () => {
  const { number, first, second } = await twoWalks();
  done(await pickUnits(world, (await piece(first, pot)).id, pot, 1));
  await pickAll(second);
  await cancelOne(number);
  // One bundle is picked whole; of the other a part is, so it can be canceled once that is put down or picked.
  expect(await lineOf(number)).toMatchObject({ pending: 1 });
  const back = await world.sql("select sum(going_back)::int as pieces from fulfilment_line where fulfilment_id = $1", [second]);
  expect(back).toEqual([{ pieces: 3 }]);
});
