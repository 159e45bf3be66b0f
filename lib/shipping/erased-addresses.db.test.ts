import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { findCustomerPage } from "@/lib/customers/read-customer-page";
import { buyBody } from "./inputs";
import { buyLabel } from "./labels";
import { openWarehouse, packLamps } from "./testing/packed";
import { done } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { cancelOrder } from "@/lib/orders/cancel";
import { deleteDraft, editDraft } from "@/lib/orders/drafts";
import { editBody, placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { readdressOrder } from "@/lib/orders/readdress";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "SHOP");
  await addProduct(world, { sku: "CUP" });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const at = (street: string) => ({ name: "Jelena Primjer", street, city: "Bar", postcode: "85000", country: "ME" });
const bodyOf = (customer: string, street: string, more: object = {}) => ({
  customer,
  lines: [{ sku: "CUP", units: 1 }],
  ship_to: at(street),
  allow_backorder: true,
  ...more,
});
const place = async (customer: string, street: string, more: object = {}) =>
  done(await placeOrder(world.actor, placeBody.parse(bodyOf(customer, street, more)))).order;
const edit = async (id: string, version: number, customer: string, street: string) =>
  done(await editDraft(world.actor, id, editBody.parse({ ...bodyOf(customer, street), version }))).order;
const readdress = async (id: string, version: number, street: string) =>
  done(await readdressOrder(world.actor, id, { version, ship_to: at(street) })).order;

const streets = async (pattern = "%"): Promise<unknown[]> =>
  (
    await world.sql("select street from address where org_id = $1 and name like 'Jelena%' and street like $2 order by 1", [
      world.orgId,
      pattern,
    ])
  ).map(({ street }) => street);

test("no address that an order of theirs ever had outlives a customer who is erased, and none is shown as the account's", async () => {
  const id = await addCustomer(world, { code: "ERA" });
  await addCustomer(world, { code: "OTHER" });
  const order = await place("ERA", "Moved 1");
  const moved = await readdress(order.id, order.version, "Moved 2");
  done(await cancelOrder(world.actor, order.id, { version: moved.version, reason: "customer_request" }));
  const draft = await place("ERA", "Draft 1", { draft: true });
  const edited = await edit(draft.id, draft.version, "ERA", "Draft 2");
  done(await deleteDraft(world.actor, draft.id, edited.version));
  const given = await place("ERA", "Given 1", { draft: true });
  await edit(given.id, given.version, "OTHER", "Given 2");
  expect(await streets()).toEqual(["Draft 1", "Draft 2", "Given 1", "Given 2", "Moved 1", "Moved 2"]);
  expect((await findCustomerPage(world.orgId, id))?.addresses).toEqual([]);

  // Five addresses and the contact of the order.
  expect(await eraseCustomer(world.actor, "ERA", "all")).toEqual({ ok: true, rows: 6 });
  expect(await streets()).toEqual(["Given 2"]);
});

test("what an open order still prints or ships to stays until it is over; an address it no longer has goes", async () => {
  await openWarehouse(world);
  const { orderId, packageId } = await packLamps(world);
  const [owner] = await world.sql("select c.code, o.version from orders o join customer c on c.id = o.customer_id where o.id = $1", [
    orderId,
  ]);
  const code = String(owner?.["code"]);
  const bought = await buyLabel(world.actor, packageId, buyBody.parse({}));
  expect(bought).toMatchObject({ kind: "answer", answer: { ok: true } });
  const [released] = await world.sql("select ship_to_id from fulfilment where order_id = $1", [orderId]);
  const version = async () => Number((await world.sql("select version from orders where id = $1", [orderId]))[0]?.["version"]);
  await readdress(orderId, await version(), "Wrong 1");
  await readdress(orderId, await version(), "Right 2");
  expect(await eraseCustomer(world.actor, code, "old")).toMatchObject({ ok: true });
  expect(await streets("Right%")).toEqual(["Right 2"]);
  expect(await streets("Wrong%")).toEqual([]);
  const [printed] = await world.sql("select erased_at from address where id = $1", [released?.["ship_to_id"]]);
  expect(printed).toEqual({ erased_at: null });
});

const FOLDER = path.join(process.cwd(), "db", "migrations");
const MIGRATION = "trace_order_addresses.sql";

test("in a database of before, addresses are traced by what still points at them, and what nothing points at is emptied", async () => {
  await addCustomer(world, { code: "OLD" });
  const kept = await place("OLD", "Kept 1");
  await readdress(kept.id, kept.version, "Kept 2");
  const [sent] = await world.sql("select f.ship_to_id, o.customer_id from fulfilment f join orders o on o.id = f.order_id");
  const file = readdirSync(FOLDER).find((name) => name.endsWith(MIGRATION)) ?? MIGRATION;
  const steps = readFileSync(path.join(FOLDER, file), "utf8").split("--> statement-breakpoint");
  await world.sql("alter table address drop column order_customer_id");
  for (const step of steps) await world.sql(step);
  expect(await streets("Kept%")).toEqual(["Kept 2"]);
  const [lost] = await world.sql(
    "select count(*)::int as n from address where order_customer_id is null and erased_at is null and name <> ''",
  );
  expect(lost).toEqual({ n: 0 });
  expect(await world.sql("select order_customer_id, name from address where id = $1", [sent?.["ship_to_id"]])).toEqual([
    { order_customer_id: sent?.["customer_id"], name: "Hotel Bellevue" },
  ]);
});
