import { afterEach, beforeEach, expect, test } from "vitest";
import type { ImportChoices } from "@/lib/channels/csv/settings";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { actorOf } from "@/lib/testing/actor";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { fixtureFile } from "@/lib/testing/fixture-file";
import { adjustImport } from "./adjust";
import { findImport } from "./read-jobs";
import { countResults, listResults } from "./results";
import { runImport } from "./run";
import { pauseImport, rehearseImport, resumeImport, startImport } from "./steer";
import { uploadImport } from "./upload";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  await assertNoDrift(world);
  await world.close();
});

const HEAD = "InvoiceNo;StockCode;Description;Quantity;UnitPrice;CustomerID\n";

async function upload(file: string | Buffer, choices: Partial<ImportChoices> = {}): Promise<string> {
  const uploaded = await uploadImport(world.actor, "orders.csv", Buffer.from(file));
  if (!uploaded.ok) throw new Error(uploaded.code);
  const { jobId, settings } = uploaded;
  const adjusted = await adjustImport(world.actor, jobId, { ...settings, choices: { ...settings.choices, ...choices } });
  expect(adjusted).toEqual({ ok: true, jobId });
  return jobId;
}

async function importAll(jobId: string): Promise<void> {
  expect(await startImport(world.actor, jobId)).toEqual({ ok: true, jobId });
  expect(await runImport(world.orgId, jobId, { actor: world.actor })).toBe("done");
}

const results = async (jobId: string) =>
  (await listResults(world.actor, jobId)).map(({ row, document, result, code }) => `${row} ${document} ${result}${code ? ` ${code}` : ""}`);

/** Everything an import may touch, as counts: equal before and after means that nothing changed. */
async function footprint(): Promise<Record<string, unknown>> {
  const tables = [
    "orders",
    "order_line",
    "order_event",
    "order_refusal",
    "reservation",
    "backorder",
    "ledger_transfer",
    "outbox_message",
    "customer_tag",
    "product",
    "customer",
    "stock_movement",
  ];
  const [row = {}] = await world.sql(`select ${tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(", ")},
    (select coalesce(sum(exposure_minor), 0)::text from customer_credit) as exposure, (select coalesce(sum(reserved), 0)::int from stock_level) as reserved,
    (select next_order_number::text from org_policy) as next_number`);
  return row;
}

async function someGoods(): Promise<void> {
  await addLocation(world, "BEG");
  await addProduct(world, { sku: "A" });
  await addProduct(world, { sku: "B" });
  const lines = ["A", "B"].map((sku) => ({ sku, units: 10 }));
  await receiveGoods(world.actor, receiptBody.parse({ location: "BEG", reference: "R-1", lines }));
  await addCustomer(world, { code: "K1" });
}

test("orders of the file become placed orders, the other rows named exceptions", async () => {
  await someGoods();
  const jobId = await upload(
    `${HEAD}1;A;Lamp;2;2,50;K1\n1;A;Lamp;3;2,50;K1\n1;POST;Postage;1;4,00;K1\n2;A;Lamp;1;2,50;K9\n3;X;Cup;1;2,50;K1\nC4;A;Lamp;-1;2,50;K1\n5;B;Cup;1;2,50;\n`,
  );
  await importAll(jobId);
  expect(await results(jobId)).toEqual([
    "2 1 imported",
    "3 1 imported",
    "4 1 imported",
    "5 2 exception customer_unknown",
    "6 3 exception sku_unknown",
    "7 C4 exception credit_note",
    "8 5 exception customer_missing",
  ]);
  const [order] = await world.sql("select channel, external_id, total_minor::int, ordered_units, status from orders");
  expect(order).toEqual({ channel: "csv", external_id: "1", total_minor: 1650, ordered_units: 5, status: "placed" });
  expect(await findImport(world.actor, jobId)).toMatchObject({ status: "done", totalRows: 7, totalDocuments: 5, doneDocuments: 5 });
});

test("what the engine refuses is named by its code, and trying the same file again refuses without adding to the list", async () => {
  await someGoods();
  await addCustomer(world, { code: "K2", limitMinor: 1_000 });
  const file = `${HEAD}1;A;Lamp;11;2,50;K1\n2;B;Cup;5;2,50;K2\n3;B;Cup;4;2,50;K2\n`;
  const jobId = await upload(file, { short: "refuse" });
  await importAll(jobId);
  expect(await results(jobId)).toEqual(["2 1 exception stock_short", "3 2 exception credit_exceeded", "4 3 imported"]);
  expect((await listResults(world.actor, jobId)).map(({ detail }) => detail)).toEqual([
    expect.stringContaining("10 available"),
    expect.stringContaining("Free credit"),
    null,
  ]);
  const before = await footprint();
  expect(before).toMatchObject({ orders: 1, order_refusal: 2 });
  const again = await upload(file, { short: "refuse" });
  await importAll(again);
  expect(await results(again)).toEqual(["2 1 exception stock_short", "3 2 exception credit_exceeded", "4 3 exists"]);
  expect(await footprint()).toEqual({ ...before, next_number: (await footprint())["next_number"] });
});

