import { afterAll, beforeAll, expect, test } from "vitest";
import { holdOrder, liftHold } from "@/lib/orders/hold";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { readdressOrder } from "@/lib/orders/readdress";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { buyBody } from "@/lib/shipping/inputs";
import { buyLabel } from "@/lib/shipping/labels";
import { openWarehouse, packLamps } from "@/lib/shipping/testing/packed";
import { done, refusedWith, releaseOne } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { releaseBody, shipBody } from "./inputs";
import { releaseOrders } from "./release";
import { shipPackages } from "./ship";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const versionOf = async (orderId: string) =>
  Number((await world.sql("select version from orders where id = $1", [orderId]))[0]?.["version"]);

test("a hold keeps an order off the floor until it is lifted, and leaves its reservation alone", async () => {
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
  await addProduct(world, { sku: "CUP" });
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines: [{ sku: "CUP", units: 2 }] })));
  const { order } = done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", lines: [{ sku: "CUP", units: 2 }] })));
  const held = done(await holdOrder(world.actor, order.id, { version: 1, reason: "address_check", note: "Ask them" }));
  expect(held.order).toMatchObject({ on_hold: true, version: 2, status: "placed", can: { unhold: { allowed: true } } });
  expect(held.order.can?.hold).toBeUndefined();
  expect(refusedWith(await holdOrder(world.actor, order.id, { version: 2, reason: "other", note: "" }))).toBe("held_already");
  expect(refusedWith(await holdOrder(world.actor, order.id, { version: 1, reason: "other", note: "" }))).toBe("stale");
  const release = () => releaseOrders(world.actor, releaseBody.parse({ location: "X", orders: [order.number] }));
  expect(refusedWith(await release())).toBe("held");
  expect(done(await liftHold(world.actor, order.id, { version: 2 })).order.on_hold).toBe(false);
  expect(refusedWith(await liftHold(world.actor, order.id, { version: 3 }))).toBe("not_held");
  expect(await releaseOne(world, "X", order.number)).not.toBe("");
});

test("an address that changed after packing asks for a new label, and the old one never ships", async () => {
  await openWarehouse(world);
  const { orderId, fulfilmentId, packageId } = await packLamps(world);
  const buy = async () => {
    const outcome = await buyLabel(world.actor, packageId, buyBody.parse({}));
    if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(JSON.stringify(outcome));
    return outcome.answer.label;
  };
  const first = await buy();
  const shipTo = { name: "Hotel Bellevue", street: "Hill road 9", postcode: "85340", city: "Herceg Novi", country: "ME" };
  done(await readdressOrder(world.actor, orderId, { version: await versionOf(orderId), ship_to: shipTo }));
  const ship = () => shipPackages(world.actor, fulfilmentId, shipBody.parse({}));
  expect(refusedWith(await ship())).toBe("label_other_address");
  const second = await buy();
  expect(second.tracking_number).not.toBe(first.tracking_number);
  const shipped = done(await ship());
  expect(shipped.shipment.packages).toMatchObject([{ tracking_number: second.tracking_number }]);
});
