import type { ReactNode } from "react";
import { checkText, settledWord } from "@/components/orders/refused/refusal-words";
import { Chip } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import { timeText } from "@/components/ui/day-form";
import { formatMoney } from "@/components/ui/figure-format";
import type { ListedRefusal } from "@/lib/orders/read-refusals";

type RefusalTableProps = { refusals: readonly ListedRefusal[]; zone: string; now: Date; empty: ReactNode };

const columnsAt = (zone: string, now: Date): readonly Column<ListedRefusal>[] => [
  { key: "customer", header: "Customer", phone: "title", width: "fill", cell: ({ customerName }) => customerName ?? "Unknown customer" },
  {
    key: "check",
    header: "Why",
    cell: ({ code, subject }) => (code === "stock_short" && subject ? `${checkText(code)}: ${subject}` : checkText(code)),
  },
  { key: "state", header: "State", width: "min", cell: (refusal) => <StateCell refusal={refusal} /> },
  { key: "offer", header: "Counter-offer", on: "desktop", width: "min", cell: ({ hasOffer }) => (hasOffer ? "yes" : "none") },
  { key: "by", header: "Asked by", on: "desktop", width: "min", cell: ({ actorName }) => actorName ?? "the system" },
  { key: "when", header: "When", on: "tablet", width: "min", cell: ({ occurredAt }) => timeText(occurredAt, zone, "datetime", now) },
  {
    key: "total",
    header: "Total",
    align: "end",
    phone: "figure",
    width: "min",
    cell: ({ totalMinor, currency }) => (totalMinor === null || currency === null ? "–" : formatMoney(totalMinor, currency)),
  },
];

function StateCell({ refusal }: { refusal: ListedRefusal }) {
  const { text, tone, shape } = settledWord(refusal);
  return (
    <Chip tone={tone} shape={shape}>
      {text}
    </Chip>
  );
}

export function RefusalTable({ refusals, zone, now, empty }: RefusalTableProps) {
  return (
    <DataTable
      caption="Refused placements, newest first"
      columns={columnsAt(zone, now)}
      rows={refusals}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/refused/${id}`}
      empty={empty}
    />
  );
}
