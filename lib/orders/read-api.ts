import { cursorOf } from "@/lib/catalogue/keyset";
import type { Actor } from "@/lib/tenancy/actor";
import { readPlanned, type Tx } from "@/lib/transaction/in-tenant";
import type { OrderEvent } from "./consequences";
import type { OrderFilter } from "./list-filter";
import type { Order } from "./order";
import type { ListedOrder, OrderPage } from "./list-page";
import { listOrders } from "./read-list";
import { findOrder, isUuid } from "./read-order";
import { type QueuePlace, readPositions } from "./read-positions";
import { type Locations, type OrderParties, type OrderRecord, readEvents, readLocations, readParties, readRecord } from "./read-record";
import { viewOrder } from "./view";
import type { Withheld } from "./receipt";
import { type Effect, type EffectState, moneyOf, type Receipt, type WireOrder } from "./wire";

type OrderView = { order: Order; parties: OrderParties; positions: Map<string, QueuePlace> };

/** Each answer reads what it tells and nothing else; null when there is no such order here. */
const readOf = <View>(actor: Actor, idOrNumber: string, around: (tx: Tx, order: Order) => Promise<View>): Promise<View | null> =>
  readPlanned(actor.orgId, async (tx) => {
    const order = await findOrder(tx, idOrNumber);
    return order && around(tx, order);
  });

async function readView(tx: Tx, order: Order): Promise<OrderView | null> {
  const [parties, positions] = await Promise.all([readParties(tx, order), readPositions(tx, order.id)]);
  return parties && { order, parties, positions };
}

export const readOrderForApi = (actor: Actor, idOrNumber: string): Promise<OrderView | null> => readOf(actor, idOrNumber, readView);

type ReceiptView = OrderView & { consequences: OrderRecord["consequences"]; locations: Locations };

export const readReceiptForApi = (actor: Actor, idOrNumber: string): Promise<ReceiptView | null> =>
  readOf(actor, idOrNumber, async (tx, order) => {
    const [view, { consequences }, locations] = await Promise.all([readView(tx, order), readRecord(tx, order), readLocations(tx)]);
    return view && { ...view, consequences, locations };
  });

const ID_OF = {
  id: "select id from orders where org_id = $1 and id = $2::uuid",
  number: "select id from orders where org_id = $1 and number = $2",
};

export type EventsPage = { events: OrderEvent[]; next: string | null };

