import pg from "pg";
import { v7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Database, openDatabase, useDatabase } from "@/db/client";
import { customerCredit } from "@/db/schema/customers";
import { orderRefusal } from "@/db/schema/refusals";
import { savedView } from "@/db/schema/system";
import { isBegin, isCommit, isWrite, type Message, openWire, type Wire } from "@/db/testing/wire";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { createOrganization } from "@/lib/tenancy/organization";
import { ChangeSet } from "@/lib/transaction/change-set";
import { inTenant, readTenant } from "@/lib/transaction/in-tenant";
import { type Command, transact } from "@/lib/transaction/transact";

let fresh: TestDatabase;
let admin: pg.Client;
let database: Database;
let orgId: string;
let customerId: string;
let wire: Wire;
let wired: Database;

beforeAll(async () => {
  fresh = await createTestDatabase();
  admin = new pg.Client({ connectionString: fresh.adminUrl });
  await admin.connect();
  database = openDatabase(fresh.url);
  useDatabase(database);
  orgId = await createOrganization({ slug: "acme", name: "Acme", timeZone: "Europe/Belgrade", currency: "EUR" });
});
afterAll(async () => {
  await admin.end();
  await database.close();
  await fresh.drop();
});
beforeEach(async () => {
  customerId = v7();
  await admin.query(
    "insert into customer (org_id, id, code, name, kind, terms, currency) values ($1, $2, $3, 'Buyer', 'business', 'credit', 'EUR')",
    [orgId, customerId, customerId],
  );
  await admin.query("insert into customer_credit (org_id, customer_id, currency) values ($1, $2, 'EUR')", [orgId, customerId]);
  wire = await openWire(fresh.url);
  wired = openDatabase(wire.url, { driver: "pg" });
  useDatabase(wired);
});
afterEach(async () => {
  useDatabase(database);
  await wired.close();
  await wire.close();
});

const key = () => ({ customerId, currency: "EUR" });
const record = (id = v7()) => ({
  id,
  move: "place",
  code: "stock_short",
  customerId,
  request: {},
  receipt: {},
  actorKind: "system",
  occurredAt: new Date("2026-03-02T10:00:00Z"),
});
const exposure = async (): Promise<number> => {
  const { rows } = await admin.query<{ exposure: string }>(
    "select exposure_minor::text as exposure from customer_credit where customer_id = $1",
    [customerId],
  );
  return Number(rows[0]?.exposure);
};
const records = async (): Promise<number> =>
  (await admin.query("select 1 from order_refusal where customer_id = $1", [customerId])).rowCount ?? 0;

type Answer = { ok: true; txid: string | null };
const command = (write: (changes: ChangeSet) => void, more: Partial<Command<unknown, Answer>> = {}): Command<unknown, Answer> => ({
  orgId,
  read: (tx) =>
    tx.query("probe_credit", "select 1 from customer_credit where org_id = $1 and customer_id = $2 for no key update", [orgId, customerId]),
  decide: (_facts, ids) => {
    const changes = new ChangeSet().insert(orderRefusal, record(ids.next()));
    write(changes);
    return { changes, status: 201, answer: { ok: true, txid: null } };
  },
  seal: (answer, { txid }) => ({ ...answer, txid }),
  ...more,
});
const raise = (changes: ChangeSet) => void changes.add(customerCredit, key(), { exposureMinor: 5 });

