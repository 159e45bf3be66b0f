import type { ReactNode } from "react";
import { CONDITION_WORDS } from "@/components/stock/words";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatUnits } from "@/components/ui/figure-format";
import { TextLink } from "@/components/ui/text-link";
import type { StockCondition } from "@/db/values";
import type { ListedStock } from "@/lib/receiving/read-stock-list";

const figure = (units: number): ReactNode => (units === 0 ? <span className="text-ink-3">0</span> : formatUnits(units));
const orDash = (units: number): ReactNode => (units === 0 ? <span className="text-ink-3">–</span> : formatUnits(units));

const SKU: Column<ListedStock> = {
  key: "sku",
  header: "SKU",
  phone: "title",
  width: "min",
  cell: ({ sku }) => (
    <span className="inline-block max-w-56 truncate align-bottom font-mono text-xs" title={sku}>
      {sku}
    </span>
  ),
};
const NAME: Column<ListedStock> = {
  key: "name",
  header: "Product",
  width: "fill",
  on: "tablet",
  cell: ({ name }) => (
    <bdi className="line-clamp-2 break-words" title={name}>
      {name}
    </bdi>
  ),
};
const LOCATION: Column<ListedStock> = { key: "location", header: "Location", cell: ({ location }) => location };
const ON_HAND: Column<ListedStock> = { key: "onHand", header: "On hand", align: "end", cell: ({ onHand }) => figure(onHand) };
const WAITING: Column<ListedStock> = {
  key: "waiting",
  header: "Waiting",
  align: "end",
  cell: ({ waitingUnits }) =>
    waitingUnits > 0 ? <span className="font-medium text-wait">{formatUnits(waitingUnits)}</span> : <span className="text-ink-3">–</span>,
};

const GOOD: readonly Column<ListedStock>[] = [
  SKU,
  NAME,
  LOCATION,
  ON_HAND,
  { key: "reserved", header: "Reserved", align: "end", cell: ({ reserved }) => orDash(reserved) },
  { key: "safety", header: "Safety", align: "end", on: "tablet", cell: ({ safetyStock }) => orDash(safetyStock) },
  {
    key: "available",
    header: "Available",
    align: "end",
    phone: "figure",
    cell: ({ available, safetyStock }) =>
      available <= safetyStock ? (
        <b className={available === 0 ? "font-semibold text-stop" : "font-semibold text-wait"}>{formatUnits(available)}</b>
      ) : (
        <b className="font-semibold">{formatUnits(available)}</b>
      ),
  },
  { key: "transit", header: "In transit", align: "end", cell: ({ inTransit }) => orDash(inTransit) },
  { key: "aside", header: "Set aside", align: "end", on: "desktop", cell: ({ asideUnits }) => orDash(asideUnits) },
  WAITING,
];

const OTHER: readonly Column<ListedStock>[] = [
  SKU,
  NAME,
  LOCATION,
  { key: "condition", header: "Condition", cell: ({ condition }) => CONDITION_WORDS[condition] },
  { ...ON_HAND, phone: "figure", header: "Units" },
  WAITING,
];

type StockTableProps = { rows: readonly ListedStock[]; condition: StockCondition | undefined; empty: ReactNode };

export function StockTable({ rows, condition, empty }: StockTableProps) {
  return (
    <DataTable
      caption="Stock by SKU and location"
      columns={condition === undefined || condition === "good" ? GOOD : OTHER}
      rows={rows}
      rowKey={({ productId, location }) => `${productId}-${location}`}
      rowHref={({ productId }) => `/stock/products/${productId}`}
      rowTone={({ available, waitingUnits, condition: state }) =>
        state === "good" && waitingUnits > 0 && available === 0 ? "wait" : undefined
      }
      empty={empty}
    />
  );
}

export function NoStock({ filtered, searchedTo }: { filtered: boolean; searchedTo: string | null }) {
  if (searchedTo !== null)
    return (
      <EmptyState title="Nothing found so far">
        The search looked at the SKUs up to {searchedTo} and found none that fits. Go on from there below, or narrow it with a word.
      </EmptyState>
    );
  if (filtered)
    return (
      <EmptyState title="No stock fits">
        Every word has to begin a word of the name, the SKU or the GTIN. Shorten what you typed or remove a filter.
      </EmptyState>
    );
  return (
    <EmptyState title="No stock yet" action={<TextLink href="/products/new">Make the first product</TextLink>}>
      Every stocked product has a row at every location of yours, from zero on. There is no product or no location yet; products are made
      under Products, locations under Settings.
    </EmptyState>
  );
}