test("a rehearsal says for each row what would happen and changes nothing", async () => {
  await someGoods();
  const jobId = await upload(`${HEAD}1;A;Lamp;2;2,50;K1\n2;A;Lamp;12;2,50;K1\n3;NEW;Cup;1;2,50;K2\nC4;A;Lamp;-1;2,50;K1\n`, {
    missingProducts: "create",
    missingCustomers: "create",
    short: "refuse",
  });
  const before = await footprint();
  await rehearseImport(world.actor, jobId);
  expect(await runImport(world.orgId, jobId, { actor: world.actor })).toBe("done");
  expect(await results(jobId)).toEqual([
    "2 1 imported",
    "3 2 exception stock_short",
    "4 3 exception stock_short",
    "5 C4 exception credit_note",
  ]);
  expect(await footprint()).toEqual(before);
  expect(await findImport(world.actor, jobId)).toMatchObject({ status: "mapping", rehearsal: true, doneDocuments: 4 });
  await importAll(jobId);
  expect(await footprint()).toMatchObject({ orders: 1, product: 3, customer: 2 });
});

test("an import that is paused goes on behind its last result, and no document is placed twice", async () => {
  await someGoods();
  const rows = Array.from({ length: 60 }, (_, index) => `D${index};A;Lamp;1;2,50;K1\n`).join("");
  const jobId = await upload(HEAD + rows);
  await startImport(world.actor, jobId);
  const stopping = new AbortController();
  const first = runImport(world.orgId, jobId, { actor: world.actor, stop: stopping.signal });
  while (Number((await world.sql("select count(*)::int as n from orders"))[0]?.["n"]) < 10)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await pauseImport(world.actor, jobId)).toMatchObject({ ok: true });
  expect(await first).toBe("stopped");
  const [{ n } = {}] = await world.sql("select count(*)::int as n from orders");
  const job = await findImport(world.actor, jobId);
  expect(job?.doneDocuments).toBe(n);
  expect(n).toBeLessThan(60);
  expect(await runImport(world.orgId, jobId, { actor: world.actor })).toBe("busy");
  await resumeImport(world.actor, jobId);
  expect(await runImport(world.orgId, jobId, { actor: world.actor })).toBe("done");
  expect(await countResults(world.actor, jobId)).toMatchObject([
    { result: "imported", code: "backordered", documents: 50 },
    { result: "imported", code: null, documents: 10 },
  ]);
  expect((await world.sql("select count(*)::int as n, count(distinct external_id)::int as d from orders"))[0]).toEqual({ n: 60, d: 60 });
});

test("two runs of the same import at once place each document once", async () => {
  await someGoods();
  const jobId = await upload(HEAD + Array.from({ length: 30 }, (_, index) => `D${index};A;Lamp;1;2,50;K1\n`).join(""));
  await startImport(world.actor, jobId);
  const ends = await Promise.all([1, 2].map(() => runImport(world.orgId, jobId, { actor: world.actor })));
  expect(ends.sort()).toEqual(["busy", "done"]);
  expect((await world.sql("select count(*)::int as n from orders"))[0]).toEqual({ n: 30 });
});

test("without the rights nothing is uploaded, started or shown", async () => {
  const weak = actorOf(world.orgId, new Set(["view", "create"]));
  expect(await uploadImport(weak, "x.csv", Buffer.from(HEAD))).toMatchObject({ code: "no_right", subject: "place" });
  const jobId = await upload(`${HEAD}1;A;Lamp;2;2,50;K1\n`, { missingCustomers: "create", newCustomerTerms: "credit" });
  expect(await startImport(weak, jobId)).toMatchObject({ code: "no_right" });
  expect(await startImport(actorOf(world.orgId, new Set(["view", "create", "place"])), jobId)).toMatchObject({
    code: "no_right",
    subject: "approve_credit",
  });
  expect(await findImport(actorOf(world.orgId, new Set()), jobId)).toBeNull();
});

test("the real day of a wholesaler: every row is imported or a named exception, and importing it twice changes nothing", {
  timeout: 120_000,
}, async () => {
  const file = fixtureFile("orders/uci-online-retail-2010-12-01.csv");
  if (!file) return;
  await addLocation(world, "BEG");
  await addCustomer(world, { code: "WALK-IN", limitMinor: null });
  const choices = { missingProducts: "create", missingCustomers: "create", newCustomerTerms: "credit" } as const;
  const jobId = await upload(file, choices);
  const started = performance.now();
  await importAll(jobId);
  const seconds = (performance.now() - started) / 1000;
  const counts = await countResults(world.actor, jobId);
  process.stderr.write(`${seconds.toFixed(1)} s ${JSON.stringify(counts)}\n`);
  expect(counts.reduce((sum, { rows }) => sum + rows, 0)).toBe(4_306);
  expect(counts.every(({ result, code }) => result === "imported" || (result === "exception" && code))).toBe(true);
  expect((await world.sql("select count(*)::int as n from orders"))[0]).toEqual({ n: 199 });
  expect(seconds).toBeLessThan(20);
  const before = await footprint();
  const again = await upload(file, choices);
  await importAll(again);
  expect(await footprint()).toEqual(before);
  expect((await countResults(world.actor, again)).filter(({ result }) => result === "exists")).toMatchObject([{ documents: 199 }]);
  const third = await upload(file, { ...choices, blankCustomer: "WALK-IN" });
  await importAll(third);
  process.stderr.write(`${JSON.stringify(await countResults(world.actor, third))}\n`);
});
