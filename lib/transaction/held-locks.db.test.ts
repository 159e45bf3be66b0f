import pg from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase, useDatabase } from "@/db/client";
import { customerCredit } from "@/db/schema/customers";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { createOrganization } from "@/lib/tenancy/organization";
import { ChangeSet } from "@/lib/transaction/change-set";
import { inTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type Command, transact } from "@/lib/transaction/transact";

let fresh: TestDatabase;
let database: Database;
let orgId: string;
let owner: pg.Client;
let holder: pg.Client;
let customerId: string;

beforeAll(async () => {
  fresh = await createTestDatabase();
  [owner, holder] = [new pg.Client({ connectionString: fresh.adminUrl }), new pg.Client({ connectionString: fresh.adminUrl })];
  await Promise.all([owner.connect(), holder.connect()]);
  database = openDatabase(fresh.url);
  useDatabase(database);
  orgId = await createOrganization({ slug: "acme", name: "Acme", timeZone: "Europe/Belgrade", currency: "EUR" });
});
afterAll(async () => {
  await Promise.all([owner.end(), holder.end(), database.close()]);
  await fresh.drop();
});
beforeEach(async () => {
  customerId = v7();
  await owner.query(
    "insert into customer (org_id, id, code, name, kind, terms, currency) values ($1, $2, $3, 'Buyer', 'business', 'credit', 'EUR')",
    [orgId, customerId, customerId],
  );
  await owner.query("insert into customer_credit (org_id, customer_id, currency) values ($1, $2, 'EUR')", [orgId, customerId]);
});

type Answer = { ok: true };

const PATIENCE = "select current_setting('idle_in_transaction_session_timeout') as patience";
const TAKE = "select 1 from customer_credit where org_id = $1 and customer_id = $2 for no key update";
const take = (tx: Tx) => tx.query("probe_credit", TAKE, [orgId, customerId]);
const exposure = async () =>
  (
    await owner.query<{ exposure: number }>("select exposure_minor::int as exposure from customer_credit where customer_id = $1", [
      customerId,
    ])
  ).rows[0]?.exposure;

/** Takes the customer's row and adds to it, with or without a key. */
const command = (isKeyed: boolean, read: (tx: Tx) => Promise<unknown> = take): Command<unknown, Answer> => ({
  orgId: orgId,
  once: isKeyed ? { route: "POST /probe", key: customerId, bodyHash: "hash" } : undefined,
  read,
  decide: () => ({
    changes: new ChangeSet().add(customerCredit, { customerId, currency: "EUR" }, { exposureMinor: 5 }),
    status: 201,
    answer: { ok: true },
  }),
  seal: (answer) => answer,
});

/** Flight one with a patience that a test has, too. */
const impatiently = (atRead: () => Promise<unknown>) => async (tx: Tx) => {
  await atRead();
  return Promise.all([tx.query("short_patience", "set local lock_timeout = '100ms'", []), take(tx)]);
};

async function holdRow(): Promise<void> {
  await holder.query("begin");
  await holder.query("select 1 from customer_credit where customer_id = $1 for update", [customerId]);
}

for (const isKeyed of [false, true]) {
  const named = isKeyed ? "with" : "without";

  test(`a row that somebody else holds is waited for again, ${named} a key`, async () => {
    await holdRow();
    let reads = 0;
    const letGoAtTheSecond = async () => ((reads += 1) === 2 ? holder.query("rollback") : undefined);
    const outcome = await transact(command(isKeyed, impatiently(letGoAtTheSecond)));
    await holder.query("rollback");
    expect(outcome).toMatchObject({ kind: "answer", status: 201, replayed: false });
    expect([reads, await exposure()]).toEqual([2, 5]);
  });

  test(`a row that is held for longer is a fault of that row, ${named} a key, and nothing is written`, async () => {
    await holdRow();
    let reads = 0;
    const outcome = transact(
      command(
        isKeyed,
        impatiently(async () => (reads += 1)),
      ),
    ).catch((error: unknown) => error);
    const fault = await outcome;
    await holder.query("rollback");
    expect(fault).toMatchObject({ code: "55P03" });
    expect([reads, await exposure()]).toEqual([3, 0]);
    // Nobody has used up the key.
    expect(await transact(command(isKeyed))).toMatchObject({ kind: "answer", status: 201, replayed: false });
  });
}

test("a key that is held is another request that goes on, and its row is free", async () => {
  await holder.query("begin");
  await holder.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`${orgId} POST /probe ${customerId}`]);
  const outcome = await transact(command(true));
  await holder.query("rollback");
  expect(outcome).toEqual({ kind: "key_busy" });
  expect(await transact(command(true))).toMatchObject({ kind: "answer", status: 201, replayed: false });
});

test("what a program that fell silent had locked is let go, and nobody's look or work is cut", async () => {
  const patience = async (mode: "read" | "planned" | "write" | "move") => {
    const [row] = await inTenant(orgId, (tx) => tx.query<{ patience: string }>("patience", PATIENCE, []), mode);
    return row?.patience;
  };
  expect([await patience("move"), await patience("write"), await patience("read"), await patience("planned")]).toEqual([
    "15s",
    "15s",
    "0",
    "0",
  ]);
});

test("a program that stood still between its two flights for too long does its move anew", async () => {
  let looks = 0;
  const plain = command(false, async (tx) => {
    looks += 1;
    await Promise.all([tx.query("less_patience", "set local idle_in_transaction_session_timeout = '100ms'", []), take(tx)]);
  });
  const outcome = await transact({
    ...plain,
    decide: (facts, ids) => {
      // Nothing of this process runs on, as when the machine sleeps.
      if (looks === 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
      return plain.decide(facts, ids);
    },
  });
  expect([outcome.kind, looks, await exposure()]).toEqual(["answer", 2, 5]);
});
