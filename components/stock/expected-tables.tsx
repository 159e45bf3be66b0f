import type { ReactNode } from "react";
import { UnitCost } from "@/components/stock/level-table";
import { EXPECTED_KIND_WORDS } from "@/components/stock/words";
import { Chip } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { formatUnits } from "@/components/ui/figure-format";
import type { ExpectedState } from "@/db/values";
import type { ListedExpected } from "@/lib/expected/list-expected";
import type { ExpectedPageLine } from "@/lib/expected/read-expected-page";

const CHIPS = {
  open: (
    <Chip tone="info" shape="ring">
      Expected
    </Chip>
  ),
  receiving: (
    <Chip tone="info" shape="half">
      Partly here
    </Chip>
  ),
  closed: (
    <Chip tone="ok" shape="disc">
      Closed
    </Chip>
  ),
} satisfies Record<ExpectedState, ReactNode>;

export const ExpectedChip = ({ state }: { state: ExpectedState }) => CHIPS[state];

/** Still awaited behind its day. */
export const isLate = ({ expectedOn, state }: { expectedOn: string | null; state: ExpectedState }, today: string): boolean =>
  state !== "closed" && expectedOn !== null && expectedOn < today;

const none = <span className="text-ink-3">–</span>;

const listColumns = (today: string): readonly Column<ListedExpected>[] => [
  {
    key: "reference",
    header: "Reference",
    phone: "title",
    cell: ({ reference }) => <bdi className="break-words">{reference}</bdi>,
  },
  { key: "supplier", header: "Supplier", cell: ({ supplier }) => (supplier ? <bdi>{supplier}</bdi> : none) },
  {
    key: "kind",
    header: "Kind",
    on: "desktop",
    cell: ({ kind }) => <span className="whitespace-nowrap">{EXPECTED_KIND_WORDS[kind]}</span>,
  },
  { key: "location", header: "Location", on: "desktop", cell: ({ location }) => location },
  { key: "state", header: "State", cell: ({ state }) => <ExpectedChip state={state} /> },
  { key: "day", header: "Expected on", align: "end", phone: "figure", cell: (row) => <ExpectedDay row={row} today={today} /> },
  { key: "units", header: "Units", align: "end", cell: ({ units }) => formatUnits(units) },
  {
    key: "received",
    header: "Arrived",
    align: "end",
    on: "desktop",
    cell: ({ received }) => (received === 0 ? none : formatUnits(received)),
  },
  {
    key: "open",
    header: "Missing",
    align: "end",
    cell: ({ openUnits }) => (openUnits === 0 ? none : <b className="font-semibold">{formatUnits(openUnits)}</b>),
  },
];

function ExpectedDay({ row, today }: { row: ListedExpected; today: string }) {
  if (row.expectedOn === null) return none;
  return (
    <>
      {isLate(row, today) && <span className="text-stop">late </span>}
      <Day value={row.expectedOn} today={today} />
    </>
  );
}

type ExpectedTableProps = { rows: readonly ListedExpected[]; today: string; caption: string; empty: ReactNode };

export function ExpectedTable({ rows, today, caption, empty }: ExpectedTableProps) {
  return (
    <DataTable
      caption={caption}
      columns={listColumns(today)}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/stock/expected/${id}`}
      rowTone={(row) => (isLate(row, today) ? "wait" : undefined)}
      empty={empty}
    />
  );
}

const lineColumns = (currency: string, closed: boolean): readonly Column<ExpectedPageLine>[] => [
  { key: "sku", header: "SKU", phone: "title", cell: ({ sku }) => <span className="font-mono text-xs break-all">{sku}</span> },
  {
    key: "name",
    header: "Product",
    width: "fill",
    cell: ({ name, waiting }) => (
      <>
        <bdi className="break-words">{name}</bdi>
        {waiting > 0 && !closed && <span className="block text-xs text-wait">orders wait for {formatUnits(waiting)}</span>}
      </>
    ),
  },
  { key: "units", header: "Expected", align: "end", cell: ({ units }) => formatUnits(units) },
  { key: "received", header: "Arrived", align: "end", cell: ({ received }) => formatUnits(received) },
  { key: "short", header: closed ? "Short" : "Missing", align: "end", phone: "figure", cell: (line) => short(line) },
  { key: "over", header: "Over", align: "end", cell: ({ units, received }) => mark(received - units, "text-wait") },
  { key: "damaged", header: "Damaged", align: "end", cell: ({ damaged }) => mark(damaged, "text-stop") },
  {
    key: "cost",
    header: "Unit cost",
    align: "end",
    on: "tablet",
    cell: ({ unitCost }) => <UnitCost unitCost={unitCost} currency={currency} />,
  },
];

const short = ({ units, received }: ExpectedPageLine) => mark(units - received, "font-semibold");

function mark(units: number, className: string) {
  return units > 0 ? <span className={className}>{formatUnits(units)}</span> : none;
}

/** What was announced and what came of it, product by product. */
export function ExpectedLineTable({ lines, currency, closed }: { lines: readonly ExpectedPageLine[]; currency: string; closed: boolean }) {
  return (
    <DataTable
      caption="What was announced"
      columns={lineColumns(currency, closed)}
      rows={lines}
      rowKey={({ productId }) => productId}
      rowHref={({ productId }) => `/stock/products/${productId}`}
      stickyHead={false}
    />
  );
}