describe("a move that glances before it locks", () => {
  const guarded = `t.exposure_minor + r."add_exposureMinor" <= 8`;
  const look = (reads: string[], name: string) => async () => void reads.push(name);

  test("writes what it saw, without another read, where its guards hold", async () => {
    const reads: string[] = [];
    const read = { glance: look(reads, "glance"), read: look(reads, "locks") };
    await transact(
      command((changes) => void changes.add(customerCredit, key(), { exposureMinor: 5 }).guard(customerCredit, guarded), read),
    );
    expect([await exposure(), reads]).toEqual([5, ["glance"]]);
  });

  test("writes nothing where a guard fails, and decides anew under the locks", async () => {
    await transact(command(raise));
    const reads: string[] = [];
    const read = { glance: look(reads, "glance"), read: look(reads, "locks") };
    const write = (changes: ChangeSet) => {
      if (reads.includes("locks")) changes.add(customerCredit, key(), { exposureMinor: 2 });
      else changes.add(customerCredit, key(), { exposureMinor: 5 }).guard(customerCredit, guarded);
    };
    await transact(command(write, read));
    expect([await exposure(), await records(), reads]).toEqual([7, 2, ["glance", "locks"]]);
  });

  test("reads under the locks in the same transaction where a glance does not tell enough", async () => {
    const reads: string[] = [];
    const plain = command(raise);
    await transact({
      ...plain,
      glance: look(reads, "glance"),
      read: look(reads, "locks"),
      decide: (facts, ids) => (reads.includes("locks") ? plain.decide(facts, ids) : "lock"),
    });
    expect([await exposure(), reads, wire.messages.filter(isBegin).length]).toEqual([5, ["glance", "locks"], 1]);
  });
});

describe("the statement checks itself", () => {
  test("an update that matches nothing takes everything back", async () => {
    const missing = command(
      (changes) => void changes.add(customerCredit, key(), { exposureMinor: 5 }).set(savedView, { id: v7() }, { name: "gone" }),
    );
    await expect(transact(missing)).rejects.toMatchObject({ code: "OR001" });
    expect([await exposure(), await records()]).toEqual([0, 0]);
  });

  test("a row that is deleted by somebody else first takes everything back", async () => {
    await expect(transact(command((changes) => void changes.remove(savedView, { id: v7() })))).rejects.toMatchObject({ code: "OR001" });
    expect(await records()).toBe(0);
  });

  test("deltas to one row are summed, and the receipt's transaction is the row's", async () => {
    const outcome = await transact(
      command((changes) => void changes.add(customerCredit, key(), { exposureMinor: 3 }).add(customerCredit, key(), { exposureMinor: 2 })),
    );
    expect(await exposure()).toBe(5);
    const { rows } = await admin.query<{ txid: string; commit_id: string }>(
      "select txid::text, commit_id from order_refusal where customer_id = $1",
      [customerId],
    );
    expect(outcome).toMatchObject({
      kind: "answer",
      status: 201,
      answer: { ok: true, txid: rows[0]?.txid },
      mark: { commitId: rows[0]?.commit_id },
    });
  });

  test("inserting and changing the same row is a bug that nothing survives", async () => {
    const id = v7();
    const twice = command(
      (changes) => void changes.insert(orderRefusal, record(id)).set(orderRefusal, { id }, { code: "credit_exceeded" }),
    );
    await expect(transact(twice)).rejects.toMatchObject({ code: "OR001" });
    expect(await records()).toBe(0);
  });

  test("setting a column twice, or setting and adding to it, is a bug before anything is sent", () => {
    const set = () => new ChangeSet().set(customerCredit, key(), { exposureMinor: 1 });
    expect(() => set().set(customerCredit, key(), { exposureMinor: 2 })).toThrow("changed twice");
    expect(() => set().add(customerCredit, key(), { exposureMinor: 2 })).toThrow("set and added");
    expect(() => new ChangeSet().add(customerCredit, key(), { exposureMinor: 2 }).set(customerCredit, key(), { exposureMinor: 2 })).toThrow(
      "changed twice",
    );
  });

  test("a command may only delete", async () => {
    const id = v7();
    await admin.query("insert into saved_view (org_id, id, list, name, query) values ($1, $2, 'orders', $3, '')", [orgId, id, id]);
    const outcome = await transact(
      command(raise, {
        decide: () => ({ changes: new ChangeSet().remove(savedView, { id }), status: 200, answer: { ok: true, txid: null } }),
      }),
    );
    expect(outcome).toMatchObject({ kind: "answer", status: 200 });
    expect((await admin.query("select 1 from saved_view where id = $1", [id])).rowCount).toBe(0);
  });

  test("columns that the database makes are left to it", async () => {
    await transact(command(raise));
    const { rows } = await admin.query(
      "select txid is not null and at is not null and retried_order_id is null as made from order_refusal where customer_id = $1",
      [customerId],
    );
    expect(rows).toEqual([{ made: true }]);
  });
});

