import type { AllocationStatus, FulfilmentStatus, InvoiceStatus, OrderStatus, PaymentStatus, ReturnStatus, Terms } from "@/db/values";
import { cursorOf, type KeysetPage, keyOfCursor, pageOf } from "@/lib/catalogue/keyset";
import { findIds } from "@/lib/search/find";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { OrderFilter } from "./list-filter";
import { addPlace, bind, bindJudged, conditionsOf, driverOf, type ListPlace, type ListSql, type Narrowed } from "./list-sql";
import { isUuid } from "./read-order";

export type ListedOrder = {
  id: string;
  number: string;
  version: number;
  status: OrderStatus;
  allocationStatus: AllocationStatus;
  fulfilmentStatus: FulfilmentStatus;
  paymentStatus: PaymentStatus;
  invoiceStatus: InvoiceStatus;
  returnStatus: ReturnStatus;
  customerCode: string;
  customerName: string;
  channel: string | null;
  externalId: string | null;
  terms: Terms;
  currency: string;
  totalMinor: number;
  receivableMinor: number;
  dueMinor: number;
  orderedUnits: number;
  waitingUnits: number;
  dueOn: string | null;
  placedAt: Date | null;
  createdAt: Date;
  /** Exact to the microsecond, because the next page begins behind it. */
  listedAt: string;
};

export type OrderPage = KeysetPage<ListedOrder> & {
  /** Set when not every order could be looked at: how far back the search went, as a cursor to go on from. */
  searchedTo: { cursor: string; listedAt: string } | null;
  /** More orders have these words than were looked at. */
  tooManyHits: boolean;
};

export type ListOptions = { timeZone: string; limit: number; older?: string | undefined; newer?: string | undefined };

/** Rows that one page may judge for conditions no index answers; whoever wants more goes on from there. */
const MOST_JUDGED = 1000;
const MOST_HITS = 300;
const MOST_CUSTOMERS = 10;
const MOST_PER_CUSTOMER = 100;

const COLUMNS = `o.id, o.number, o.version, o.status, o.allocation_status, o.fulfilment_status, o.payment_status, o.invoice_status, o.return_status,
  o.customer_id, o.channel, o.external_id, o.terms, o.currency, o.total_minor, o.receivable_minor, o.due_minor, o.ordered_units,
  o.waiting_units, o.due_on, o.placed_at, o.created_at, o.listed_at`;

const SHOWN = `o.id, o.number, o.version, o.status, o.allocation_status as "allocationStatus", o.fulfilment_status as "fulfilmentStatus",
  o.payment_status as "paymentStatus", o.invoice_status as "invoiceStatus", o.return_status as "returnStatus", c.code as "customerCode",
  c.name as "customerName", o.channel, o.external_id as "externalId", o.terms, o.currency, o.total_minor as "totalMinor",
  o.receivable_minor as "receivableMinor", o.due_minor as "dueMinor", o.ordered_units as "orderedUnits", o.waiting_units as "waitingUnits",
  o.due_on as "dueOn", o.placed_at as "placedAt", o.created_at as "createdAt", o.listed_at::text as "listedAt"`;

const NOTHING: OrderPage = { items: [], next: null, previous: null, searchedTo: null, tooManyHits: false };

/** One page of orders, newest first. Every shape of it reads one index and a bounded number of rows. */
export async function listOrders(tx: Tx, filter: OrderFilter, options: ListOptions): Promise<OrderPage> {
  const narrowed = await narrow(tx, filter);
  if (!narrowed) return NOTHING;
  return filter.text ? listHits(tx, narrowed, filter.text, options) : listNarrowed(tx, narrowed, options);
}

async function listNarrowed(tx: Tx, narrowed: Narrowed, options: ListOptions): Promise<OrderPage> {
  const place = placeOf(options);
  const driver = driverOf(narrowed);
  const sql = conditionsOf(tx.orgId, narrowed, driver, options.timeZone);
  if (place) addPlace(sql, place);
  const { text, values } = pageSql(sql, options.limit, place);
  const rows = await tx.query<ListedOrder>(`orders_${options.limit}_${sql.shape.join("")}`, text, values);
  const judgedAll = sql.judged.length === 0 || rows.length > options.limit;
  return { ...cut(rows, options), searchedTo: judgedAll ? null : await endOfWindow(tx, sql, place), tooManyHits: false };
}

/** Presets become conditions, and the customer's code its id; null when nothing can match. */
async function narrow(tx: Tx, filter: OrderFilter): Promise<Narrowed | null> {
  const { preset, customer, ...rest } = filter;
  const status = preset === "approval" ? "pending_approval" : rest.status;
  const narrowed: Narrowed = { ...rest, status, preset };
  if (!customer) return narrowed;
  if (isUuid(customer)) return { ...narrowed, customerId: customer };
  const found = await tx.query<{ id: string }>("customer_id_by_code", "select id from customer where org_id = $1 and code = $2", [
    tx.orgId,
    customer,
  ]);
  return found[0] ? { ...narrowed, customerId: found[0].id } : null;
}

