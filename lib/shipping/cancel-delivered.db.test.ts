import { afterAll, beforeAll, expect, test } from "vitest";
import { packScanBody, shipBody } from "@/lib/fulfilment/inputs";
import { scanPack } from "@/lib/fulfilment/pack";
import { closePackage } from "@/lib/fulfilment/packages";
import { completePutBack } from "@/lib/fulfilment/put-back";
import { shipPackages } from "@/lib/fulfilment/ship";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { confirmDelivery } from "@/lib/shipping/carrier-events";
import { deliverBody } from "@/lib/shipping/event-inputs";
import { openWarehouse } from "@/lib/shipping/testing/packed";
import { done, pickUnits, releaseOne, workOf } from "@/lib/testing/floor";
import { addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await openWarehouse(world);
});
afterAll(async () => {
  await assertNoDrift(world);
  await world.close();
});

const SHIP_TO = { name: "Hotel Bellevue", street: "Shore road 1", postcode: "85330", city: "Kotor", country: "ME" };
const AT = new Date("2026-11-20T09:30:00.000Z");

/** Four ordered, of which so many are there and packed by twos; the first two arrived. */
async function halfDelivered(sku: string, there: number): Promise<string> {
  await addProduct(world, { sku });
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "BEG", reference: "R", lines: [{ sku, units: there }] })));
  const body = placeBody.parse({ customer: "K1", allow_backorder: true, lines: [{ sku, units: 4 }], ship_to: SHIP_TO });
  const { id, number } = done(await placeOrder(world.actor, body)).order;
  const fulfilment = await releaseOne(world, "BEG", number);
  for (const work of await workOf(world, fulfilment)) done(await pickUnits(world, work.id, sku, work.units));
  const boxes: string[] = [];
  for (let units = 0; units < there; units += 2) {
    const box = done(await scanPack(world.actor, packScanBody.parse({ fulfilment, code: sku, units: 2 }))).package?.id ?? "";
    done(await closePackage(world.actor, box, { weight_g: 900 }));
    boxes.push(box);
  }
  const [first = ""] = boxes;
  done(await shipPackages(world.actor, fulfilment, shipBody.parse({ packages: [first], handover: true })));
  done(await confirmDelivery(world.actor, first, deliverBody.parse({ at: AT.toISOString() })));
  return id;
}
async function cancelRest(id: string): Promise<void> {
  const [row] = await world.sql("select version from orders where id = $1", [id]);
  done(await cancelOrder(world.actor, id, { version: Number(row?.["version"]), reason: "customer_request" }));
}
const stateOf = async (id: string) =>
  (await world.sql("select status, fulfilment_status as fulfilment, delivered_at as delivered from orders where id = $1", [id]))[0];
const DELIVERED = { status: "delivered", fulfilment: "delivered", delivered: AT };

test("an order of which a part arrived is delivered when the rest, which still waited, is canceled", async () => {
  const id = await halfDelivered("WAITS", 2);
  expect(await stateOf(id)).toMatchObject({ status: "in_fulfilment", fulfilment: "partially_delivered" });
  await cancelRest(id);
  expect(await stateOf(id)).toEqual(DELIVERED);
});

test("the same when the rest was packed: it is delivered once those units are back", async () => {
  const id = await halfDelivered("PACKED", 4);
  await cancelRest(id);
  expect(await stateOf(id)).toMatchObject({ status: "in_fulfilment", fulfilment: "partially_delivered", delivered: null });
  const [task] = await world.sql("select id from put_back where order_id = $1", [id]);
  done(await completePutBack(world.actor, String(task?.["id"]), {}));
  expect(await stateOf(id)).toEqual(DELIVERED);
});
