import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import { Units } from "@/components/ui/units";
import type { Walk } from "@/lib/fulfilment/read-walks";

/** Walks that still have units to pick, and who walks them. */
export function WalkTable({ walks, zone }: { walks: readonly Walk[]; zone: string }) {
  return (
    <DataTable
      caption="Walks on the floor, the most urgent first"
      rows={[...walks]}
      rowKey={(walk) => walk.id}
      columns={[
        { key: "number", header: "Walk", phone: "title", cell: (walk) => `Walk ${walk.number}` },
        { key: "orders", header: "Orders", align: "end", on: "tablet", cell: (walk) => <Units value={walk.orders} /> },
        { key: "units", header: "To pick", align: "end", phone: "figure", cell: (walk) => <Units value={walk.units} /> },
        { key: "picked", header: "Picked", align: "end", on: "tablet", cell: (walk) => <Units value={walk.picked} /> },
        { key: "picker", header: "Picker", phone: "detail", cell: (walk) => walk.picker?.name ?? "Nobody yet" },
        { key: "released", header: "Released", on: "tablet", cell: (walk) => <Time value={walk.released_at} zone={zone} /> },
      ]}
      empty={<EmptyState title="No walk is open">Released orders appear here until they are picked.</EmptyState>}
    />
  );
}
