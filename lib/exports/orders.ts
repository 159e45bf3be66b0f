import { toMajor } from "@/lib/ledger/money";
import { filterOfQuery } from "@/lib/orders/list-filter";
import type { ListedOrder } from "@/lib/orders/list-page";
import { listOrders } from "@/lib/orders/read-list";
import { readTenant } from "@/lib/transaction/in-tenant";
import type { Column } from "./csv";
import { type ExportContext, exportOf } from "./export";

const PAGE = 200;
/** Rows that one reading may judge: many more than on a page, because a file is read to its end. */
const JUDGED = 5000;

const money = (amount: (order: ListedOrder) => number) => (order: ListedOrder) => toMajor(amount(order), order.currency);

const COLUMNS: Column<ListedOrder>[] = [
  { title: "Order", cell: ({ number }) => number },
  { title: "Status", cell: ({ status }) => status },
  { title: "Allocation", cell: ({ allocationStatus }) => allocationStatus },
  { title: "Fulfilment", cell: ({ fulfilmentStatus }) => fulfilmentStatus },
  { title: "Payment", cell: ({ paymentStatus }) => paymentStatus },
  { title: "Invoice", cell: ({ invoiceStatus }) => invoiceStatus },
  { title: "Return", cell: ({ returnStatus }) => returnStatus },
  { title: "Customer code", cell: ({ customerCode }) => customerCode },
  { title: "Customer", cell: ({ customerName }) => customerName },
  { title: "Channel", cell: ({ channel }) => channel },
  { title: "Document", cell: ({ externalId }) => externalId },
  { title: "Terms", cell: ({ terms }) => terms },
  { title: "Currency", cell: ({ currency }) => currency },
  { title: "Total", cell: money(({ totalMinor }) => totalMinor) },
  { title: "Receivable", cell: money(({ receivableMinor }) => receivableMinor) },
  { title: "Due", cell: money(({ dueMinor }) => dueMinor) },
  { title: "Due on", cell: ({ dueOn }) => dueOn },
  { title: "Units", cell: ({ orderedUnits }) => orderedUnits },
  { title: "Units waiting", cell: ({ waitingUnits }) => waitingUnits },
  { title: "Created at", cell: ({ createdAt }) => createdAt },
  { title: "Placed at", cell: ({ placedAt }) => placedAt },
];

/** Also what lies behind a window that the list judges row by row: an export goes on to the end. */
async function* pages({ actor, timeZone, query }: ExportContext): AsyncGenerator<readonly ListedOrder[]> {
  const filter = filterOfQuery(query);
  for (let older: string | undefined; ; ) {
    const page = await readTenant(actor.orgId, (tx) => listOrders(tx, filter, { timeZone, limit: PAGE, older, judged: JUDGED }));
    if (page.items.length > 0) yield page.items;
    const next = page.next ?? page.searchedTo?.cursor;
    if (next === undefined) return;
    older = next;
  }
}

export const exportOrders = exportOf(COLUMNS, pages);
