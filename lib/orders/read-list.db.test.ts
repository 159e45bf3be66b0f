import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addCustomer } from "@/lib/testing/goods";
import { loadCustomers, loadOrders, nameCustomers, nameOrders } from "@/lib/testing/listed-orders";
import { FOR_ANY_VALUES, plansOf, RUN, tooCostly } from "@/lib/testing/plans";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { readPlanned, readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { countOpenWork, countPresets } from "./count-lists";
import { filterOfQuery, type OrderFilter, queryOfFilter } from "./list-filter";
import type { ListOptions } from "./list-page";
import { listForApi } from "./read-api";
import { listOrders } from "./read-list";

const ORDERS = 100_000;
const OPTIONS = { timeZone: "Europe/Belgrade", limit: 50 };

let world: World;

beforeAll(async () => {
  world = await createWorld();
  for (const code of ["ADRIATIC", "BALTIC"]) await addCustomer(world, { code });
  await world.sql("insert into search_token select org_id, lower(code), 'customer', id from customer where org_id = $1", [world.orgId]);
  await loadCustomers(world, 500);
  await loadOrders(world, ORDERS);
  await nameCustomers(world, "hotel", 24);
  await nameCustomers(world, "inn", 100);
  await nameCustomers(world, "shop", 250);
  await nameOrders(world, "web", 250);
  const other = await addOrganization(world.sql, "other");
  await addCustomer({ ...world, orgId: other }, { code: "ADRIATIC" });
  await loadOrders({ ...world, orgId: other }, 5_000);
  await world.sql("vacuum analyze orders");
  await world.sql("analyze");
}, 120_000);
afterAll(() => world.close());

/** Tables that grow with history; the few customers and locations may be read through. */
const LIMITS = { growing: ["orders", "search_token"], mostBlocks: 6000 };

/** What the reading costs too much: as planned for its values, and for any, as a page of orders is. */
const costlyIn = async (read: (tx: Tx) => Promise<unknown>): Promise<string[]> =>
  tooCostly(await plansOf(() => readPlanned(world.orgId, read), [RUN, FOR_ANY_VALUES]), LIMITS);

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
  invoiced: { invoice: "invoiced" },
  "partly invoiced": { invoice: "partially_invoiced" },
  "not invoiced": { invoice: "not_invoiced" },
  returned: { return: "returned" },
  "a return that nothing has": { return: "requested" },
  "no return": { return: "none" },
  "returned and credited": { return: "returned", invoice: "credited" },
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
  "a name among one customer's orders": { q: "adriatic", customer: "ADRIATIC" },
  "a word of some customers": { q: "hotel" },
  "a word of some customers and a status": { q: "hotel", status: "draft" },
  "a word of as many customers as are looked at": { q: "inn" },
  "a word of so many customers and a status": { q: "inn", payment: "partially_paid" },
  "a word of most customers": { q: "shop" },
  "a word of most customers and what is rare": { q: "shop", status: "draft", payment: "paid" },
  "a word of many orders, far apart": { q: "web" },
};

describe("every list reads an index and a bounded number of blocks, as the app role over 100,000 orders", () => {
  test.each(Object.entries(FILTERS))("%s", async (_name, query) => {
    const filter = filterOfQuery(query);
    const costly = await costlyIn(async (tx) => {
      const first = await listOrders(tx, filter, { ...OPTIONS, some: true });
      if (first.next) await listOrders(tx, filter, { ...OPTIONS, older: first.next });
      if (first.previous ?? first.next) await listOrders(tx, filter, { ...OPTIONS, newer: first.previous ?? first.next ?? "" });
    });
    expect(costly).toEqual([]);
  });

  test("the counts beside the names", async () => {
    expect(await costlyIn(countPresets)).toEqual([]);
    expect(await costlyIn(countOpenWork)).toEqual([]);
  });
});

describe("what a list shows", () => {
  const ask = (filter: OrderFilter, options: Partial<ListOptions> = {}) =>
    readPlanned(world.orgId, (tx) => listOrders(tx, filter, { ...OPTIONS, ...options }));

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
  });

  test("the list of what needs approval narrows like any other: no canceled order is among them", async () => {
    const approval = await ask({ preset: "approval" });
    expect(new Set(approval.items.map(({ status }) => status))).toEqual(new Set(["pending_approval"]));
    expect(await ask({ preset: "approval", status: "pending_approval" })).toEqual(approval);
    expect(await ask({ preset: "approval", status: "canceled" })).toMatchObject({ items: [], next: null, searchedTo: null });
  });

  test("every status of the row can be asked for", async () => {
    const counted = async (query: Record<string, string>) => (await ask(filterOfQuery(query), { limit: 200 })).items;
    expect((await counted({ invoice: "credited" })).map(({ invoiceStatus }) => invoiceStatus)).toEqual(Array(100).fill("credited"));
    expect((await counted({ return: "returned" })).map(({ returnStatus }) => returnStatus)).toEqual(Array(100).fill("returned"));
    expect(await counted({ return: "partially_returned", invoice: "invoiced" })).toHaveLength(100);
    expect(await counted({ return: "partially_returned", invoice: "not_invoiced" })).toEqual([]);
    expect(queryOfFilter(filterOfQuery({ invoice: "credited", return: "returned" })).toString()).toBe("invoice=credited&return=returned");
    const page = await listForApi(world.actor, {
      invoice_status: "credited",
      return_status: "returned",
      fulfilment_status: "delivered",
      limit: 50,
    });
    expect(page.items.map(({ invoiceStatus, returnStatus }) => [invoiceStatus, returnStatus])).toEqual(
      Array(50).fill(["credited", "returned"]),
    );
    expect((await listForApi(world.actor, { invoice_status: "credited", fulfilment_status: "picked", limit: 50 })).items).toEqual([]);
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
