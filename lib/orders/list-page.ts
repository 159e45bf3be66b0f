import type { AllocationStatus, FulfilmentStatus, InvoiceStatus, OrderStatus, PaymentStatus, ReturnStatus, Terms } from "@/db/values";
import { cursorOf, type KeysetPage, keyOfCursor, pageOf } from "@/lib/catalogue/keyset";
import type { ListPlace } from "./list-sql";
import { isUuid } from "./read-order";
import { isWrittenInstant } from "./written-instant";

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
  /** Set when these are only some of the orders with the words: where a walk through all orders begins. */
  someOf: { cursor: string } | null;
};

export type ListOptions = {
  timeZone: string;
  limit: number;
  older?: string | undefined;
  newer?: string | undefined;
  /** Rows that one page may judge for conditions no index answers; whoever wants more goes on from there. */
  judged?: number | undefined;
  /** For people: where a walk through all orders finds too few with the words, some others are shown instead. */
  some?: boolean | undefined;
};

export const NOTHING: OrderPage = { items: [], next: null, previous: null, searchedTo: null, someOf: null };

/** Leads to the first page, as every cursor without a place does. */
export const FROM_THE_TOP = cursorOf("top");

/** A row's place in the list. */
export type Key = { listedAt: string; id: string };

const keyOf = ({ listedAt, id }: Key): string => `${listedAt}|${id}`;

/** A cursor somebody made up leads to the first page. */
export function placeOf({ older, newer }: ListOptions): ListPlace | null {
  const cursor = older ?? newer;
  if (cursor === undefined) return null;
  const [listedAt = "", id = ""] = keyOfCursor(cursor).split("|");
  if (!isUuid(id) || !isWrittenInstant(listedAt)) return null;
  return { listedAt, id, direction: older === undefined ? "newer" : "older" };
}

/** Cuts what was read into a page. `end` is where the judged rows end, if that is before the list does: one goes on from there. */
export function pageUpTo(rows: readonly ListedOrder[], limit: number, place: ListPlace | null, end: Key | null): OrderPage {
  const before = place?.direction === "newer" ? "" : undefined;
  const after = place?.direction === "older" ? "" : undefined;
  const page = { ...pageOf(rows, limit, { after, before }, (row) => cursorOf(keyOf(row))), searchedTo: null, someOf: null };
  if (!end) return page;
  const cursor = cursorOf(keyOf(end));
  return place?.direction === "newer" ? { ...page, previous: cursor } : { ...page, searchedTo: { cursor, listedAt: end.listedAt } };
}

const COLUMNS = `o.id, o.number, o.version, o.status, o.allocation_status, o.fulfilment_status, o.payment_status, o.invoice_status, o.return_status,
  o.customer_id, o.channel, o.external_id, o.terms, o.currency, o.total_minor, o.receivable_minor, o.due_minor, o.ordered_units,
  o.waiting_units, o.due_on, o.placed_at, o.created_at, o.listed_at`;

const SHOWN = `o.id, o.number, o.version, o.status, o.allocation_status as "allocationStatus", o.fulfilment_status as "fulfilmentStatus",
  o.payment_status as "paymentStatus", o.invoice_status as "invoiceStatus", o.return_status as "returnStatus", c.code as "customerCode",
  c.name as "customerName", o.channel, o.external_id as "externalId", o.terms, o.currency, o.total_minor as "totalMinor",
  o.receivable_minor as "receivableMinor", o.due_minor as "dueMinor", o.ordered_units as "orderedUnits", o.waiting_units as "waitingUnits",
  o.due_on as "dueOn", o.placed_at as "placedAt", o.created_at as "createdAt", o.listed_at::text as "listedAt"`;

export const rowsFrom = (from: string): string => `select ${COLUMNS} from ${from}`;
export const KEY = `o.id, o.listed_at::text as "listedAt"`;

// The indexes are declared "nulls last", and an order that says otherwise would be sorted.
export const sorted = (place: ListPlace | null): string =>
  place?.direction === "newer"
    ? "order by o.listed_at asc nulls first, o.id asc nulls first"
    : "order by o.listed_at desc nulls last, o.id desc nulls last";

/** Rows of `rowsFrom` with the names of their customers, as a list shows them. */
export const shown = (from: string, place: ListPlace | null): string =>
  `select ${SHOWN} from (${from}) o join customer c on c.org_id = $1 and c.id = o.customer_id ${sorted(place)}`;
