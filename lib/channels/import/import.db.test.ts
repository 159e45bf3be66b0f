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

const REAL_DAY = fixtureFile("orders/uci-online-retail-2010-12-01.csv");

/** Documents of the real day without a customer that are orders all the same, with their lines and charges. */
const WALK_IN_ORDERS = {
  "536544": [526, 1],
  "536555": [2, 0],
  "536558": [1, 0],
  "536565": [2, 0],
  "536592": [591, 1],
  "536596": [6, 0],
  "536640": [11, 0],
  "536755": [15, 0],
  "536756": [19, 0],
};
const NAMED = [
  { result: "exception", code: "credit_note", rows: 35, documents: 14 },
  { result: "exception", code: "price_zero", rows: 9, documents: 9 },
  { result: "exception", code: "units_not_positive", rows: 1, documents: 1 },
];

/** Orders of an account by document: how many lines and charges each has. */
async function ordersOf(customer: string): Promise<Record<string, [number, number]>> {
  const rows = await world.sql(
    `select o.external_id, (select count(*)::int from order_line l where l.order_id = o.id) as lines,
       (select count(*)::int from order_charge c where c.order_id = o.id) as charges
     from orders o join customer k on k.id = o.customer_id where k.code = $1`,
    [customer],
  );
  return Object.fromEntries(rows.map(({ external_id, lines, charges }) => [String(external_id), [Number(lines), Number(charges)]]));
}

test.skipIf(REAL_DAY === null)(
  "the real day of a wholesaler: every row is imported or a named exception, and importing it twice changes nothing",
  { timeout: 180_000 },
  async () => {
    const file = REAL_DAY ?? "";
    await addLocation(world, "BEG");
    await addCustomer(world, { code: "WALK-IN", limitMinor: null });
    const choices = { missingProducts: "create", missingCustomers: "create", newCustomerTerms: "credit" } as const;
    const importFile = async (more: Partial<ImportChoices> = {}) => {
      const jobId = await upload(file, { ...choices, ...more });
      await importAll(jobId);
      return countResults(world.actor, jobId);
    };
    const started = performance.now();
    const counts = await importFile();
    const seconds = (performance.now() - started) / 1000;
    process.stderr.write(`${seconds.toFixed(1)} s ${JSON.stringify(counts)}\n`);
    expect(counts.reduce((sum, { rows }) => sum + rows, 0)).toBe(4_306);
    expect(counts.filter(({ result }) => result !== "imported")).toEqual([
      { result: "exception", code: "customer_missing", rows: 1_175, documents: 9 },
      ...NAMED,
    ]);
    expect((await world.sql("select count(*)::int as n from orders"))[0]).toEqual({ n: 199 });
    expect(seconds).toBeLessThan(20);
    const before = await footprint();
    const again = await importFile();
    expect(await footprint()).toEqual(before);
    expect(again.filter(({ result }) => result === "exists")).toMatchObject([{ documents: 199 }]);

    expect(await ordersOf("WALK-IN")).toEqual({});
    const walkIn = await importFile({ blankCustomer: "WALK-IN" });
    expect(walkIn.filter(({ result }) => result === "exception")).toEqual(NAMED);
    expect(walkIn.filter(({ result }) => result === "exists")).toMatchObject([{ rows: 3_086, documents: 199 }]);
    const imported = walkIn.filter(({ result }) => result === "imported");
    expect(imported.reduce((sum, { rows }) => sum + rows, 0)).toBe(1_175);
    expect(imported.reduce((sum, { documents }) => sum + documents, 0)).toBe(9);
    expect(await ordersOf("WALK-IN")).toEqual(WALK_IN_ORDERS);
    const all = await footprint();
    expect((await importFile({ blankCustomer: "WALK-IN" })).filter(({ result }) => result === "exists")).toMatchObject([
      { rows: 4_261, documents: 208 },
    ]);
    expect(await footprint()).toEqual(all);
  },
);
