import { afterAll, beforeAll, expect, test } from "vitest";
import { addCustomer } from "@/lib/testing/goods";
import { loadCustomers, loadOrders, nameCustomers, nameOrders } from "@/lib/testing/listed-orders";
import { createWorld, type World } from "@/lib/testing/world";
import { readPlanned } from "@/lib/transaction/in-tenant";
import type { OrderFilter } from "./list-filter";
import type { ListOptions } from "./list-page";
import { listForApi, pageOnWire } from "./read-api";
import { listOrders } from "./read-list";

const ORDERS = 20_000;
const OPTIONS = { timeZone: "Europe/Belgrade", limit: 200 };

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addCustomer(world, { code: "A1" });
  await addCustomer(world, { code: "A2" });
  await world.sql("insert into search_token select org_id, 'adriatic', 'customer', id from customer where org_id = $1", [world.orgId]);
  // A number of customers that no status comes round with.
  await loadCustomers(world, 399);
  await loadOrders(world, ORDERS);
  await nameCustomers(world, "hotel", 24);
  await nameCustomers(world, "shop", 150);
  await nameOrders(world, "web", 50);
  await world.sql("analyze");
}, 60_000);
afterAll(() => world.close());

const ask = (filter: OrderFilter, options: Partial<ListOptions> = {}) =>
  readPlanned(world.orgId, (tx) => listOrders(tx, filter, { ...OPTIONS, ...options }));

/** Every order that pages lead to, newest first. */
async function walk(filter: OrderFilter, options: Partial<ListOptions> = {}): Promise<string[]> {
  const numbers: string[] = [];
  for (let older = options.older; ; ) {
    const { items, next, searchedTo } = await ask(filter, { ...options, older });
    numbers.push(...items.map(({ number }) => number));
    older = next ?? searchedTo?.cursor;
    if (older === undefined) return numbers;
  }
}

const CUSTOMERS_WITH = "customer_id in (select ref_id from search_token where kind = 'customer' and token = $2)";
const ORDERS_WITH = "id in (select ref_id from search_token where kind = 'order' and token = $2)";

/** The same, past the program. */
const truth = async (where: string, ...values: unknown[]): Promise<string[]> =>
  (
    await world.sql(`select number from orders where org_id = $1 and ${where} order by listed_at desc, id desc`, [world.orgId, ...values])
  ).map(({ number }) => String(number));

test("the name of one customer lists all that customer's orders, and so it does among that customer's orders", async () => {
  const all = await truth("customer_id = (select id from customer where org_id = $1 and code = $2)", "K7");
  expect(all.length).toBeGreaterThan(40);
  await world.sql("insert into search_token select org_id, 'seventh', 'customer', id from customer where org_id = $1 and code = 'K7'", [
    world.orgId,
  ]);
  expect(await walk({ text: "seventh" })).toEqual(all);
  expect(await walk({ text: "seventh", customer: "K7" })).toEqual(all);
  expect(await walk({ text: "seventh", customer: "K8" })).toEqual([]);
});

test("a word of many customers lists the orders of all of them, page after page and back", async () => {
  const all = await truth(CUSTOMERS_WITH, "hotel");
  expect(all.length).toBeGreaterThan(1_000);
  expect(await walk({ text: "hotel" })).toEqual(all);
  const second = await ask({ text: "hotel" }, { older: (await ask({ text: "hotel" })).next ?? "" });
  const first = await ask({ text: "hotel" }, { newer: second.previous ?? "" });
  expect(first.items.map(({ number }) => number)).toEqual(all.slice(0, 200));
});

test("with a filter that is judged no order of these customers is left out either", async () => {
  for (const words of ["hotel", "adriatic"]) {
    const all = await truth(`${CUSTOMERS_WITH} and payment_status = 'partially_paid'`, words);
    expect(all.length).toBeGreaterThan(0);
    expect(await walk({ text: words, payment: "partially_paid" }, { limit: 3 })).toEqual(all);
  }
});

test("a word of more customers or orders than a search looks at is gone through to the end", async () => {
  expect(await walk({ text: "shop" })).toEqual(await truth(CUSTOMERS_WITH, "shop"));
  expect(await walk({ text: "web" })).toEqual(await truth(ORDERS_WITH, "web"));
  expect(await walk({ text: "shop", status: "draft" })).toEqual(await truth(`${CUSTOMERS_WITH} and status = 'draft'`, "shop"));
  expect(await walk({ text: "so web", from: "2025-03-01" })).toEqual(
    await truth(`${ORDERS_WITH} and listed_at >= '2025-03-01 00:00 Europe/Belgrade'`, "web"),
  );
  expect(await walk({ text: "so", from: "2025-03-01", to: "2025-03-04" })).toEqual(
    await truth("listed_at >= '2025-03-01 00:00 Europe/Belgrade' and listed_at < '2025-03-05 00:00 Europe/Belgrade'"),
  );
});

test("a page for people shows some of the orders where going through all finds too few, and says so", async () => {
  const dense = await ask({ text: "shop" }, { limit: 50, some: true });
  expect(dense).toMatchObject({ searchedTo: null, someOf: null });
  expect(dense.items.map(({ number }) => number)).toEqual((await truth(CUSTOMERS_WITH, "shop")).slice(0, 50));
  const some = await ask({ text: "web" }, { limit: 50, some: true });
  expect(some.items).toHaveLength(50);
  expect(some).toMatchObject({ next: null, previous: null, searchedTo: null });
  const all = await walk({ text: "web" }, { limit: 50, some: true, older: some.someOf?.cursor });
  expect(all).toEqual(await truth(ORDERS_WITH, "web"));
  const top = await ask({ text: "web" }, { limit: 50, some: true, older: some.someOf?.cursor });
  expect(top.previous).toBeNull();
});

test("another program reaches every order by next_cursor, and reads how far a page that is not full went back", async () => {
  const pages: ReturnType<typeof pageOnWire>[] = [];
  for (let cursor: string | null | undefined; cursor !== null; cursor = pages.at(-1)?.next_cursor ?? null) {
    pages.push(pageOnWire(await listForApi(world.actor, { q: "web", limit: 100, cursor })));
  }
  expect(pages.flatMap(({ items }) => items.map(({ number }) => number))).toEqual(await truth(ORDERS_WITH, "web"));
  expect(pages.pop()?.searched_to).toBeNull();
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.map(({ searched_to }) => searched_to !== null)).toEqual(pages.map(({ items }) => items.length < 100));
});
