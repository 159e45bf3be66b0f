import { customersOf } from "@/bench/history-sql";
import { type Figures, measure, round } from "@/bench/measure";
import type { Plan } from "@/bench/rounds";
import { takeTurns } from "@/bench/rounds";
import { below } from "@/bench/requests";
import type { OrderFilter } from "@/lib/orders/list-filter";
import type { ListOptions } from "@/lib/orders/list-page";
import { listOrders } from "@/lib/orders/read-list";
import { readOrderPage } from "@/lib/orders/read-page";
import { actorOf } from "@/lib/testing/actor";
import { readPlanned } from "@/lib/transaction/in-tenant";

/** An organization with its orders; the same numbers of orders begin at the same number in each. */
export type Loaded = { orgId: string; orders: number };

type Query = (loaded: Loaded) => Promise<unknown>;
export type ListFigures = { few: Figures; many: Figures; growth: number };

const FIRST_NUMBER = 10_001;
// As the page of the office asks.
const PAGE: ListOptions = { timeZone: "Europe/Belgrade", limit: 50, some: true };
// People look at what is recent, and so does the bench: at any of the newest ten thousand.
const RECENT = 10_000;
// Somebody who asks today asks about the same few customers again and again, however many there are.
const ASKED_CUSTOMERS = 90;
const someNumber = ({ orders }: Loaded): string => `SO-${FIRST_NUMBER + orders - 1 - below(Math.min(RECENT, orders))}`;

const list = ({ orgId }: Loaded, filter: OrderFilter, options: Partial<ListOptions> = {}) =>
  readPlanned(orgId, (tx) => listOrders(tx, filter, { ...PAGE, ...options }));

/** One query each as the pages send it: a transaction of its own under the app role, one caller. */
export async function benchLists(plan: Plan, few: Loaded, many: Loaded, say: (line: string) => void): Promise<Record<string, ListFigures>> {
  const deep = new Map([
    [few.orgId, await cursorsInside(few)],
    [many.orgId, await cursorsInside(many)],
  ]);
  const queries: Record<string, Query> = {
    empty_transaction: ({ orgId }) => readPlanned(orgId, (tx) => tx.query("bench_nothing", "select 1", [])),
    list: (loaded) => list(loaded, {}),
    unpaid_unfulfilled: (loaded) => list(loaded, { preset: "unpaid_unfulfilled" }),
    deep_page: (loaded) => list(loaded, {}, { older: deep.get(loaded.orgId)?.[below(DEEP_PLACES)] }),
    search_number: (loaded) => list(loaded, { text: someNumber(loaded) }),
    search_prefix: (loaded) => list(loaded, { text: someNumber(loaded).slice(0, -2) }),
    search_customer: (loaded) => list(loaded, { text: `customer ${customersOf(loaded.orders) - below(ASKED_CUSTOMERS)}` }),
    search_any_customer: (loaded) => list(loaded, { text: `customer ${1 + below(customersOf(loaded.orders))}` }),
    // Words of every order, and words of a thousand of the oldest: the list itself is walked.
    search_everything: (loaded) => list(loaded, { text: "so" }),
    search_far_back: (loaded) => list(loaded, { text: `so-${FIRST_NUMBER}`.slice(0, -3) }),
    order_page: (loaded) => readOrderPage(actorOf(loaded.orgId), someNumber(loaded), "2026-01-01"),
  };
  const figures: Record<string, ListFigures> = {};
  for (const [name, query] of Object.entries(queries)) {
    say(`Reading ${name}…`);
    figures[name] = await benchQuery(plan, query, few, many);
  }
  return figures;
}

async function benchQuery(plan: Plan, query: Query, few: Loaded, many: Loaded): Promise<ListFigures> {
  const side = (loaded: Loaded) => ({ run: (callers: number, seconds: number) => measure(callers, seconds, () => query(loaded)) });
  const sides = { few: side(few), many: side(many) };
  // What people look at is in memory; the first look at a row that lay on the disk is not what is compared.
  for (const { run } of Object.values(sides)) await run(1, 4);
  const measured = await takeTurns({ ...plan, seconds: plan.seconds / 2 }, 1, sides);
  return { ...measured, growth: round(measured.many.p50 / measured.few.p50) };
}

const DEEP_PLACES = 50;
const PAGES_APART = 10;

/** Cursors in the middle of the list, as somebody who pages on and on would hold them. */
async function cursorsInside(loaded: Loaded): Promise<string[]> {
  const jump = await list(loaded, { text: `SO-${FIRST_NUMBER + Math.floor(loaded.orders / 2)}` });
  const middle = jump.items[0];
  if (!middle?.placedAt) throw new Error("The bench found no order in the middle.");
  const cursors: string[] = [];
  let page = await list(loaded, { listedBefore: middle.placedAt });
  while (cursors.length < DEEP_PLACES && page.next !== null) {
    cursors.push(page.next);
    page = await list(loaded, {}, { older: page.next, limit: PAGES_APART });
  }
  return cursors;
}
