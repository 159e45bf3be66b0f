import { afterAll, beforeAll, expect, test } from "vitest";
import { putPriceList } from "@/lib/catalogue/put-price-list";
import { uploadImport } from "@/lib/channels/import/upload";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody, transferBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { runVerify } from "@/lib/verify/run-verify";
import { buyLabel } from "@/lib/shipping/labels";
import { openWarehouse, packLamps } from "@/lib/shipping/testing/packed";
import { done, releaseOne } from "@/lib/testing/floor";
import { addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { queueMessage } from "@/lib/testing/outbox";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { requestTransfer } from "@/lib/transfers/request";
import { EXPORTS } from "./lists";
import { exportedRows } from "./testing/exported-rows";

let world: World;
let northId: string;
beforeAll(async () => {
  world = await createWorld();
  await openWarehouse(world);
  northId = await addLocation(world, "NORTH");
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const exported = (list: string, query: Record<string, string> = {}) => exportedRows(world.actor, list, query);
const order = async (units: number, more: object = {}) =>
  done(await placeOrder(world.actor, placeBody.parse({ customer: "K1", lines: [{ sku: "LAMP", units }], ...more }))).order;

test("what waits in the outbox is exported to its end, not only what its page shows", async () => {
  for (let queued = 0; queued < 60; queued += 1) await queueMessage(world);
  expect(await exported("outbox", { view: "waiting" })).toHaveLength(60);
  await world.sql("update outbox_message set status = 'dead', last_error = 'No such mailbox' where org_id = $1", [world.orgId]);
  expect(await exported("outbox", { view: "waiting" })).toEqual([]);
  expect(await exported("outbox", { view: "dead" })).toHaveLength(60);
});

test("exceptions are exported to their end, with what to do, as the list is filtered", async () => {
  const open = await exported("exceptions", { kind: "message_dead" });
  expect(open).toHaveLength(60);
  expect(open?.[0]).toMatchObject({ Kind: "message_dead", "What happened": "A message could not be delivered: No such mailbox" });
  expect(await exported("exceptions", { kind: "recount" })).toEqual([]);
  expect(await exported("exceptions", { state: "closed" })).toEqual([]);
  await world.sql("delete from outbox_message where org_id = $1 and order_id is null", [world.orgId]);
});

test("who waits for a product is exported in line, with all that its page cuts short, and what lies there with its cost", async () => {
  await addProduct(world, { sku: "CUP" });
  const more = { lines: [{ sku: "CUP", units: 1 }], allow_backorder: true };
  const waiting = [];
  for (let placed = 0; placed < 102; placed += 1) waiting.push((await order(0, more)).number);
  const queue = await exported("queue", { sku: "CUP" });
  expect(queue?.map((row) => row["Order"])).toEqual(waiting);
  expect(queue?.at(-1)).toMatchObject({ Place: "102", Units: "1" });
  const received = { location: "BEG", reference: "=R2", lines: [{ sku: "CUP", units: 103, unit_cost: "2.50" }] };
  done(await receiveGoods(world.actor, receiptBody.parse(received)));
  expect(await exported("cost-layers", { sku: "CUP" })).toMatchObject([{ Receipt: "'=R2", "Units left": "103", "Unit cost": "2.5000" }]);
  expect(await exported("queue", { sku: "CUP" })).toEqual([]);
  expect(await exported("queue", { sku: "NONE" })).toBeNull();
});

test("the work of a floor is exported for those who work there", async () => {
  const [held, gone] = [await order(2), await order(3)];
  const toRelease = () => exported("to-release", { location: "BEG" });
  expect((await toRelease())?.map((row) => row["Order"])).toEqual(expect.arrayContaining([held.number, gone.number]));
  await releaseOne(world, "BEG", gone.number);
  expect((await toRelease())?.map((row) => row["Order"])).not.toContain(gone.number);
  expect(await exported("walks", { location: "BEG" })).toMatchObject([{ Orders: "1", "Units to pick": "3", Picker: "" }]);
  const elsewhere = { ...world.actor, locationIds: [northId] };
  expect(await exportedRows(elsewhere, "walks", { location: "BEG" })).toBeNull();
  expect(await exported("walks", { location: "NONE" })).toBeNull();
});

test("packages that wait, and transfers to be picked, are exported where they are somebody's", async () => {
  const [plain, labelled] = [await packLamps(world), await packLamps(world)];
  const { label } = done(await buyLabel(world.actor, labelled.packageId, { carrier: "COAST", service: "STD" }));
  expect(await exported("packages")).toMatchObject([
    { Order: plain.number, Label: "", To: "85330 Kotor, ME" },
    { Order: labelled.number, Label: "bought", "Tracking number": label.tracking_number },
  ]);
  expect(await exported("packages", { location: "NORTH" })).toEqual([]);
  const elsewhere = { ...world.actor, locationIds: [northId] };
  expect(await exportedRows(elsewhere, "packages")).toEqual([]);
  const asked = { from: "BEG", to: "NORTH", reference: "-5", lines: [{ sku: "LAMP", units: 2 }] };
  done(await requestTransfer(world.actor, transferBody.parse(asked)));
  expect(await exported("transfer-requests")).toMatchObject([{ From: "BEG", To: "NORTH", Reference: "-5", Units: "2" }]);
});

test("what happened to an order is exported, and no other organization's order is known", async () => {
  const { id, number } = await order(1);
  done(await cancelOrder(world.actor, id, { version: 1, reason: "customer_request" }));
  expect((await exported("order-events", { order: number }))?.map((row) => row["Move"])).toEqual(["cancel", "place"]);
  expect(await exported("order-events", { order: id })).toHaveLength(2);
  const other = { ...world.actor, orgId: await addOrganization(world.sql, "other") };
  expect(await exportedRows(other, "order-events", { order: id })).toBeNull();
});

test("every promise is exported with what the last run found", async () => {
  const before = await exported("promises");
  expect(before?.every((row) => row["Rows differing"] === "" && row["Proved at"] === "")).toBe(true);
  await runVerify(world.orgId, { scope: "full" });
  expect((await exported("promises"))?.map((row) => row["Rows differing"])).toEqual(before?.map(() => "0"));
});

test("every list answers its titles, and to another organization none of these rows", async () => {
  const uploaded = await uploadImport(world.actor, "orders.csv", Buffer.from("order;sku;qty\n1;LAMP;2\n"));
  if (!uploaded.ok) throw new Error(uploaded.code);
  await putPriceList(world.actor, "TRADE", { name: "Trade", prices: [{ sku: "LAMP", unit_price: "9.00" }] }, true);
  const query = { sku: "LAMP", location: "BEG", import: uploaded.jobId, order: (await order(1)).number, list: "TRADE" };
  const other = { ...world.actor, orgId: await addOrganization(world.sql, "stranger") };
  for (const [name, { list }] of EXPORTS) {
    const body = await list({ actor: world.actor, timeZone: "UTC", query });
    expect([name, await new Response(body).text()]).toEqual([name, expect.stringMatching(/^\w.*\r\n/)]);
    const foreign = await list({ actor: other, timeZone: "UTC", query });
    const text = foreign === null ? "" : await new Response(foreign).text();
    expect([name, /LAMP|BEG|SO-1/.test(text)]).toEqual([name, false]);
  }
});
