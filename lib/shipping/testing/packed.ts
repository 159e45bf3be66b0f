import { v7 } from "uuid";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { takeSscc } from "@/lib/fulfilment/sscc";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import type { World } from "@/lib/testing/world";

export type Packed = { orderId: string; fulfilmentId: string; packageId: string; number: string };

const SHIP_TO = { name: "Hotel Bellevue", street: "Shore road 1", postcode: "85330", city: "Kotor", country: "ME" };

/** A warehouse with goods, a buyer, and a carrier with two services and prices by zone. */
export async function openWarehouse(world: World): Promise<void> {
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

/** An order of some lamps that lie in one closed package. Only the rows that labels read: no unit was moved for it. */
export async function packLamps(world: World, units = 2, shipTo: object | null = SHIP_TO): Promise<Packed> {
  const outcome = await placeOrder(
    world.actor,
    placeBody.parse({ customer: "K1", lines: [{ sku: "LAMP", units }], ...(shipTo === null ? {} : { ship_to: shipTo }) }),
  );
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(`Not placed: ${JSON.stringify(outcome)}`);
  const { id: orderId, number } = outcome.answer.order;
  const fulfilmentId = v7();
  await world.sql(RELEASED, [world.orgId, orderId, fulfilmentId, v7(), v7()]);
  const packageId = v7();
  await world.sql(PACKED, [world.orgId, fulfilmentId, packageId, await takeSscc(world.orgId), v7()]);
  return { orderId, fulfilmentId, packageId, number };
}

const RELEASED = `with w as (
    insert into wave (org_id, id, location_id, number, kind, released_at, commit_id)
    select r.org_id, $4, r.location_id, (select count(*) + 1 from wave where org_id = $1), 'single', now(), $5
    from reservation r where r.org_id = $1 and r.order_id = $2 limit 1 returning id, location_id),
  f as (
    insert into fulfilment (org_id, id, order_id, seq, location_id, wave_id, state, ship_to_id, released_at, packed_at, commit_id)
    select o.org_id, $3, o.id, 1, w.location_id, w.id, 'packed', o.ship_to_id, now(), now(), $5 from orders o, w
    where o.org_id = $1 and o.id = $2)
  insert into fulfilment_line (org_id, id, fulfilment_id, order_id, line_id, reservation_id, product_id, location_id, walk, units, picked, packed, commit_id)
  select r.org_id, gen_random_uuid(), $3, r.order_id, r.line_id, r.id, r.product_id, r.location_id, 1, r.units, r.units, r.units, $5
  from reservation r where r.org_id = $1 and r.order_id = $2`;

const PACKED = `with p as (
    insert into package (org_id, id, fulfilment_id, order_id, seq, sscc, closed_at, commit_id)
    select f.org_id, $3, f.id, f.order_id, 1, $4, now(), $5 from fulfilment f where f.org_id = $1 and f.id = $2)
  insert into package_line (org_id, id, package_id, fulfilment_line_id, units, commit_id)
  select l.org_id, gen_random_uuid(), $3, l.id, l.packed, $5 from fulfilment_line l where l.org_id = $1 and l.fulfilment_id = $2`;

/** The order goes somewhere else from now on: a new version of its address. */
export async function moveAddress(world: Pick<World, "orgId" | "sql">, orderId: string): Promise<void> {
  const id = v7();
  await world.sql(
    "insert into address (org_id, id, name, street, postcode, city, country) values ($1, $2, 'Hotel Bellevue', 'Hill road 9', '85340', 'Herceg Novi', 'ME')",
    [world.orgId, id],
  );
  await world.sql("update orders set ship_to_id = $3 where org_id = $1 and id = $2", [world.orgId, orderId, id]);
}

/** As shipping leaves package and shipment; the stock and the order stay as they are. */
export async function shipPackage(world: Pick<World, "orgId" | "sql">, { orderId, fulfilmentId, packageId }: Packed): Promise<string> {
  const shipmentId = v7();
  await world.sql(
    `with s as (
       insert into shipment (org_id, id, order_id, fulfilment_id, location_id, seq, carrier, service, ship_to_id, cost_minor, currency, actor_kind, shipped_at, commit_id)
       select f.org_id, $5, f.order_id, f.id, f.location_id, 1, l.carrier, l.service, l.ship_to_id, l.cost_minor, l.currency, 'system', now(), gen_random_uuid()
       from fulfilment f join label l on l.org_id = f.org_id and l.package_id = $4 and l.state = 'bought'
       where f.org_id = $1 and f.order_id = $2 and f.id = $3 returning org_id, id)
     update package p set shipment_id = s.id from s where p.org_id = s.org_id and p.id = $4`,
    [world.orgId, orderId, fulfilmentId, packageId, shipmentId],
  );
  return shipmentId;
}
