import type { ReactNode } from "react";
import { shortDay, timeText } from "@/components/ui/day-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Chip } from "@/components/ui/chip";
import { formatMoney, formatUnits } from "@/components/ui/figure-format";
import { PAYMENT_WORDS, STATUS_WORDS } from "@/components/orders/status-words";
import type { ListedOrder } from "@/lib/orders/read-list";

type Moment = { now: Date; zone: string; today: string };

/** Cells are plain text where they can be: a page of them is drawn a hundred times a second. */
const columnsAt = ({ now, zone, today }: Moment): readonly Column<ListedOrder>[] => [
  { key: "number", header: "Order", phone: "title", width: "min", cell: (order) => order.number },
  {
    key: "customer",
    header: "Customer",
    width: "fill",
    cell: (order) => <span className="line-clamp-1 break-all">{order.customerName}</span>,
  },
  { key: "status", header: "Status", width: "min", cell: (order) => <StatusCell order={order} /> },
  { key: "stock", header: "Stock", on: "tablet", width: "min", cell: stockCell },
  { key: "payment", header: "Payment", on: "desktop", width: "min", cell: (order) => paymentCell(order, today) },
  { key: "placed", header: "Placed", on: "tablet", width: "min", cell: (order) => timeText(new Date(order.listedAt), zone, "auto", now) },
  { key: "units", header: "Units", align: "end", on: "desktop", width: "min", cell: (order) => formatUnits(order.orderedUnits) },
  {
    key: "total",
    header: "Total",
    align: "end",
    phone: "figure",
    width: "min",
    cell: (order) => formatMoney(order.totalMinor, order.currency),
  },
];

function StatusCell({ order }: { order: ListedOrder }) {
  const { text, tone, shape } = STATUS_WORDS[order.status];
  return (
    <Chip tone={tone} shape={shape}>
      {text}
    </Chip>
  );
}

function stockCell(order: ListedOrder): ReactNode {
  if (order.waitingUnits > 0)
    return (
      <Chip tone="wait" shape={order.allocationStatus === "partially_reserved" ? "half" : "ring"}>
        {formatUnits(order.waitingUnits)} waiting
      </Chip>
    );
  return order.allocationStatus === "reserved" ? "Reserved" : <span className="text-ink-3">–</span>;
}

function paymentCell(order: ListedOrder, today: string): ReactNode {
  if (order.status === "draft" || order.status === "pending_approval") return <span className="text-ink-3">–</span>;
  const { text } = PAYMENT_WORDS[order.paymentStatus];
  if (order.dueMinor <= 0 || !order.dueOn) return text;
  const due = shortDay(order.dueOn, today);
  return order.dueOn < today ? <span className="font-medium text-stop">{`${text}, due since ${due}`}</span> : `${text}, due ${due}`;
}

type OrderTableProps = Moment & { caption: string; orders: readonly ListedOrder[]; empty: ReactNode };

export function OrderTable({ caption, orders, empty, ...moment }: OrderTableProps) {
  return (
    <DataTable
      caption={caption}
      columns={columnsAt(moment)}
      rows={orders}
      rowKey={({ id }) => id}
      rowHref={({ number }) => `/orders/${encodeURIComponent(number)}`}
      rowTone={(order) => (order.status === "pending_approval" ? "wait" : undefined)}
      empty={empty}
    />
  );
}
