import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase, useDatabase } from "@/db/client";
import { seedDemo } from "@/db/seed/demo";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { ALLOCATION_STATUSES, FULFILMENT_STATUSES, type OrderStatus } from "@/db/values";
import { flushSignals } from "@/lib/live/signal";
import { forgetLeases } from "@/lib/orders/numbers";
import { MOVES, TRANSITIONS } from "@/lib/orders/transitions";
import { assertNoDrift } from "@/lib/testing/no-drift";

const DAY = 86_400_000;
// Another season and hour than the figures below were first read in.
const now = new Date("2026-05-06T03:10:00Z");

let fresh: TestDatabase;
let database: Database;
let owner: pg.Client;
beforeAll(async () => {
  fresh = await createTestDatabase();
  database = openDatabase(fresh.url);
  useDatabase(database);
  forgetLeases();
  owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  await seedDemo(now);
  await flushSignals();
}, 240_000);
afterAll(async () => {
  await owner.end();
  await database.close();
  await fresh.drop();
});

type Row = Record<string, unknown>;
const rows = async (text: string, values: unknown[] = []): Promise<Row[]> => (await owner.query<Row>(text, values)).rows;

/** How many rows of the first organization there are of each value: `{ placed: 420, draft: 14 }`. */
async function counted(column: string, from: string): Promise<Record<string, number>> {
  const found = await rows(
    `select ${column} as value, count(*)::int as n from ${from} join organization x on x.id = t.org_id and x.slug = 'demo' group by 1 order by 1`,
  );
  return Object.fromEntries(found.map(({ value, n }) => [String(value), Number(n)]));
}

test("there are two organizations, the first with three locations, 120 products with bundles, and 40 customers", async () => {
  expect(await rows("select slug, demo from organization order by slug")).toEqual([
    { slug: "demo", demo: true },
    { slug: "demo-north", demo: true },
  ]);
  expect(await counted("t.code", "location t")).toEqual({ BEG: 1, KOT: 1, NOV: 1 });
  expect(await counted("t.kind", "product t")).toEqual({ bundle: 7, service: 3, stock: 110 });
  expect(await counted("t.kind || ' ' || t.terms", "customer t")).toEqual({ "business credit": 24, "consumer prepaid": 16 });
  const limits = await counted("case when t.limit_minor > 0 then 'limited' else 'unlimited' end", "customer_credit t");
  expect(limits).toEqual({ limited: 23, unlimited: 1 });
  expect(
    await rows("select id from orders t where terms <> (select terms from customer c where c.org_id = t.org_id and c.id = t.customer_id)"),
  ).toEqual([]);
});

test("600 orders were placed over ninety days, some on every one of them", async () => {
  const [placed] = await rows(
    `select count(*)::int as orders, min(e.occurred_at) as first, max(e.occurred_at) as last,
       count(distinct floor(extract(epoch from $1::timestamptz - e.occurred_at) / 86400))::int as days
     from order_event e join organization x on x.id = e.org_id and x.slug = 'demo' where e.move = 'place'`,
    [now],
  );
  expect(placed).toMatchObject({ orders: 600 });
  const daysAgo = (at: unknown): number => (now.getTime() - (at as Date).getTime()) / DAY;
  expect(daysAgo(placed?.["first"])).toBeGreaterThan(89);
  expect(daysAgo(placed?.["first"])).toBeLessThan(92);
  expect(daysAgo(placed?.["last"])).toBeGreaterThanOrEqual(0);
  expect(placed?.["days"]).toBeGreaterThanOrEqual(90);
});

test("they are in every state that a move leads to", async () => {
  const reachable = new Set<string>(MOVES.flatMap((move): readonly string[] => TRANSITIONS[move].to).filter((to) => to !== "deleted"));
  expect(reachable.has("completed" satisfies OrderStatus)).toBe(false);
  expect(Object.keys(await counted("t.status", "orders t")).toSorted()).toEqual([...reachable].toSorted());
  expect(Object.keys(await counted("t.allocation_status", "orders t")).toSorted()).toEqual([...ALLOCATION_STATUSES].toSorted());
  expect(Object.keys(await counted("t.fulfilment_status", "orders t")).toSorted()).toEqual([...FULFILMENT_STATUSES].toSorted());
});

test("everything came about by commands, and every ledger agrees with every other", async () => {
  const strange = `select number from orders o where version <> (select count(*) from order_event e where e.org_id = o.org_id and e.order_id = o.id)`;
  expect(await rows(strange)).toEqual([]);
  expect(Object.keys(await counted("t.move", "order_event t"))).toEqual(
    expect.arrayContaining(["draft", "place", "approve", "decline", "allocate", "cancel", "release", "pick", "pack", "ship", "deliver"]),
  );
  await assertNoDrift();
});

test("everybody's demo data is the same", async () => {
  const [sums] = await rows(
    `select sum(total_minor)::text as money, sum(ordered_units)::int as units from orders t join organization x on x.id = t.org_id and x.slug = 'demo'`,
  );
  expect({
    ...sums,
    status: await counted("t.status", "orders t"),
    allocation: await counted("t.allocation_status", "orders t"),
    fulfilment: await counted("t.fulfilment_status", "orders t"),
    moves: await counted("t.move", "order_event t"),
    movements: await counted("t.kind", "stock_movement t"),
    mails: await counted("t.topic", "outbox_message t"),
  }).toEqual({
    allocation: {
      backordered: 3,
      not_required: 130,
      partially_reserved: 24,
      reserved: 431,
      unallocated: 26,
    },
    fulfilment: {
      delivered: 2,
      packed: 2,
      partially_delivered: 1,
      partially_picked: 1,
      partially_shipped: 1,
      picked: 1,
      shipped: 1,
      unfulfilled: 605,
    },
    mails: {
      "email.order_canceled": 145,
      "email.order_confirmed": 585,
      "email.order_declined": 3,
      "email.order_delivered": 3,
      "email.order_shipped": 5,
      "email.units_delayed": 2,
      "email.units_reserved": 32,
      "email.units_substituted": 1,
    },
    money: "20258770",
    movements: {
      adjust: 5,
      count: 2,
      pick: 27,
      put_away: 1048,
      receive: 453,
      release: 325,
      reserve: 1940,
      ship: 20,
      transfer_in: 6,
      transfer_out: 8,
    },
    moves: {
      allocate: 51,
      approve: 12,
      cancel: 145,
      decline: 3,
      deliver: 3,
      draft: 14,
      pack: 30,
      pick: 27,
      place: 600,
      recount: 1,
      release: 11,
      ship: 5,
      short: 2,
      substitute: 1,
    },
    status: {
      canceled: 127,
      delivered: 2,
      draft: 14,
      in_fulfilment: 7,
      pending_approval: 12,
      placed: 451,
      shipped: 1,
    },
    units: 10277,
  });
});
