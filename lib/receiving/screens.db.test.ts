import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cursorOf } from "@/lib/catalogue/keyset";
import { placeBody } from "@/lib/orders/inputs";
import { listProposals } from "@/lib/orders/read-proposals";
import { listRefusals } from "@/lib/orders/read-refusals";
import { placeOrder } from "@/lib/orders/place";
import { certain } from "@/lib/result/refusal";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { v7 } from "uuid";
import { lookUpCodes } from "./read-lookup";
import { readReceipt, listReceipts } from "./read-receipts";
import { listStock } from "./read-stock-list";
import { readStockPage } from "./read-stock-page";
import { listTransfers, readTransfer } from "./read-transfers";
import { adjustForm, arrivalForm, receiveForm, transferForm } from "./stock-forms";
import { submitAdjustment, submitArrival, submitReceipt, submitTransfer } from "./submit-stock-form";
import { assertNoDrift } from "@/lib/testing/no-drift";

let world: World;
let tea: string;
let [north, south]: string[] = [];

beforeAll(async () => {
  world = await createWorld();
  north = await addLocation(world, "NORTH", null, 10);
  south = await addLocation(world, "SOUTH", null, 20);
  tea = await addProduct(world, { sku: "TEA-1" });
  await addProduct(world, { sku: "CUP-1" });
  await addProduct(world, { sku: "SET-1", parts: { "TEA-1": 2, "CUP-1": 1 } });
  await world.sql("update product set gtin = '5901234123457' where id = $1", [tea]);
  await world.sql("insert into search_token select org_id, lower(sku), 'product', id from product where org_id = $1", [world.orgId]);
  await world.sql("update org_policy set allow_backorder = true where org_id = $1", [world.orgId]);
  await addCustomer(world);
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const place = async (sku: string, units: number): Promise<string> => {
  const outcome = await placeOrder(world.actor, placeBody.parse({ customer: "C1", lines: [{ sku, units }] }));
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(JSON.stringify(outcome));
  return outcome.answer.order.number;
};
const receive = (once: string, lines: readonly object[], more: object = {}) =>
  submitReceipt(world.actor, receiveForm.parse({ once, location: "NORTH", reference: "PO 7", lines: JSON.stringify(lines), ...more }));
const page = async () => certain(await readStockPage(world.actor, tea, { show: "all", place: {} }), "the page");

describe("what the stock screens say", () => {
  test("goods that arrive feed who waits, and the receipt names them under its transaction; sent twice they arrive once", async () => {
    const first = await place("TEA-1", 3);
    const second = await place("SET-1", 2);
    const before = await page();
    expect(before.queue).toMatchObject({ totalRows: 2, totalUnits: 7 });
    expect(before.queue.rows.map(({ number, position, bundle }) => [number, position, bundle])).toEqual([
      [first, 1, null],
      [second, 2, "SET-1"],
    ]);

    const once = v7();
    const lines = [
      { sku: "5901234123457", units: "6", unit_cost: "2.50" },
      { sku: "cup-1", units: "2", unit_cost: null },
    ];
    const [answer, again] = [await receive(once, lines), await receive(once, lines)];
    if (!answer.ok || !again.ok) throw new Error(JSON.stringify(answer));
    expect(again.receipt.id).toBe(answer.receipt.id);
    const receipt = certain(await readReceipt(world.actor, answer.receipt.id), "the receipt");
    expect(receipt).toMatchObject({ reference: "PO 7", location: "NORTH", lines: 2, units: 8, txid: answer.txid });
    expect(receipt.fed.map(({ number, units, stillWaiting }) => [number, units, stillWaiting])).toEqual([
      [first, 3, 0],
      [second, 1, 1],
    ]);
    expect(receipt.items.map(({ sku, units, unitCost }) => [sku, units, unitCost])).toEqual([
      ["TEA-1", 6, "2.5000"],
      ["CUP-1", 2, null],
    ]);
    expect((await listReceipts(world.actor, {}, {})).items).toHaveLength(1);

    const used = await receive(once, [{ sku: "TEA-1", units: "9", unit_cost: null }]);
    expect(used).toMatchObject({ ok: false, code: "form_used" });
  });

  test("rows that were pasted are received without script as well", async () => {
    const pasted = await receive(v7(), [], { pasted: "SKU\tUnits\tCost\nCUP-1\t4\t1,20" });
    expect(pasted).toMatchObject({ ok: true, receipt: { lines: [{ sku: "CUP-1", units: 4 }] } });
    const wrong = receiveForm.safeParse({ once: v7(), location: "NORTH", reference: "PO 8", pasted: "CUP-1\tmany" });
    expect(wrong.error?.issues[0]?.message).toContain("Line 1");
    const empty = receiveForm.safeParse({ once: v7(), location: "NORTH", reference: "PO 8" });
    expect(empty.error?.issues[0]?.message).toContain("first");
  });

  test("an adjustment below what is reserved is refused with its figures, and one above is on the page with its reason", async () => {
    const form = { sku: "TEA-1", location: "NORTH", condition: "good", direction: "take", reason: "lost" };
    const refused = await submitAdjustment(world.actor, adjustForm.parse({ ...form, once: v7(), units: "6" }));
    expect(refused).toMatchObject({ ok: false, code: "below_reserved" });
    expect(refused.ok ? "" : refused.subject).toContain("5 reserved");
    const done = await submitAdjustment(world.actor, adjustForm.parse({ ...form, once: v7(), units: "1", note: "Shelf 4" }));
    if (!done.ok) throw new Error(JSON.stringify(done));
    const after = await readStockPage(world.actor, tea, { show: "goods", place: {}, done: done.movement.id });
    expect(after?.done?.movement).toMatchObject({ onHandDelta: -1, reason: "lost", note: "Shelf 4", txid: done.txid });
    expect(after?.movements.items.map(({ kind }) => kind)).toEqual(["adjust", "receive"]);
    expect(after?.rows.find(({ location, condition }) => location === "NORTH" && condition === "good")).toMatchObject({
      onHand: 5,
      reserved: 5,
    });
  });

  test("a transfer is on its way, arrives in part, and serves who waits there", async () => {
    const lines = JSON.stringify([{ sku: "CUP-1", units: 4 }]);
    const sent = await submitTransfer(world.actor, transferForm.parse({ once: v7(), from: "NORTH", to: "SOUTH", reference: "Van", lines }));
    if (!sent.ok) throw new Error(JSON.stringify(sent));
    const { id } = sent.transfer;
    const partly = JSON.stringify([{ sku: "CUP-1", units: 1 }]);
    expect(await submitArrival(world.actor, arrivalForm.parse({ once: v7(), transfer: id, lines: partly }))).toMatchObject({ ok: true });
    const open = certain(await readTransfer(world.actor, id), "the transfer");
    expect(open).toMatchObject({ status: "in_transit", openUnits: 3, items: [{ units: 4, receivedUnits: 1 }] });
    expect(await submitArrival(world.actor, arrivalForm.parse({ once: v7(), transfer: id }))).toMatchObject({ ok: true });
    const done = certain(await readTransfer(world.actor, id), "the transfer");
    expect(done).toMatchObject({ status: "received", openUnits: 0 });
    expect(done.arrivals.map(({ units }) => units)).toEqual([3, 1]);
    expect((await listTransfers(world.actor, {})).items.map((transfer) => transfer.id)).toEqual([id]);
  });

  test("who works at one location sees and moves its goods alone", async () => {
    const limited = { ...world.actor, locationIds: [certain(south, "a location")] };
    expect(new Set((await listStock(limited, {}, {})).items.map(({ location }) => location))).toEqual(new Set(["SOUTH"]));
    expect((await listReceipts(limited, {}, {})).items).toEqual([]);
    const [receipt] = (await listReceipts(world.actor, {}, {})).items;
    expect(await readReceipt(limited, certain(receipt, "a receipt").id)).toBeNull();
    const theirs = await readStockPage(limited, tea, { show: "all", place: {} });
    expect(theirs?.movements.items).toEqual([]);
    expect(theirs?.rows.every(({ locationId }) => locationId !== north)).toBe(true);
    const form = receiveForm.parse({ once: v7(), location: "NORTH", reference: "PO 9", pasted: "TEA-1 1" });
    expect(await submitReceipt(limited, form)).toMatchObject({ ok: false, code: "location_not_yours" });
  });

  test("codes are found by SKU, in small letters, and by GTIN with or without zeros in front; a bundle has no stock", async () => {
    const found = await lookUpCodes(world.actor, ["TEA-1", "tea-1", "05901234123457", "SET-1", "NOPE"]);
    expect(found.map((entry) => (entry.ok ? entry.sku : entry.because))).toEqual(["TEA-1", "TEA-1", "TEA-1", "not_stocked", "unknown"]);
  });

  test("the code of a case counts as its units, in the look-up and in a form that no script has read", async () => {
    await world.sql("insert into product_barcode (org_id, code, product_id, units) values ($1, 'CASE-12', $2, 12)", [world.orgId, tea]);
    expect(await lookUpCodes(world.actor, ["CASE-12"])).toMatchObject([{ ok: true, sku: "TEA-1", units: 12 }]);
    const form = receiveForm.parse({ once: v7(), location: "NORTH", reference: "DN case", pasted: "CASE-12\t2\t1.00" });
    expect(await submitReceipt(world.actor, form)).toMatchObject({ ok: true, receipt: { lines: [{ sku: "TEA-1", units: 24 }] } });
  });

  test("a place in a list that somebody made up is the beginning of the list", async () => {
    const id = v7();
    for (const at of ["1", "2026-02-31T00:00:00.000Z", "0000-01-01T00:00:00.000Z"]) {
      expect((await listReceipts(world.actor, {}, { after: `${at}_${id}` })).items.length).toBeGreaterThan(0);
      expect((await listTransfers(world.actor, { after: `received_${at}_${id}` })).items.length).toBeGreaterThan(0);
      expect((await listProposals(world.actor, {}, { after: `${at}|${id}` })).items).toEqual([]);
      expect((await listRefusals(world.actor, "all", { older: cursorOf(`${at}|${id}`) })).items).toEqual([]);
    }
  });

  test("nothing of another organization", async () => {
    const other = { ...world.actor, orgId: await addOrganization(world.sql, "other") };
    expect((await listStock(other, {}, {})).items).toEqual([]);
    expect(await readStockPage(other, tea, { show: "all", place: {} })).toBeNull();
    const [transfer] = (await listTransfers(world.actor, {})).items;
    expect(await readTransfer(other, certain(transfer, "a transfer").id)).toBeNull();
  });
});
