import { v7 } from "uuid";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { shipBody } from "@/lib/fulfilment/inputs";
import { shipPackages } from "@/lib/fulfilment/ship";
import { done, packAll, pickUnits, releaseOne, workOf } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import type { World } from "@/lib/testing/world";

type Goods = { customer: string; sku: string; location: string };
const LAMPS: Goods = { customer: "K1", sku: "LAMP", location: "BEG" };

export type Packed = { orderId: string; fulfilmentId: string; packageId: string; number: string };

const SHIP_TO = { name: "Hotel Bellevue", street: "Shore road 1", postcode: "85330", city: "Kotor", country: "ME" };

/** A warehouse with goods, a buyer, and a carrier with two services and prices by zone. */
export async function openWarehouse(world: Pick<World, "orgId" | "sql" | "actor">): Promise<void> {
  const { orgId, sql } = world;
  const locationId = await addLocation(world, "BEG");
  await sql("update location set street = 'Industrial road 12', postcode = '11000', city = 'Beograd', country = 'RS' where id = $1", [
    locationId,
  ]);
  await addProduct(world, { sku: "LAMP" });
  await sql("update product set weight_g = 700, length_mm = 200, width_mm = 150, height_mm = 100 where org_id = $1 and sku = 'LAMP'", [
    orgId,
  ]);
  await addCustomer(world, { code: "K1" });
  await receiveGoods(world.actor, receiptBody.parse({ location: "BEG", reference: "R1", lines: [{ sku: "LAMP", units: 1000 }] }));
  await addService(world, "COAST", "STD", 2, [590, 790]);
  await addService(world, "COAST", "EXP", 1, [1290, 1590]);
}

/** To Montenegro at two prices: up to 2 and up to 5 kg. */
export async function addService(
  world: Pick<World, "orgId" | "sql">,
  carrier: string,
  code: string,
  days: number,
  prices: [number, number],
) {
  const zones = [{ zone: "1", country: "ME", postcodes: [] }];
  const rates = prices.map((price_minor, index) => ({ zone: "1", up_to_g: [2000, 5000][index], price_minor }));
  await world.sql(
    `insert into carrier_service (org_id, id, carrier, code, name, currency, transit_days, zones, rates) values ($1, $2, $3, $4, $4, 'EUR', $5, $6, $7)`,
    [world.orgId, v7(), carrier, code, days, JSON.stringify(zones), JSON.stringify(rates)],
  );
}

/** An order whose units were picked and lie in one closed package. */
export async function packLamps(
  world: Pick<World, "orgId" | "sql" | "actor">,
  units = 2,
  { customer, sku, location }: Goods = LAMPS,
): Promise<Packed> {
  const body = placeBody.parse({ customer, lines: [{ sku, units }], ship_to: SHIP_TO });
  const { id: orderId, number } = done(await placeOrder(world.actor, body)).order;
  const fulfilmentId = await releaseOne(world, location, number);
  for (const work of await workOf(world, fulfilmentId)) done(await pickUnits(world, work.id, sku, work.units));
  const packageId = await packAll(world, fulfilmentId);
  await world.sql("update package set weight_g = $3 where org_id = $1 and id = $2", [world.orgId, packageId, units * 700]);
  return { orderId, fulfilmentId, packageId, number };
}

/** The order goes somewhere else from now on: a new version of its address. */
export async function moveAddress(world: Pick<World, "orgId" | "sql">, orderId: string): Promise<void> {
  const id = v7();
  await world.sql(
    "insert into address (org_id, id, name, street, postcode, city, country) values ($1, $2, 'Hotel Bellevue', 'Hill road 9', '85340', 'Herceg Novi', 'ME')",
    [world.orgId, id],
  );
  await world.sql("update orders set ship_to_id = $3 where org_id = $1 and id = $2", [world.orgId, orderId, id]);
}

/** The package leaves under its label. */
export const shipPackage = async (world: Pick<World, "actor">, { fulfilmentId, packageId }: Packed) =>
  done(await shipPackages(world.actor, fulfilmentId, shipBody.parse({ packages: [packageId] })));
