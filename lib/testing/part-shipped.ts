import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { done, packAndShip, pickUnits, releaseOne, workOf } from "@/lib/testing/floor";
import { addProduct } from "@/lib/testing/goods";
import type { World } from "@/lib/testing/world";

type Place = Pick<World, "orgId" | "actor" | "sql">;

let made = 0;

const receiveAt = async (world: Place, location: string, sku: string, units: number) =>
  done(await receiveGoods(world.actor, receiptBody.parse({ location, reference: "PO-1", lines: [{ sku, units }] })));

/** An order of one line of a product of its own; what is in stock of it lies at X. */
export async function orderOf(world: Place, units: number, stock = units, customer = "C1") {
  made += 1;
  const sku = `T-${made}`;
  await addProduct(world, { sku });
  if (stock > 0) await receiveAt(world, "X", sku, stock);
  const body = placeBody.parse({ customer, allow_backorder: true, lines: [{ sku, units }] });
  return { sku, order: done(await placeOrder(world.actor, body)).order };
}

/** The id of an order that nobody has placed yet. */
export async function saveDraftOf(world: Place): Promise<string> {
  made += 1;
  const sku = `T-${made}`;
  await addProduct(world, { sku });
  return done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", draft: true, lines: [{ sku, units: 1 }] }))).order.id;
}

/** Scenario 19: of a line of ten, four have left, three are picked and three reserved. */
export async function partShipped(world: Place) {
  const { sku, order } = await orderOf(world, 10, 4);
  const first = await releaseOne(world, "X", order.number);
  done(await pickUnits(world, (await workOf(world, first))[0]?.id ?? "", sku, 4));
  await packAndShip(world, first);
  await receiveAt(world, "X", sku, 6);
  const second = await releaseOne(world, "X", order.number);
  const work = (await workOf(world, second))[0]?.id ?? "";
  done(await pickUnits(world, work, sku, 3));
  return { sku, order, fulfilment: second, work };
}

export const versionOf = async (world: Place, orderId: string): Promise<number> =>
  Number((await world.sql("select version from orders where id = $1", [orderId]))[0]?.["version"]);
