import type { ReactNode } from "react";
import { actorText } from "@/components/stock/actor-text";
import { Chip } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatUnits } from "@/components/ui/figure-format";
import { Mono } from "@/components/ui/mono";
import { Time } from "@/components/ui/time";
import type { TransferStatus } from "@/db/values";
import type { ListedReceipt } from "@/lib/receiving/read-receipts";
import type { ListedTransfer } from "@/lib/receiving/read-transfers";

const receiptColumns = (zone: string): readonly Column<ListedReceipt>[] => [
  { key: "reference", header: "Reference", phone: "title", width: "fill", cell: ({ reference }) => <bdi>{reference}</bdi> },
  { key: "location", header: "Location", cell: ({ location }) => location },
  { key: "lines", header: "Lines", align: "end", on: "tablet", cell: ({ lines }) => formatUnits(lines) },
  { key: "units", header: "Units", align: "end", phone: "figure", cell: ({ units }) => formatUnits(units) },
  { key: "actor", header: "By", on: "tablet", cell: actorText },
  { key: "at", header: "When", align: "end", cell: ({ occurredAt }) => <Time value={occurredAt} zone={zone} /> },
  { key: "txid", header: "Transaction", align: "end", on: "desktop", cell: ({ txid }) => <Mono>{formatUnits(Number(txid))}</Mono> },
];

type ReceiptTableProps = { receipts: readonly ListedReceipt[]; zone: string; empty: ReactNode };

export function ReceiptTable({ receipts, zone, empty }: ReceiptTableProps) {
  return (
    <DataTable
      caption="Receipts, newest first"
      columns={receiptColumns(zone)}
      rows={receipts}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/stock/receipts/${id}`}
      empty={empty}
    />
  );
}

export const TransferChip = ({ status }: { status: TransferStatus }) =>
  status === "in_transit" ? (
    <Chip tone="info" shape="half">
      In transit
    </Chip>
  ) : (
    <Chip tone="ok" shape="disc">
      Received
    </Chip>
  );

const transferColumns = (zone: string): readonly Column<ListedTransfer>[] => [
  { key: "way", header: "From and to", phone: "title", cell: ({ from, to }) => `${from} → ${to}` },
  { key: "reference", header: "Reference", width: "fill", on: "tablet", cell: ({ reference }) => <bdi>{reference}</bdi> },
  { key: "status", header: "State", phone: "figure", cell: ({ status }) => <TransferChip status={status} /> },
  { key: "units", header: "Sent", align: "end", cell: ({ units }) => formatUnits(units) },
  {
    key: "open",
    header: "On the way",
    align: "end",
    cell: ({ openUnits }) =>
      openUnits === 0 ? <span className="text-ink-3">–</span> : <b className="font-semibold">{formatUnits(openUnits)}</b>,
  },
  { key: "sent", header: "Sent at", align: "end", cell: ({ sentAt }) => <Time value={sentAt} zone={zone} /> },
];

type TransferTableProps = { transfers: readonly ListedTransfer[]; zone: string; empty: ReactNode };

export function TransferTable({ transfers, zone, empty }: TransferTableProps) {
  return (
    <DataTable
      caption="Transfers, those on their way first"
      columns={transferColumns(zone)}
      rows={transfers}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/stock/transfers/${id}`}
      empty={empty}
    />
  );
}
