import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addCustomer } from "@/lib/testing/goods";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { readPlanned, readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { countOpenWork, countPresets } from "./count-lists";
import { filterOfQuery, type OrderFilter } from "./list-filter";
import { listOrders } from "./read-list";

const ORDERS = 100_000;
const OPTIONS = { timeZone: "Europe/Belgrade", limit: 50 };

let world: World;

beforeAll(async () => {
  world = await createWorld();
  for (const code of ["ADRIATIC", "BALTIC"]) await addCustomer(world, { code });
  await world.sql("insert into search_token select org_id, lower(code), 'customer', id from customer where org_id = $1", [world.orgId]);
  await loadCustomers();
  await loadOrders(world.orgId, ORDERS);
  const other = await addOrganization(world.sql, "other");
  await addCustomer({ ...world, orgId: other }, { code: "ADRIATIC" });
  await loadOrders(other, 5_000);
  await world.sql("vacuum analyze orders");
  await world.sql("analyze");
}, 120_000);
afterAll(() => world.close());

const loadCustomers = () =>
  world.sql(
    `insert into customer (org_id, id, code, name, kind, terms, currency)
     select $1, gen_random_uuid(), 'K' || n, 'Shop ' || n, 'business', 'credit', 'EUR' from generate_series(1, 500) n`,
    [world.orgId],
  );

/** One in a hundred waits for approval, has a payment, or waits for stock; most are shipped and paid, as in a shop of some years. */
const loadOrders = async (orgId: string, count: number) => {
  await world.sql(
    `with c as (select array_agg(id order by code) as ids from customer where org_id = $1)
     insert into orders (org_id, id, number, version, status, allocation_status, fulfilment_status, payment_status, invoice_status, return_status,
       customer_id, currency, prices_include_tax, terms, terms_days, allow_backorder, ship_complete, split, strategy, total_minor, paid_minor,
       ordered_units, waiting_units, created_at, placed_at)
     select $1, md5($1::text || n)::uuid, 'SO-' || (10000 + n), 1,
       case when n % 100 = 1 then 'pending_approval' when n % 100 = 2 then 'draft' when n % 100 = 3 then 'canceled' when n % 100 < 20 then 'placed' else 'completed' end,
       case when n % 100 in (1, 2) then 'unallocated' when n % 100 = 3 then 'not_required' when n % 500 = 4 then 'backordered' when n % 500 = 5 then 'partially_reserved' else 'reserved' end,
       case when n % 100 < 19 then 'unfulfilled' when n % 100 = 19 then 'picked' else 'delivered' end,
       case when n % 100 < 15 then 'unpaid' when n % 100 = 15 then 'partially_paid' else 'paid' end, 'not_invoiced', 'none',
       c.ids[1 + n % cardinality(c.ids)], 'EUR', false, 'credit', 30, true, false, 'allowed', 'nearest', 1000 + n, 0, 5, case when n % 500 in (4, 5) then 2 else 0 end,
       '2025-01-01'::timestamptz + n * interval '7 minutes', case when n % 100 in (1, 2) then null else '2025-01-01'::timestamptz + n * interval '7 minutes' end
     from generate_series(1, $2) n, c`,
    [orgId, count],
  );
  await world.sql(
    `insert into search_token (org_id, token, kind, ref_id)
     select org_id, t, 'order', id from orders cross join lateral unnest(array[lower(number), 'so', substr(number, 4)]) t where org_id = $1`,
    [orgId],
  );
};

type PlanNode = Record<string, unknown> & { Plans?: PlanNode[] };
/** Tables that grow with history; the few customers and locations may be read through. */
const GROWING = new Set<unknown>(["orders", "search_token"]);
const MOST_BLOCKS = 6000;
const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Runs as the app role and returns every plan that the reading used: as planned for these values, and for any. */
async function plansOf(read: (tx: Tx) => Promise<unknown>): Promise<{ node: PlanNode; blocks: number; text: string }[]> {
  const plans: { node: PlanNode; blocks: number; text: string }[] = [];
  await readTenant(world.orgId, async (tx) => {
    const watched: Tx = {
      ...tx,
      read: tx.read,
      async query(name, text, values) {
        for (const [short, how] of [
          ["now", "analyze, buffers"],
          ["any", "generic_plan"],
        ] as const) {
          const [row] = await tx.query<{ "QUERY PLAN": { Plan: PlanNode }[] }>(
            `${short}_${name}`,
            `explain (${how}, format json) ${text}`,
            values,
          );
          const node = row?.["QUERY PLAN"][0]?.Plan;
          if (node) plans.push({ node, blocks: Number(node["Shared Hit Blocks"] ?? 0) + Number(node["Shared Read Blocks"] ?? 0), text });
        }
        return tx.query(name, text, values);
      },
    };
    await read(watched);
  });
  return plans;
}

const FILTERS: Record<string, Record<string, string>> = {
  everything: {},
  "needs approval": { view: "approval" },
  "unpaid and unfulfilled": { view: "unpaid_unfulfilled" },
  "waiting for stock": { view: "waiting" },
  "a common status": { status: "completed" },
  "a rare status": { status: "draft" },
  "a status that nothing has": { status: "shipped" },
  payment: { payment: "partially_paid" },
  backordered: { allocation: "backordered" },
  "reserved, as nearly all are": { allocation: "reserved" },
  "stock not required": { allocation: "not_required" },
  picked: { fulfilment: "picked" },
  unfulfilled: { fulfilment: "unfulfilled" },
  "one customer": { customer: "ADRIATIC" },
  "one customer, canceled": { customer: "ADRIATIC", status: "canceled" },
  dates: { from: "2025-03-01", to: "2025-03-31" },
  "a date long ago": { to: "2025-01-05" },
  "dates and a status": { from: "2025-03-01", to: "2025-03-31", status: "placed" },
  "what never goes together": { status: "completed", payment: "unpaid" },
  "four at once": { status: "placed", payment: "unpaid", fulfilment: "unfulfilled", allocation: "reserved" },
  "an order number": { q: "SO-60123" },
  "the beginning of many numbers": { q: "so" },
  "a customer's name": { q: "adriatic" },
  "a name and a status": { q: "adriatic", status: "canceled" },
};

describe("every list reads an index and a bounded number of blocks, as the app role over 100,000 orders", () => {
  test.each(Object.entries(FILTERS))("%s", async (_name, query) => {
    const filter = filterOfQuery(query);
    const plans = await plansOf(async (tx) => {
      const first = await listOrders(tx, filter, OPTIONS);
      if (first.next) await listOrders(tx, filter, { ...OPTIONS, older: first.next });
      if (first.previous ?? first.next) await listOrders(tx, filter, { ...OPTIONS, newer: first.previous ?? first.next ?? "" });
    });
    expect(tooCostly(plans)).toEqual([]);
  });

  test("the counts beside the names", async () => {
    expect(tooCostly(await plansOf((tx) => countPresets(tx)))).toEqual([]);
    expect(tooCostly(await plansOf((tx) => countOpenWork(tx)))).toEqual([]);
  });
});

/** Statements that read a growing table from end to end, or more blocks than a page may cost. */
function tooCostly(plans: { node: PlanNode; blocks: number; text: string }[]): string[] {
  if (plans.length === 0) return ["nothing was read"];
  const reads = ({ node }: { node: PlanNode }) =>
    nodesOf(node).some((part) => part["Node Type"] === "Seq Scan" && GROWING.has(part["Relation Name"]));
  return plans.filter((plan) => reads(plan) || plan.blocks > MOST_BLOCKS).map(({ text, blocks }) => `${blocks} blocks: ${text}`);
}

describe("what a list shows", () => {
  const ask = (filter: OrderFilter, place: { older?: string; newer?: string } = {}) =>
    readPlanned(world.orgId, (tx) => listOrders(tx, filter, { ...OPTIONS, ...place }));

  test("pages go on without gap or repetition, and back again", async () => {
    const first = await ask({ status: "placed" });
    const second = await ask({ status: "placed" }, { older: first.next ?? "" });
    const back = await ask({ status: "placed" }, { newer: second.previous ?? "" });
    expect(first.items).toHaveLength(50);
    expect(first.previous).toBeNull();
    expect(second.items[0]?.listedAt && second.items[0].listedAt < (first.items[49]?.listedAt ?? "")).toBe(true);
    expect(back.items.map(({ number }) => number)).toEqual(first.items.map(({ number }) => number));
  });

  test("dates are days of the organization", async () => {
    const page = await ask({ from: "2025-03-01", to: "2025-03-01" });
    expect(page.items.length).toBeGreaterThan(0);
    for (const { listedAt } of page.items) {
      expect(new Date(listedAt).toLocaleDateString("sv-SE", { timeZone: "Europe/Belgrade" })).toBe("2025-03-01");
    }
  });

  test("a search that had to stop says how far it came, and goes on from there", async () => {
    expect(await ask({ status: "canceled", allocation: "reserved" })).toMatchObject({ items: [], searchedTo: null });
    const never = await ask({ status: "completed", payment: "unpaid" });
    expect(never.items).toEqual([]);
    expect(never.searchedTo).not.toBeNull();
    const further = await ask({ status: "completed", payment: "unpaid" }, { older: never.searchedTo?.cursor ?? "" });
    expect(Date.parse(further.searchedTo?.listedAt ?? "")).toBeLessThan(Date.parse(never.searchedTo?.listedAt ?? ""));
  });

  test("an order is found by its number, and by the name of its customer", async () => {
    const byNumber = await ask({ text: "so-60123" });
    expect(byNumber.items.map(({ number }) => number)).toEqual(["SO-60123"]);
    const byName = await ask({ text: "adri" });
    expect(byName.items.length).toBeGreaterThan(40);
    expect(new Set(byName.items.map(({ customerCode }) => customerCode))).toEqual(new Set(["ADRIATIC"]));
    expect((await ask({ text: "so" })).tooManyHits).toBe(true);
  });

  test("the name of one customer lists all that customer's orders, page after page", async () => {
    const pages = async (filter: Record<string, string>) => {
      const numbers: string[] = [];
      for (let page = await ask(filter); numbers.length < 160; page = await ask(filter, { older: page.next ?? "" })) {
        numbers.push(...page.items.map(({ number }) => number));
        if (page.next === null) break;
      }
      return numbers;
    };
    const byName = await pages({ text: "adriatic" });
    expect(byName.length).toBeGreaterThan(100);
    expect(byName).toEqual(await pages({ customer: "ADRIATIC" }));
  });

  test("nothing of another organization", async () => {
    const page = await ask({ customer: "ADRIATIC" });
    const foreign = await world.sql("select id from orders where org_id <> $1", [world.orgId]);
    const ids = new Set(foreign.map(({ id }) => id));
    expect(page.items.filter(({ id }) => ids.has(id))).toEqual([]);
    expect((await ask({ customer: "NOBODY" })).items).toEqual([]);
  });

  test("counts stop at a thousand and one", async () => {
    const counts = await readTenant(world.orgId, (tx) => countPresets(tx));
    expect(counts).toEqual({ total: 1001, approval: 1000, unpaid_unfulfilled: 1001, waiting: 400 });
  });
});
