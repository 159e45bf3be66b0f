import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { type Column, DataTable } from "@/components/ui/data-table";
import { timeText } from "@/components/ui/day-form";
import { EmptyState } from "@/components/ui/empty-state";
import { formatMoney, formatUnits } from "@/components/ui/figure-format";
import type { ListedOrder } from "@/lib/orders/list-page";

type DraftTableProps = { orders: readonly ListedOrder[]; zone: string; now: Date; empty: ReactNode };

const columnsAt = (zone: string, now: Date): readonly Column<ListedOrder>[] => [
  { key: "number", header: "Draft", phone: "title", width: "min", cell: ({ number }) => number },
  { key: "customer", header: "Customer", width: "fill", cell: ({ customerName }) => customerName },
  { key: "made", header: "Begun", on: "tablet", width: "min", cell: ({ createdAt }) => timeText(createdAt, zone, "auto", now) },
  { key: "version", header: "Version", align: "end", on: "desktop", width: "min", cell: ({ version }) => String(version) },
  { key: "units", header: "Units", align: "end", on: "tablet", width: "min", cell: ({ orderedUnits }) => formatUnits(orderedUnits) },
  {
    key: "total",
    header: "Total",
    align: "end",
    phone: "figure",
    width: "min",
    cell: ({ totalMinor, currency }) => formatMoney(totalMinor, currency),
  },
];

export function DraftTable({ orders, zone, now, empty }: DraftTableProps) {
  return (
    <DataTable
      caption="Drafts, newest first"
      columns={columnsAt(zone, now)}
      rows={orders}
      rowKey={({ id }) => id}
      rowHref={({ number }) => `/orders/${encodeURIComponent(number)}`}
      empty={empty}
    />
  );
}

export function draftsEmpty(text: string | undefined, mayCreate: boolean): ReactNode {
  if (text) return <EmptyState title="No draft fits this search" action={<ButtonLink href="/drafts">See all drafts</ButtonLink>} />;
  return (
    <EmptyState title="No drafts" action={mayCreate && <ButtonLink href="/orders/new">Write an order</ButtonLink>}>
      Save an order as a draft while something is still open, such as a price or an address.
    </EmptyState>
  );
}