/** A page of what happened, the latest first. A cursor somebody made up leads to the first page. */
export const readEventsForApi = (
  actor: Actor,
  idOrNumber: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<EventsPage | null> =>
  readPlanned(actor.orgId, async (tx) => {
    const by = isUuid(idOrNumber) ? "id" : "number";
    const [order] = await tx.query<{ id: string }>(`order_id_by_${by}`, ID_OF[by], [tx.orgId, idOrNumber]);
    if (!order) return null;
    const rows = await readEvents(tx, order.id, versionIn(cursor), limit + 1);
    const events = rows.slice(0, limit);
    const last = events.at(-1);
    return { events, next: rows.length > limit && last ? cursorOf(String(last.version)) : null };
  });

function versionIn(cursor: string | undefined): number | undefined {
  const version = Number(cursor ?? Number.NaN);
  return Number.isInteger(version) && version > 0 && version < 2 ** 31 ? version : undefined;
}

export const orderOnWire = ({ order, parties, positions }: OrderView, actor: Actor): WireOrder =>
  viewOrder(order, {
    customer: { code: parties.customerCode, name: parties.customerName },
    positions: new Map([...positions].map(([lineId, { position }]) => [lineId, position])),
    rights: actor.rights,
  });

export const eventsOnWire = ({ events, next }: EventsPage) => ({
  next_cursor: next,
  items: events.map(({ version, move, actorKind, actorName, occurredAt, reason, changes, txid, at }) => ({
    version,
    move,
    actor_kind: actorKind,
    actor: actorName,
    occurred_at: occurredAt.toISOString(),
    reason,
    changes,
    txid,
    at: at.toISOString(),
  })),
});

/** The receipt of the placement, from the rows that it wrote; four withheld effects while there is none. */
export function receiptOnWire(view: ReceiptView): Receipt {
  const { order, consequences: done, locations } = view;
  const withheld: Withheld = order.status === "pending_approval" ? "awaiting_approval" : "not_placed";
  const mark = <S extends EffectState>(state: S) =>
    done ? { state, txid: done.txid } : { state: "withheld" as const, txid: null, reason: withheld };
  const [reserved, waiting] = [done?.stock.reservedUnits ?? 0, done?.stock.waitingUnits ?? 0];
  const lines = new Map(order.lines.map((line) => [line.id, line]));
  const effects: Effect[] = [
    {
      kind: "stock",
      ...mark(waiting === 0 ? "reserved" : reserved > 0 ? "partially_reserved" : "backordered"),
      strategy: order.strategy,
      units: (done?.stock.lines ?? []).map(({ lineId, locationId, units }) => {
        const { line = 0, sku = "" } = lines.get(lineId) ?? {};
        return { line, sku, location: locations.get(locationId)?.code ?? "", units };
      }),
      waiting: order.lines.flatMap((line) => {
        const place = view.positions.get(line.id);
        return place && done ? [{ line: line.line, sku: line.sku, units: line.backordered, position: place.position }] : [];
      }),
    },
    {
      kind: "receivable",
      ...mark("posted"),
      amount: moneyOf(done?.receivable.amountMinor ?? order.totalMinor, order.currency),
      due_on: order.dueOn,
    },
    { kind: "email", ...mark("queued"), topic: "email.order_confirmed", to: done?.email?.to ?? view.parties.email },
    { kind: "tag", ...mark("tagged"), tag: done?.tags[0]?.tag ?? null, tags: done?.tags.map(({ tag }) => tag) ?? [] },
  ];
  return { committed: done !== null, txid: done?.txid ?? null, at: done?.at.toISOString() ?? null, effects };
}

const summaryOnWire = (row: ListedOrder) => ({
  id: row.id,
  number: row.number,
  version: row.version,
  status: row.status,
  allocation_status: row.allocationStatus,
  fulfilment_status: row.fulfilmentStatus,
  payment_status: row.paymentStatus,
  invoice_status: row.invoiceStatus,
  return_status: row.returnStatus,
  customer: row.customerCode,
  customer_name: row.customerName,
  terms: row.terms,
  channel: row.channel,
  external_id: row.externalId,
  placed_at: row.placedAt?.toISOString() ?? null,
  created_at: row.createdAt.toISOString(),
  due_on: row.dueOn,
  ordered_units: row.orderedUnits,
  waiting_units: row.waitingUnits,
  total: moneyOf(row.totalMinor, row.currency),
  receivable: moneyOf(row.receivableMinor, row.currency),
  due: moneyOf(row.dueMinor, row.currency),
});

/** The page as other programs get it: its end is where next_cursor is null, not where it holds few. */
export const pageOnWire = ({ items, next, searchedTo }: OrderPage) => ({
  items: items.map(summaryOnWire),
  next_cursor: next ?? searchedTo?.cursor ?? null,
  searched_to: searchedTo && new Date(searchedTo.listedAt).toISOString(),
});

export type ListQuery = {
  status?: OrderFilter["status"];
  allocation_status?: OrderFilter["allocation"];
  fulfilment_status?: OrderFilter["fulfilment"];
  payment_status?: OrderFilter["payment"];
  invoice_status?: OrderFilter["invoice"];
  return_status?: OrderFilter["returned"];
  customer?: string | undefined;
  placed_after?: string | undefined;
  placed_before?: string | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** A page of orders for other programs, newest first. */
export function listForApi(actor: Actor, query: ListQuery): Promise<OrderPage> {
  const { status, customer, q: text, cursor: older, limit } = query;
  const { allocation_status: allocation, fulfilment_status: fulfilment, payment_status: payment } = query;
  const { invoice_status: invoice, return_status: returned } = query;
  const instant = (time: string | undefined) => (time === undefined ? undefined : new Date(time));
  const [listedFrom, listedBefore] = [instant(query.placed_after), instant(query.placed_before)];
  const filter = { status, allocation, fulfilment, payment, invoice, returned, customer, text, listedFrom, listedBefore };
  return readPlanned(actor.orgId, (tx) => listOrders(tx, filter, { timeZone: "UTC", limit, older }));
}
