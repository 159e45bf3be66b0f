import { afterEach, beforeEach, expect, test } from "vitest";
import type { ImportChoices } from "@/lib/channels/csv/settings";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { adjustImport } from "./adjust";
import { findImport } from "./read-jobs";
import { listResults } from "./results";
import { runImport } from "./run";
import { pauseImport, resumeImport, startImport } from "./steer";
import { uploadImport } from "./upload";

let world: World;
beforeEach(async () => {
  world = await createWorld();
  await addLocation(world, "BEG");
  for (const sku of ["A", "B"]) await addProduct(world, { sku });
  for (const code of ["K1", "K2"]) await addCustomer(world, { code });
});
afterEach(async () => {
  await assertNoDrift(world);
  await world.close();
});

const HEAD = "InvoiceNo;StockCode;Description;Quantity;UnitPrice;CustomerID\n";
const FIRST = Array.from({ length: 40 }, (_, index) => `D${index};A;Lamp;1;2,50;K1\n`).join("");

/** Forty documents and, behind them, these rows; paused while the forty are in hand. */
async function pausedBefore(rows: string, choices: Partial<ImportChoices> = {}): Promise<string> {
  const uploaded = await uploadImport(world.actor, "orders.csv", Buffer.from(HEAD + FIRST + rows));
  if (!uploaded.ok) throw new Error(uploaded.code);
  const { jobId, settings } = uploaded;
  await adjustImport(world.actor, jobId, { ...settings, choices: { ...settings.choices, ...choices } });
  expect(await startImport(world.actor, jobId)).toMatchObject({ ok: true });
  const run = runImport(world.orgId, jobId, { actor: world.actor });
  while (Number((await world.sql("select count(*)::int as n from orders"))[0]?.["n"]) < 3)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await pauseImport(world.actor, jobId)).toMatchObject({ ok: true });
  expect(await run).toBe("stopped");
  expect(await world.sql("select 1 from orders where external_id like 'E%'")).toEqual([]);
  return jobId;
}

async function resumed(jobId: string): Promise<string[]> {
  expect(await resumeImport(world.actor, jobId)).toMatchObject({ ok: true });
  expect(await runImport(world.orgId, jobId, { actor: world.actor })).toBe("done");
  const job = await findImport(world.actor, jobId);
  expect(job).toMatchObject({ status: "done", doneDocuments: job?.totalDocuments });
  expect(await world.sql("select row from import_row where result = 'waiting'")).toEqual([]);
  const rows = await listResults(world.actor, jobId, { after: 41 });
  return rows.map(({ row, document, result, code }) => `${row} ${document} ${result} ${code}`);
}

const unitsOf = async (document: string) =>
  (
    await world.sql(
      "select p.sku, l.ordered::int as units from orders o join order_line l on l.order_id = o.id join product p on p.id = l.product_id where o.external_id = $1 order by p.sku",
      [document],
    )
  ).map(({ sku, units }) => `${String(sku)} ${String(units)}`);

test("rows whose customer was archived while the import was paused end as named exceptions", async () => {
  const jobId = await pausedBefore("E1;A;Lamp;1;2,50;K2\nE2;A;Lamp;1;2,50;K2\nE2;B;Cup;1;2,50;K2\nE3;B;Cup;1;2,50;K1\n");
  await world.sql("update customer set archived_at = now() where code = 'K2'");
  expect(await resumed(jobId)).toEqual([
    "42 E1 exception customer_archived",
    "43 E2 exception customer_archived",
    "44 E2 exception customer_archived",
    "45 E3 imported backordered",
  ]);
  expect((await world.sql("select count(*)::int as n from orders"))[0]).toEqual({ n: 41 });
});

test("a row that was named as an exception stays out of the order, also when its product was made while the import was paused", async () => {
  const jobId = await pausedBefore("E1;A;Lamp;2;2,50;K1\nE1;NEW;Mug;7;2,50;K1\n", { badRow: "leave_row_out" });
  await addProduct(world, { sku: "NEW" });
  expect(await resumed(jobId)).toEqual(["42 E1 imported backordered", "43 E1 exception sku_unknown"]);
  expect(await unitsOf("E1")).toEqual(["A 2"]);
});

test("a row whose product was archived while the import was paused is named, and the order has the other rows", async () => {
  const jobId = await pausedBefore("E1;A;Lamp;2;2,50;K1\nE1;B;Cup;1;2,50;K1\n", { badRow: "leave_row_out" });
  await world.sql("update product set archived_at = now() where sku = 'B'");
  expect(await resumed(jobId)).toEqual(["42 E1 imported backordered", "43 E1 exception product_archived"]);
  expect(await unitsOf("E1")).toEqual(["A 2"]);
});

test("an import with a row that waits cannot end", async () => {
  const jobId = await pausedBefore("E1;A;Lamp;2;2,50;K1\n");
  await world.sql("update import_row set document = 'elsewhere' where row = 42");
  await resumeImport(world.actor, jobId);
  expect(await runImport(world.orgId, jobId, { actor: world.actor })).toBe("stopped");
  expect(await findImport(world.actor, jobId)).toMatchObject({ status: "paused", stoppedBecause: "fault" });
});
