import type { OrderEvent } from "@/lib/orders/consequences";
import { readEventsForApi } from "@/lib/orders/read-api";
import { type Column, csvStream } from "./csv";
import type { ExportList } from "./export";
import { keysetPages } from "./keyset-pages";

const PAGE = 200;

const COLUMNS: Column<OrderEvent>[] = [
  { title: "At", cell: ({ occurredAt }) => occurredAt },
  { title: "Version", cell: ({ version }) => version },
  { title: "Move", cell: ({ move }) => move },
  { title: "By", cell: ({ actorName }) => actorName },
  { title: "Kind of actor", cell: ({ actorKind }) => actorKind },
  { title: "Reason", cell: ({ reason }) => reason },
  { title: "Changes", cell: ({ changes }) => JSON.stringify(changes) },
  { title: "Transaction", cell: ({ txid }) => txid },
];

/** What happened to one order, the latest first: /exports/order-events.csv?order=SO-10001. */
export const exportOrderEvents: ExportList = async ({ actor, query, timeZone }) => {
  const order = query["order"] ?? "";
  if (!(await readEventsForApi(actor, order, { limit: 1 }))) return null;
  const pages = keysetPages<OrderEvent>(async ({ after }) => {
    const page = await readEventsForApi(actor, order, { cursor: after, limit: PAGE });
    return { items: page?.events ?? [], next: page?.next ?? null, previous: null };
  });
  return csvStream(COLUMNS, pages, timeZone);
};
