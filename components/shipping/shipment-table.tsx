import type { ReactNode } from "react";
import { actorText } from "@/components/stock/actor-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatUnits } from "@/components/ui/figure-format";
import { Money } from "@/components/ui/money";
import { Mono } from "@/components/ui/mono";
import { Time } from "@/components/ui/time";
import type { ListedShipment } from "@/lib/shipping/read-shipments";

const columns = (zone: string): readonly Column<ListedShipment>[] => [
  { key: "number", header: "Shipment", phone: "title", cell: ({ orderNumber, seq }) => `${orderNumber}-S${seq}` },
  { key: "customer", header: "Customer", cell: ({ customer }) => <bdi className="break-words">{customer}</bdi> },
  { key: "location", header: "From", on: "tablet", cell: ({ location }) => location },
  { key: "carrier", header: "Carrier", on: "tablet", cell: ({ carrier, service }) => [carrier, service].filter(Boolean).join(" ") },
  {
    key: "tracking",
    header: "Tracking",
    on: "desktop",
    cell: ({ trackingNumbers }) => (trackingNumbers.length === 0 ? "–" : <Mono wrap>{trackingNumbers.join(" ")}</Mono>),
  },
  { key: "packages", header: "Packages", align: "end", cell: ({ packages }) => formatUnits(packages) },
  {
    key: "arrived",
    header: "Arrived",
    align: "end",
    on: "desktop",
    cell: ({ delivered, packages }) => (delivered === packages ? "All" : delivered === 0 ? "–" : `${delivered} of ${packages}`),
  },
  {
    key: "cost",
    header: "Cost",
    align: "end",
    phone: "figure",
    cell: ({ costMinor, currency }) => <Money minor={costMinor} currency={currency} />,
  },
  { key: "by", header: "By", on: "desktop", cell: actorText },
  { key: "at", header: "When", align: "end", cell: ({ shippedAt }) => <Time value={shippedAt} zone={zone} /> },
];

type ShipmentTableProps = { shipments: readonly ListedShipment[]; zone: string; empty: ReactNode };

export function ShipmentTable({ shipments, zone, empty }: ShipmentTableProps) {
  return (
    <DataTable
      caption="Shipments, newest first"
      columns={columns(zone)}
      rows={shipments}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/shipments/${id}`}
      empty={empty}
    />
  );
}
