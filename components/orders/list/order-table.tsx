import type { ReactNode } from "react";
import { shortDay, timeText } from "@/components/ui/day-form";
import { chipLook } from "@/components/ui/chip";
import { formatMoney, formatUnits } from "@/components/ui/figure-format";
import type { LightCell } from "@/components/ui/light-rows";
import { type LightColumn, LightTable } from "@/components/ui/light-table";
import { PAYMENT_WORDS, STATUS_WORDS } from "@/components/orders/status-words";
import type { ListedOrder } from "@/lib/orders/list-page";

type Moment = { now: Date; zone: string; today: string };

const NOTHING: LightCell = ["–", "text-ink-3"];

const columnsAt = ({ now, zone, today }: Moment): readonly LightColumn<ListedOrder>[] => [
  { key: "number", header: "Order", phone: "title", width: "min", cell: ({ number }) => number },
  { key: "customer", header: "Customer", width: "fill", cell: ({ customerName }) => [customerName, "line-clamp-1 break-all"] },
  { key: "status", header: "Status", width: "min", cell: statusCell },
  { key: "stock", header: "Stock", on: "tablet", width: "min", cell: stockCell },
  { key: "payment", header: "Payment", on: "desktop", width: "min", cell: (order) => paymentCell(order, today) },
  { key: "placed", header: "Placed", on: "tablet", width: "min", cell: ({ listedAt }) => timeText(new Date(listedAt), zone, "auto", now) },
  { key: "units", header: "Units", align: "end", on: "desktop", width: "min", cell: ({ orderedUnits }) => formatUnits(orderedUnits) },
  {
    key: "total",
    header: "Total",
    align: "end",
    phone: "figure",
    width: "min",
    cell: ({ totalMinor, currency }) => formatMoney(totalMinor, currency),
  },
];

function statusCell({ status }: ListedOrder): LightCell {
  const { text, tone, shape } = STATUS_WORDS[status];
  return [text, chipLook({ tone, shape })];
}

function stockCell({ waitingUnits, allocationStatus }: ListedOrder): LightCell {
  const shape = allocationStatus === "partially_reserved" ? "half" : "ring";
  if (waitingUnits > 0) return [`${formatUnits(waitingUnits)} waiting`, chipLook({ tone: "wait", shape })];
  return allocationStatus === "reserved" ? "Reserved" : NOTHING;
}

function paymentCell(order: ListedOrder, today: string): LightCell {
  if (order.status === "draft" || order.status === "pending_approval") return NOTHING;
  const { text } = PAYMENT_WORDS[order.paymentStatus];
  if (order.dueMinor <= 0 || !order.dueOn) return text;
  const due = shortDay(order.dueOn, today);
  return order.dueOn < today ? [`${text}, due since ${due}`, "font-medium text-stop"] : `${text}, due ${due}`;
}

type OrderTableProps = Moment & { caption: string; orders: readonly ListedOrder[]; empty: ReactNode };

export function OrderTable({ caption, orders, empty, ...moment }: OrderTableProps) {
  return (
    <LightTable
      caption={caption}
      columns={columnsAt(moment)}
      rows={orders}
      rowKey={({ id }) => id}
      rowHref={({ number }) => `/orders/${encodeURIComponent(number)}`}
      rowTone={({ status }) => (status === "pending_approval" ? "wait" : undefined)}
      empty={empty}
    />
  );
}