const sortKeys = (place: ListPlace | null): string =>
  place?.direction === "newer" ? "o.listed_at asc nulls first, o.id asc nulls first" : "o.listed_at desc nulls last, o.id desc nulls last";

const joined = (from: string, place: ListPlace | null): string =>
  `select ${SHOWN} from (${from}) o join customer c on c.org_id = $1 and c.id = o.customer_id order by ${sortKeys(place)}`;

// The indexes are declared "nulls last", and an order that says otherwise would be sorted.
const sorted = (place: ListPlace | null): string => `order by ${sortKeys(place)} limit`;

/** Without conditions that no index answers, the index alone makes the page; with them, a window of rows is judged. */
function pageSql(sql: ListSql, limit: number, place: ListPlace | null): { text: string; values: unknown[] } {
  const rows = (most: number) => `select ${COLUMNS} from orders o where ${sql.indexed.join(" and ")} ${sorted(place)} ${most}`;
  if (sql.judged.length === 0) return { text: joined(rows(limit + 1), place), values: sql.values };
  const { where, values } = bindJudged(sql);
  return { text: joined(`select o.* from (${rows(MOST_JUDGED)}) o where ${where} ${sorted(place)} ${limit + 1}`, place), values };
}

/** Where the judged rows end, if there is anything behind them. */
async function endOfWindow(tx: Tx, sql: ListSql, place: ListPlace | null): Promise<OrderPage["searchedTo"]> {
  if (place?.direction === "newer") return null;
  const text = `select o.id, o.listed_at::text as "listedAt" from orders o where ${sql.indexed.join(" and ")}
    ${sorted(null)} 2 offset ${MOST_JUDGED - 1}`;
  const [end, behind] = await tx.query<{ id: string; listedAt: string }>(`orders_end_${sql.shape.join("")}`, text, sql.values);
  return end && behind ? { cursor: cursorOf(keyOf(end)), listedAt: end.listedAt } : null;
}

/** Orders by their own words, and the newest orders of customers whose words they are. */
async function listHits(tx: Tx, filter: Narrowed, text: string, options: ListOptions): Promise<OrderPage> {
  const [orderIds, customerIds] = await Promise.all([
    findIds(tx, "order", text, MOST_HITS),
    filter.customerId ? [] : findIds(tx, "customer", text, MOST_CUSTOMERS),
  ]);
  if (orderIds.length === 0 && customerIds.length === 0) return NOTHING;
  // Words of one customer alone are that customer's list, which one index answers.
  if (orderIds.length === 0 && customerIds.length === 1) return listNarrowed(tx, { ...filter, customerId: customerIds[0] }, options);
  const place = placeOf(options);
  const sql = conditionsOf(tx.orgId, filter, "all", options.timeZone);
  const [ids, owners] = [bind(sql, orderIds), bind(sql, customerIds)];
  if (place) addPlace(sql, place);
  const { where, values } = bindJudged(sql);
  const indexed = sql.indexed.join(" and ");
  // Sorted by what the index says before any row is read, unless rows have to be judged first.
  const hits = `select o.id, o.listed_at from unnest(${ids}::uuid[]) x join orders o on o.id = x and ${indexed} union
    select o.id, o.listed_at from unnest(${owners}::uuid[]) k cross join lateral
      (select o.id, o.listed_at from orders o where o.customer_id = k and ${indexed} ${sorted(place)} ${MOST_PER_CUSTOMER}) o`;
  const most = options.limit + 1;
  const shown = where === "" ? `select o.id from (${hits}) o ${sorted(place)} ${most}` : hits;
  const page = `select ${COLUMNS} from (${shown}) h join orders o on o.org_id = $1 and o.id = h.id
    ${where === "" ? "" : `where ${where}`} ${sorted(place)} ${most}`;
  const rows = await tx.query<ListedOrder>(`orders_hits_${options.limit}_${sql.shape.join("")}`, joined(page, place), values);
  return { ...cut(rows, options), searchedTo: null, tooManyHits: orderIds.length === MOST_HITS };
}

const keyOf = ({ listedAt, id }: { listedAt: string; id: string }): string => `${listedAt}|${id}`;

/** A cursor somebody made up leads to the first page. */
function placeOf({ older, newer }: ListOptions): ListPlace | null {
  const cursor = older ?? newer;
  if (cursor === undefined) return null;
  const [listedAt = "", id = ""] = keyOfCursor(cursor).split("|");
  if (!isUuid(id) || Number.isNaN(Date.parse(listedAt))) return null;
  return { listedAt, id, direction: older === undefined ? "newer" : "older" };
}

function cut(rows: readonly ListedOrder[], { limit, older, newer }: ListOptions): KeysetPage<ListedOrder> {
  const place = older === undefined ? { before: newer } : { after: older };
  return pageOf(rows, limit, place, (row) => cursorOf(keyOf(row)));
}
