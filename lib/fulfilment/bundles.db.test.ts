import { afterAll, beforeAll, expect, test } from "vitest";
import { recallBody, shipBody, shortBody } from "@/lib/fulfilment/inputs";
import { shipPackages } from "@/lib/fulfilment/ship";
import { reportShort } from "@/lib/fulfilment/short";
import { recallFulfilment } from "@/lib/fulfilment/take-back";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { done, packAll, packAndShip, pickUnits, refusedWith, releaseOne, workOf } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world);
  await addProduct(world, { sku: "CUP" });
  await addProduct(world, { sku: "POT" });
  await addProduct(world, { sku: "TEA-SET", parts: { CUP: 2, POT: 1 } });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const receiveSet = async () => {
  const lines = [
    { sku: "CUP", units: 2 },
    { sku: "POT", units: 1 },
  ];
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines })));
};
const piece = async (fulfilment: string, sku: string) => {
  const found = (await workOf(world, fulfilment)).find((work) => work.sku === sku);
  if (!found) throw new Error(`no work on ${sku}`);
  return found;
};

test("a bundle whose parts came apart on the floor ships once its work was called back and released again", async () => {
  await receiveSet();
  const body = placeBody.parse({ customer: "C1", allow_backorder: true, lines: [{ sku: "TEA-SET", units: 2 }] });
  const { number } = done(await placeOrder(world.actor, body)).order;
  const first = await releaseOne(world, "X", number);
  await receiveSet();
  await releaseOne(world, "X", number);
  done(await pickUnits(world, (await piece(first, "POT")).id, "POT", 1));
  const cups = await piece(first, "CUP");
  done(await reportShort(world.actor, shortBody.parse({ work: cups.id, units: 1, reason: "not_in_bin" })));
  done(await pickUnits(world, cups.id, "CUP", 1));
  await packAll(world, first);
  expect(refusedWith(await shipPackages(world.actor, first, shipBody.parse({ handover: true })))).toBe("bundle_incomplete");
  done(await recallFulfilment(world.actor, first, recallBody.parse({ reason: "parts are missing" })));
  const again = await releaseOne(world, "X", number);
  for (const { id, sku, units } of await workOf(world, again)) done(await pickUnits(world, id, sku, units));
  await packAndShip(world, again);
  const [line] = await world.sql("select shipped, backordered from order_line where org_id = $1", [world.orgId]);
  expect(line).toEqual({ shipped: 1, backordered: 1 });
});
