import { spawn } from "node:child_process";
import { once } from "node:events";
import { Client } from "pg";
import { v7 } from "uuid";
import { afterEach, beforeEach, expect, test } from "vitest";
import { RIGHTS } from "@/db/values";
import type { Actor } from "@/lib/tenancy/actor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { actorOf } from "@/lib/testing/actor";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { adjustImport } from "./adjust";
import { findImport } from "./read-jobs";
import { countResults, listResults } from "./results";
import { runImport } from "./run";
import { startImport } from "./steer";
import { uploadImport } from "./upload";

let world: World;
let actor: Actor;
beforeEach(async () => {
  world = await createWorld();
  actor = await addMember();
});
afterEach(() => world.close());

/** Whoever resumes an import looks its owner up, so there has to be one. */
async function addMember(): Promise<Actor> {
  const [userId, roleId] = [v7(), v7()];
  await world.sql("insert into app_user (id, email, name) values ($1, $2, 'Mira')", [userId, `${userId}@acme.example`]);
  await world.sql("insert into role (org_id, id, code, name, rights) values ($1, $2, 'all', 'All', $3)", [
    world.orgId,
    roleId,
    [...RIGHTS],
  ]);
  await world.sql("insert into membership (org_id, user_id, role_id) values ($1, $2, $3)", [world.orgId, userId, roleId]);
  return { ...actorOf(world.orgId), kind: "user", id: userId };
}

const countOrders = async (): Promise<number> => Number((await world.sql("select count(*)::int as n from orders"))[0]?.["n"]);

function startRunner() {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/channels/testing/resume-imports.ts", world.orgId],
    {
      env: { ...process.env, DATABASE_URL: world.url },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  return { child, ended: once(child, "exit") as Promise<[number | null]> };
}

/** What waiting for the dead runner's lease would bring, without the wait. */
const endLease = () => world.sql("update import_job set lease_until = now() - interval '1 second' where lease_until is not null");

test("an import whose program is killed again and again ends with every document placed exactly once", { timeout: 120_000 }, async () => {
  await addLocation(world, "BEG");
  const documents = 120;
  const rows = Array.from(
    { length: documents },
    (_, index) => `D${index};S${index % 40};Cup;${1 + (index % 3)};2,50;K${index % 20}\nD${index};S7;Cup;1;2,50;K${index % 20}\n`,
  );
  const uploaded = await uploadImport(
    actor,
    "orders.csv",
    Buffer.from(`InvoiceNo;StockCode;Description;Quantity;UnitPrice;CustomerID\n${rows.join("")}`),
  );
  if (!uploaded.ok) throw new Error(uploaded.code);
  const { jobId, settings } = uploaded;
  const choices = { ...settings.choices, missingProducts: "create", missingCustomers: "create" } as const;
  await adjustImport(actor, jobId, { ...settings, choices });
  expect(await startImport(actor, jobId)).toMatchObject({ ok: true });

  for (const until of [1, 25, 60, 95]) {
    const { child, ended } = startRunner();
    while ((await countOrders()) < until && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill("SIGKILL");
    await ended;
    expect(await findImport(actor, jobId)).toMatchObject({ status: "running" });
    await endLease();
  }
  const { ended } = startRunner();
  expect((await ended)[0]).toBe(0);

  expect(await findImport(actor, jobId)).toMatchObject({ status: "done", totalDocuments: documents, doneDocuments: documents });
  const counts = await countResults(actor, jobId);
  expect(counts.map(({ result }) => result)).toEqual(["imported"]);
  expect(counts[0]).toMatchObject({ rows: documents * 2, documents });
  const [sums] = await world.sql(
    `select count(*)::int as orders, count(distinct external_id)::int as documents, (select count(*)::int from order_line) as lines,
       (select count(*)::int from outbox_message) as mails, (select count(*)::int from import_row r join orders o on o.id = r.order_id and o.external_id = r.document) as rows
       from orders`,
  );
  expect(sums).toEqual({ orders: documents, documents, lines: documents * 2, mails: documents, rows: documents * 2 });
  await assertNoDrift(world);
});

test("a document that was placed before the program was killed keeps its answer, though its product is archived now", async () => {
  await addLocation(world, "BEG");
  for (const sku of ["A", "B"]) await addProduct(world, { sku });
  for (const code of ["K1", "K2"]) await addCustomer(world, { code });
  const rows = "1;A;2;K1\n1;B;3;K1\n2;A;1;K2\n3;A;1;K1\n3;B;1;K1\n";
  const uploaded = await uploadImport(actor, "orders.csv", Buffer.from(`document;sku;units;customer\n${rows}`));
  if (!uploaded.ok) throw new Error(uploaded.code);
  const { jobId, settings } = uploaded;
  await adjustImport(actor, jobId, { ...settings, choices: { ...settings.choices, badRow: "leave_row_out", short: "backorder" } });
  expect(await startImport(actor, jobId)).toMatchObject({ ok: true });
  const placed = await killedBetweenOrderAndResult();
  expect(placed).toContain("1");

  await world.sql("update product set archived_at = now() where sku = 'B'");
  if (placed.includes("2")) await world.sql("update customer set archived_at = now() where code = 'K2'");
  expect(await runImport(world.orgId, jobId, { actor })).toBe("done");
  const results = await listResults(actor, jobId);
  const last = placed.includes("3") ? "6 3 imported" : "6 3 exception";
  expect(results.map(({ row, document, result }) => `${row} ${document} ${result}`)).toEqual([
    "2 1 imported",
    "3 1 imported",
    "4 2 imported",
    "5 3 imported",
    last,
  ]);
  expect((await world.sql("select ordered_units from orders where external_id = '1'"))[0]).toEqual({ ordered_units: 5 });
  expect((await world.sql("select count(*)::int as n from orders"))[0]).toEqual({ n: 3 });
  await assertNoDrift(world);
});

/** Somebody else holds the first row, so orders are placed whose results cannot be kept; then the program is killed. Says which were placed. */
async function killedBetweenOrderAndResult(): Promise<string[]> {
  const holder = new Client({ connectionString: world.url });
  await holder.connect();
  try {
    const { child, ended } = startRunner();
    while ((await world.sql("select 1 from import_row")).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await holder.query("begin; select 1 from import_row for update");
    while ((await countOrders()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill("SIGKILL");
    await ended;
    await world.sql(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
  } finally {
    await holder.end();
  }
  expect(await world.sql("select distinct result from import_row")).toEqual([{ result: "waiting" }]);
  await endLease();
  return (await world.sql("select external_id from orders order by 1")).map(({ external_id }) => String(external_id));
}

test("an import whose owner left the organization is paused and says why", async () => {
  const uploaded = await uploadImport(actor, "orders.csv", Buffer.from("document;sku;units;customer\n1;A;1;K1\n"));
  if (!uploaded.ok) throw new Error(uploaded.code);
  await startImport(actor, uploaded.jobId);
  await world.sql("update membership set disabled_at = now()");
  expect((await startRunner().ended)[0]).toBe(0);
  expect(await findImport(actor, uploaded.jobId)).toMatchObject({ status: "paused", stoppedBecause: "no_right", doneDocuments: 0 });
});
