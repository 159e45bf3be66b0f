import type { ReactNode } from "react";
import { ageText } from "@/components/exceptions/age-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { deskOf, KIND_WORDS } from "@/lib/exceptions/kinds";
import type { ListedException } from "@/lib/exceptions/list-exceptions";
import { nextStepOf } from "@/lib/exceptions/next-step";

const none = <span className="text-ink-3">–</span>;

function columnsFor(zone: string, now: Date, closed: boolean): readonly Column<ListedException>[] {
  return [
    { key: "kind", header: "What", phone: "title", cell: ({ kind }) => <b className="font-semibold">{KIND_WORDS[kind]}</b> },
    {
      key: "told",
      header: closed ? "Why it was closed" : "Next step",
      width: "fill",
      cell: (row) => (closed ? <Told what={nextStepOf(row).what} step={`“${row.closeNote ?? ""}”`} /> : <Told {...nextStepOf(row)} />),
    },
    {
      key: "order",
      header: "Order",
      on: "tablet",
      cell: ({ orderNumber }) => (orderNumber ? <TextLink href={`/orders/${orderNumber}`}>{orderNumber}</TextLink> : none),
    },
    { key: "location", header: "Location", on: "desktop", cell: ({ location }) => location ?? none },
    { key: "owner", header: closed ? "Closed by" : "Owner", cell: (row) => <Owner row={row} closed={closed} /> },
    {
      key: "age",
      header: closed ? "Closed" : "Age",
      align: "end",
      phone: "figure",
      cell: ({ openedAt, closedAt }) => (closedAt ? <Time value={closedAt} zone={zone} /> : ageText(openedAt, now)),
    },
  ];
}

function Told({ what, step }: { what: string; step: string }) {
  return (
    <>
      <bdi className="block break-words">{what}</bdi>
      <span className="block break-words text-ink-2">{step}</span>
    </>
  );
}

function Owner({ row: { kind, assignedName, closedByName }, closed }: { row: ListedException; closed: boolean }) {
  if (closed) return closedByName ?? "The system";
  return assignedName ? <bdi>{assignedName}</bdi> : <span className="text-ink-2">{deskOf(kind)}</span>;
}

type ExceptionTableProps = { rows: readonly ListedException[]; zone: string; now: Date; closed: boolean; empty: ReactNode };

export function ExceptionTable({ rows, zone, now, closed, empty }: ExceptionTableProps) {
  return (
    <DataTable
      caption={closed ? "Closed exceptions, the last closed first" : "Open exceptions, the newest first"}
      columns={columnsFor(zone, now, closed)}
      rows={rows}
      rowKey={({ id, kind }) => `${id} ${kind}`}
      rowHref={({ id }) => `/exceptions/${id}`}
      empty={empty}
    />
  );
}
