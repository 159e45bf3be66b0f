import { CONDITION_WORDS } from "@/components/stock/words";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatUnits } from "@/components/ui/figure-format";
import type { LayerRow, StockRow } from "@/lib/receiving/read-stock-page";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";

const dash = <span className="text-ink-3">–</span>;
const ifGood = ({ condition }: StockRow, units: number) => (condition === "good" ? formatUnits(units) : dash);

const LEVELS: readonly Column<StockRow>[] = [
  {
    key: "location",
    header: "Location",
    phone: "title",
    width: "fill",
    cell: ({ location, locationName, condition }) => (
      <span className={condition === "good" ? "" : "text-ink-2"}>
        {location} {condition === "good" && <span className="text-ink-2">{locationName}</span>}
      </span>
    ),
  },
  { key: "condition", header: "Condition", cell: ({ condition }) => CONDITION_WORDS[condition] },
  { key: "onHand", header: "On hand", align: "end", cell: ({ onHand }) => formatUnits(onHand) },
  { key: "reserved", header: "Reserved", align: "end", cell: (row) => ifGood(row, row.reserved) },
  { key: "safety", header: "Safety", align: "end", on: "tablet", cell: (row) => ifGood(row, row.safetyStock) },
  {
    key: "available",
    header: "Available",
    align: "end",
    phone: "figure",
    cell: (row) => (row.condition === "good" ? <b className="font-semibold">{formatUnits(row.available)}</b> : dash),
  },
];

export function LevelTable({ rows }: { rows: readonly StockRow[] }) {
  return (
    <DataTable
      caption="Stock by location and condition"
      columns={LEVELS}
      rows={rows}
      rowKey={({ locationId, condition }) => `${locationId}-${condition}`}
      stickyHead={false}
      empty={
        <EmptyState title="Nowhere to lie" action={<TextLink href="/settings/locations">Add a location</TextLink>}>
          Stock lies at locations, and there is none yet where you work.
        </EmptyState>
      }
    />
  );
}

const layers = (zone: string): readonly Column<LayerRow>[] => [
  { key: "location", header: "Location", phone: "title", cell: ({ location }) => location },
  { key: "since", header: "Received", cell: ({ receivedAt }) => <Time value={receivedAt} zone={zone} form="date" /> },
  {
    key: "receipt",
    header: "Receipt",
    width: "fill",
    cell: ({ receiptId, reference }) => (receiptId ? <TextLink href={`/stock/receipts/${receiptId}`}>{reference}</TextLink> : dash),
  },
  { key: "left", header: "Left", align: "end", cell: ({ leftUnits, units }) => `${formatUnits(leftUnits)} of ${formatUnits(units)}` },
  { key: "cost", header: "Unit cost", align: "end", phone: "figure", cell: (layer) => <UnitCost {...layer} /> },
];

/** What goods cost that are still there; those on top of a location leave first. */
export function LayerTable({ rows, zone }: { rows: readonly LayerRow[]; zone: string }) {
  return (
    <DataTable
      caption="Cost layers, oldest first"
      columns={layers(zone)}
      rows={rows}
      rowKey={({ id }) => id}
      stickyHead={false}
      empty={<EmptyState title="No costs known">Name the unit cost when goods arrive, and it stays here until they have left.</EmptyState>}
    />
  );
}

/** A unit cost of up to four places, as it was given; unknown is a dash. */
export function UnitCost({ unitCost, currency }: { unitCost: string | null; currency: string }) {
  if (unitCost === null) return dash;
  const short = unitCost.replace(/(\.\d{2}\d*?)0+$/, "$1");
  return (
    <span>
      {currency} {short}
    </span>
  );
}
