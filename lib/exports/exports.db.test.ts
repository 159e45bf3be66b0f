import { afterEach, beforeEach, expect, test } from "vitest";
import { adjustImport } from "@/lib/channels/import/adjust";
import { runImport } from "@/lib/channels/import/run";
import { startImport } from "@/lib/channels/import/steer";
import { uploadImport } from "@/lib/channels/import/upload";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody, transferBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { sendTransfer } from "@/lib/receiving/transfer";
import { actorOf } from "@/lib/testing/actor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { exportedRows } from "./testing/exported-rows";

let world: World;
beforeEach(async () => {
  world = await createWorld();
  await addLocation(world, "BEG");
  await addProduct(world, { sku: "A" });
  await addCustomer(world, { code: "K1" });
});
afterEach(async () => {
  await assertNoDrift();
  await world.close();
});

const exported = (list: string, query: Record<string, string> = {}, orgId = world.orgId) =>
  exportedRows({ ...world.actor, orgId }, list, query);

const place = (units: number, more: object = {}) =>
  placeOrder(world.actor, placeBody.parse({ customer: "K1", lines: [{ sku: "A", units }], ...more }));

test("an export has every row of its list, also beyond a page, and the filter of its address", async () => {
  const rows = Array.from({ length: 330 }, (_, index) => `D${index},A,1,K1\n`).join("");
  const uploaded = await uploadImport(world.actor, "orders.csv", Buffer.from(`order,sku,qty,customer\n${rows}`));
  if (!uploaded.ok) throw new Error(uploaded.code);
  await startImport(world.actor, uploaded.jobId);
  await runImport(world.orgId, uploaded.jobId, { actor: world.actor });
  await place(2, { allow_backorder: true });

  const orders = await exported("orders");
  expect(orders).toHaveLength(331);
  expect(new Set(orders?.map((row) => row["Order"])).size).toBe(331);
  expect(await exported("orders", { q: "so" })).toEqual(orders);
  expect(await exported("orders", { q: "so", invoice: "not_invoiced", return: "none" })).toEqual(orders);
  expect(await exported("orders", { view: "approval", status: "placed" })).toEqual([]);
  expect(orders?.[0]).toMatchObject({ Status: "placed", "Customer code": "K1", Currency: "EUR", Total: "20.00", Units: "2" });
  expect(await exported("orders", { q: "D17" })).toMatchObject([
    { Document: "D179" },
    { Document: "D178" },
    { Document: "D177" },
    { Document: "D176" },
    { Document: "D175" },
    { Document: "D174" },
    { Document: "D173" },
    { Document: "D172" },
    { Document: "D171" },
    { Document: "D170" },
    { Document: "D17" },
  ]);
  expect(await exported("outbox", { view: "waiting" })).not.toHaveLength(0);
});

test("names that would be formulas are text in every list", async () => {
  await world.sql("update product set name = '=1+1'");
  await world.sql("update customer set name = '@SUM(A1)'");
  await place(3);
  expect(await exported("products")).toMatchObject([{ SKU: "A", Name: "'=1+1", "Unit price": "10.00", "Available units": "0" }]);
  expect(await exported("customers")).toMatchObject([{ Code: "K1", Name: "'@SUM(A1)", "Credit limit": "10000.00", Exposure: "0.00" }]);
  expect(await exported("stock")).toMatchObject([{ SKU: "A", Name: "'=1+1", Location: "BEG", "On hand": "0" }]);
  expect(await exported("refused")).toMatchObject([{ Code: "stock_short", Customer: "'@SUM(A1)", Total: "30.00" }]);
});

test("the results of an import are the rows of the file as they came, with what became of each", async () => {
  const file = 'order;sku;qty;price;customer\n1;A;2;"1.250,50";K1\n\n2;=X;1;2,50;K1\n3;A;-1;2,50;K1\n';
  const uploaded = await uploadImport(world.actor, "orders.csv", Buffer.from(file));
  if (!uploaded.ok) throw new Error(uploaded.code);
  const { jobId, settings } = uploaded;
  await adjustImport(world.actor, jobId, settings);
  expect((await exported("import-results", { import: jobId }))?.map((row) => row["Result"])).toEqual(["", "", ""]);
  await startImport(world.actor, jobId);
  await runImport(world.orgId, jobId, { actor: world.actor });
  expect(await exported("import-results", { import: jobId })).toEqual([
    {
      order: "1",
      sku: "A",
      qty: "2",
      price: "1.250,50",
      customer: "K1",
      Row: "2",
      Result: "imported",
      Code: "backordered",
      Why: "2 units wait for stock.",
      Order: "SO-10001",
    },
    expect.objectContaining({ sku: "'=X", Row: "4", Result: "exception", Code: "sku_invalid" }),
    expect.objectContaining({ qty: "-1", Row: "5", Result: "exception", Code: "units_not_positive" }),
  ]);
  const other = await addOrganization(world.sql, "other");
  expect(await exported("import-results", { import: jobId }, other)).toBeNull();
  expect(await exported("orders", {}, other)).toEqual([]);
});

test("neither a title of somebody's file nor a cell that Excel would run elsewhere is run, and its own protection is not doubled", async () => {
  const file = "order;sku;qty;=cmd|' /C calc'!A0\n1;A;2;'=1+1\n2;A;2;\"Lamp;=1+1;x\"\n";
  const uploaded = await uploadImport(world.actor, "orders.csv", Buffer.from(file));
  if (!uploaded.ok) throw new Error(uploaded.code);
  expect((await exported("import-results", { import: uploaded.jobId }))?.map((row) => row["'=cmd|' /C calc'!A0"])).toEqual([
    "'=1+1",
    "Lamp;'=1+1;x",
  ]);
});

test("goods that came and went are lists, too", async () => {
  await addLocation(world, "NIS");
  const received = receiptBody.parse({ location: "BEG", reference: "=R1", lines: [{ sku: "A", units: 5 }] });
  await receiveGoods(world.actor, received);
  await sendTransfer(world.actor, transferBody.parse({ from: "BEG", to: "NIS", lines: [{ sku: "A", units: 2 }] }));
  expect(await exported("receipts")).toMatchObject([{ Reference: "'=R1", Location: "BEG", Units: "5" }]);
  expect(await exported("transfers")).toMatchObject([{ From: "BEG", To: "NIS", "Units on their way": "2" }]);
  expect((await exported("movements", { sku: "A" }))?.map((row) => row["On hand"])).toContain("-2");
  expect(await exported("movements", { sku: "B" })).toBeNull();
  expect(await exported("prices", { list: "NONE" })).toBeNull();
  expect(await exported("imports")).toEqual([]);
});

test("without the right to view an import cannot be downloaded", async () => {
  const uploaded = await uploadImport(world.actor, "orders.csv", Buffer.from("order;sku;qty\n1;A;2\n"));
  if (!uploaded.ok) throw new Error(uploaded.code);
  const blind = actorOf(world.orgId, new Set(["place", "create"]));
  expect(await exportedRows(blind, "import-results", { import: uploaded.jobId })).toBeNull();
});
