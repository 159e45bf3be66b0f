import { Chip } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatUnits } from "@/components/ui/figure-format";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { WaitingRow } from "@/lib/receiving/read-stock-page";

const columns = (zone: string): readonly Column<WaitingRow>[] => [
  {
    key: "position",
    header: "Place",
    width: "min",
    cell: ({ position }) => (
      <span className="inline-flex items-center gap-2">
        {position}
        {position === 1 && (
          <Chip tone="info" shape="half">
            Next
          </Chip>
        )}
      </span>
    ),
  },
  { key: "order", header: "Order", phone: "title", cell: ({ number }) => <TextLink href={`/orders/${number}`}>{number}</TextLink> },
  {
    key: "customer",
    header: "Customer",
    width: "fill",
    cell: ({ customer, bundle, wantsWhole }) => (
      <span>
        <bdi className="break-words">{customer}</bdi>
        {bundle && <span className="block text-xs text-ink-2">as part of {bundle}</span>}
        {wantsWhole && <span className="block text-xs text-ink-2">all at once, from one location</span>}
      </span>
    ),
  },
  {
    key: "units",
    header: "Units",
    align: "end",
    phone: "figure",
    cell: ({ units }) => <b className="font-semibold text-wait">{formatUnits(units)}</b>,
  },
  { key: "priority", header: "Priority", align: "end", on: "tablet", cell: ({ priority }) => priority },
  { key: "since", header: "Since", align: "end", cell: ({ waitingSince }) => <Time value={waitingSince} zone={zone} /> },
];

type QueueTableProps = { queue: { rows: readonly WaitingRow[]; totalRows: number; totalUnits: number }; zone: string };

/** Who waits, in the order in which units that come will be given out. */
export function QueueTable({ queue, zone }: QueueTableProps) {
  const hidden = queue.totalRows - queue.rows.length;
  return (
    <>
      <DataTable
        caption="Waiting orders, first in line first"
        columns={columns(zone)}
        rows={queue.rows}
        rowKey={({ id }) => id}
        stickyHead={false}
        empty={
          <EmptyState title="Nobody waits">
            Orders that want more than is free line up here, and goods that arrive go to them first.
          </EmptyState>
        }
      />
      {hidden > 0 && <p className="mt-2 text-ink-2">{formatUnits(hidden)} more wait behind these.</p>}
    </>
  );
}