describe("COMMIT that answers ROLLBACK is a failure", () => {
  test("of a command, even when the write itself seemed to succeed", async () => {
    wire.decide((message) => (isCommit(message) ? { answerTag: "ROLLBACK" } : "pass"));
    await expect(transact(command(raise))).rejects.toThrow("COMMIT answered ROLLBACK");
  });

  test("of a plain transaction in which a failed statement was passed over", async () => {
    const swallowing = inTenant(orgId, async (tx) => {
      await tx.query("broken", "select 1 / 0", []).catch(() => undefined);
      return "done";
    });
    await expect(swallowing).rejects.toThrow("rolled back");
  });
});

describe("a connection that is lost", () => {
  const once = { route: "POST /probe", key: "", bodyHash: "hash" };
  const faults = {
    "before anything was written": (message: Message) => (message.type === "B" && message.text.includes("probe_credit") ? "cut" : "pass"),
    "in the middle of the write": (message: Message) => (isWrite(message) ? "cut" : "pass"),
    "between the write and its COMMIT": (message: Message) => (isCommit(message) ? "cut" : "pass"),
    "after COMMIT and before its answer": (message: Message) => (isCommit(message) ? "deafen" : "pass"),
  } as const;

  for (const [when, fate] of Object.entries(faults)) {
    for (const keyed of [false, true]) {
      test(`${when}: one record and the right answer, ${keyed ? "with" : "without"} a key`, async () => {
        let left = 1;
        wire.decide((message) => {
          const decided = left > 0 ? fate(message) : "pass";
          if (decided !== "pass") left -= 1;
          return decided;
        });
        const mine = keyed ? { once: { ...once, key: customerId } } : {};
        const outcome = await transact(command(raise, mine));
        expect(left).toBe(0);
        expect([await exposure(), await records()]).toEqual([5, 1]);
        const { rows } = await admin.query<{ txid: string }>("select txid::text from order_refusal where customer_id = $1", [customerId]);
        expect(outcome).toMatchObject({ kind: "answer", status: 201, answer: { ok: true, txid: rows[0]?.txid } });
        const again = keyed ? await transact(command(raise, mine)) : outcome;
        expect(again).toMatchObject({ kind: "answer", status: 201, answer: { ok: true, txid: rows[0]?.txid }, replayed: keyed });
        expect(await records()).toBe(1);
      });
    }
  }

  test("is not noticed by somebody who only reads", async () => {
    let left = 2;
    wire.decide((message) => (message.type === "P" && message.text.includes("look_twice") && left-- > 0 ? "cut" : "pass"));
    const rows = await readTenant(orgId, (tx) => tx.query("look_twice", "select 1 as look", []));
    expect([rows, left]).toEqual([[{ look: 1 }], -1]);
  });

  test("again and again it ends with the fault, and nothing was written", async () => {
    wire.decide((message) => (isWrite(message) ? "cut" : "pass"));
    await expect(transact(command(raise))).rejects.toThrow(/connection/i);
    expect([await exposure(), await records()]).toEqual([0, 0]);
  });
});

describe("what goes over the wire", () => {
  test("is one transaction in two flights", async () => {
    await transact(command(raise));
    wire.forget();
    await transact(command(raise));
    expect(wire.messages.filter(isBegin)).toHaveLength(1);
    expect(wire.messages.filter(isCommit)).toHaveLength(1);
    expect(wire.messages.filter(isWrite)).toHaveLength(1);
    expect(wire.flights).toBeLessThanOrEqual(2);
  });
});
