import { findHits } from "@/lib/search/find";
import type { Tx } from "@/lib/transaction/in-tenant";
import {
  FROM_THE_TOP,
  KEY,
  type Key,
  type ListedOrder,
  type ListOptions,
  NOTHING,
  type OrderPage,
  pageUpTo,
  placeOf,
  rowsFrom,
  shown,
  sorted,
} from "./list-page";
import { addPlace, bind, bindJudged, conditionsOf, type ListPlace, type ListSql, type Narrowed } from "./list-sql";
import { listWindow } from "./list-window";
import { isOfCustomer, wordsCondition } from "./list-words";

const MOST_HITS = 300;
const MOST_CUSTOMERS = 100;
/** Known, so that a walk need not look at the words of the others. */
const MOST_KNOWN_CUSTOMERS = 400;
/** What is looked at where these are only some: so many orders with the words, and so many of each of so many customers. */
const SOME = { orders: 100, customers: 10, each: 15 };
/** Orders of each of so many found customers that one page may judge for conditions no index answers: few sizes, few statements. */
const judgedOfEach = (customers: number): number => (customers <= 2 ? 250 : customers <= 10 ? 50 : 5);

type Found = { orderIds: string[]; customerIds: string[]; each?: number };

/** Orders by their own words, and the orders of customers whose words they are: from few hits directly, from many by walking the list. */
export async function searchOrders(tx: Tx, filter: Narrowed, text: string, options: ListOptions): Promise<OrderPage> {
  if (filter.customerId && (await isOfCustomer(tx, filter.customerId, text))) return listWindow(tx, filter, options);
  const [orders, customers] = await Promise.all([
    findHits(tx, "order", text, MOST_HITS),
    filter.customerId ? { ids: [], areAll: true } : findHits(tx, "customer", text, MOST_KNOWN_CUSTOMERS),
  ]);
  if (orders.areAll && customers.areAll && customers.ids.length <= MOST_CUSTOMERS)
    return listFound(tx, filter, { orderIds: orders.ids, customerIds: customers.ids }, options);
  const words = wordsCondition(text, {
    orderIds: orders.areAll ? orders.ids : null,
    customerIds: customers.areAll ? customers.ids : null,
  });
  const walked = await listWindow(tx, { ...filter, words }, options);
  const isFirst = options.older === undefined && options.newer === undefined;
  if (!options.some || !isFirst || !walked.searchedTo || walked.items.length > options.limit / 2) return walked;
  const some = { orderIds: orders.ids.slice(0, SOME.orders), customerIds: customers.ids.slice(0, SOME.customers), each: SOME.each };
  const { items } = await listFound(tx, filter, some, options);
  return items.length > 2 * walked.items.length ? { ...NOTHING, items, someOf: { cursor: FROM_THE_TOP } } : walked;
}

/** The orders that were found, and those of the customers: all of them page by page, or with `each` the newest of each once. */
async function listFound(tx: Tx, filter: Narrowed, found: Found, options: ListOptions): Promise<OrderPage> {
  const { orderIds, customerIds } = found;
  const { limit, timeZone } = options;
  if (orderIds.length === 0 && customerIds.length === 0) return NOTHING;
  // Words of one customer alone are that customer's list, which one index answers.
  if (orderIds.length === 0 && customerIds.length === 1) return listWindow(tx, { ...filter, customerId: customerIds[0] }, options);
  const place = placeOf(options);
  const sql = conditionsOf(tx.orgId, filter, "all", timeZone);
  if (place) addPlace(sql, place);
  const each = found.each ?? (sql.judged.length === 0 ? limit + 1 : judgedOfEach(customerIds.length));
  const owners: Owners = { param: bind(sql, customerIds), each };
  const edge = sql.judged.length === 0 || found.each !== undefined ? null : edgeSql(sql, owners, place);
  const known = [...sql.values];
  const { text, values } = foundSql(sql, { owners, edge, orderIds }, limit, place);
  const name = `${limit}_${each}_${sql.shape.join("")}`;
  const rows = await tx.query<ListedOrder>(`orders_hits_${name}`, shown(text, place), values);
  const isWhole = edge === null || customerIds.length === 0 || rows.length > limit;
  const [end = null] = isWhole ? [] : await tx.query<Key>(`orders_edge_${name}`, `select ${KEY} from (${edge}) o`, known);
  return pageUpTo(rows, limit, place, end);
}

/** The customers, and how many orders of each are looked at. */
type Owners = { param: string; each: number };

/** The next orders of each customer, from the index alone. */
const ofEach = ({ param }: Owners, { indexed }: ListSql, place: ListPlace | null, range: string): string =>
  `select o.id, o.listed_at from unnest(${param}::uuid[]) k cross join lateral
    (select o.id, o.listed_at from orders o where o.customer_id = k and ${indexed.join(" and ")} ${sorted(place)} ${range}) o`;

/** Where the first of the customers has no more rows that were looked at: behind it, rows of others are no whole list. */
const edgeSql = (sql: ListSql, owners: Owners, place: ListPlace | null): string =>
  `select o.id, o.listed_at from (${ofEach(owners, sql, place, `limit 1 offset ${owners.each - 1}`)}) o ${sorted(place)} limit 1`;

type Hits = { owners: Owners; edge: string | null; orderIds: readonly string[] };

/** Sorted by what the index says before any row is read, unless rows have to be judged first. */
function foundSql(sql: ListSql, { owners, edge, orderIds }: Hits, limit: number, place: ListPlace | null) {
  const ids = bind(sql, orderIds);
  const { where, values } = bindJudged(sql);
  const hits = `select o.id, o.listed_at from unnest(${ids}::uuid[]) x join orders o on o.id = x and ${sql.indexed.join(" and ")}
    union ${ofEach(owners, sql, place, `limit ${owners.each}`)}`;
  const most = `${sorted(place)} limit ${limit + 1}`;
  if (where === "") {
    return {
      text: `${rowsFrom(`(select o.id from (${hits}) o ${most}) h join orders o on o.org_id = $1 and o.id = h.id`)} ${most}`,
      values,
    };
  }
  const judged = `${rowsFrom(`(${hits}) h join orders o on o.org_id = $1 and o.id = h.id`)} where ${where}`;
  if (edge === null) return { text: `${judged} ${most}`, values };
  const sign = place?.direction === "newer" ? ">" : "<";
  const before = `not exists (select 1 from edge e where (o.listed_at, o.id) ${sign} (e.listed_at, e.id))`;
  return { text: `with edge as materialized (${edge}) ${judged} and ${before} ${most}`, values };
}
