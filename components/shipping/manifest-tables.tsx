import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatUnits } from "@/components/ui/figure-format";
import { Money } from "@/components/ui/money";
import { Mono } from "@/components/ui/mono";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { ListedManifest, ManifestLine, ManifestPage } from "@/lib/shipping/read-manifests";

export const HandedOver = ({ done }: { done: boolean }) =>
  done ? (
    <Chip tone="ok">Handed over</Chip>
  ) : (
    <Chip tone="wait" shape="half">
      Waits for the driver
    </Chip>
  );

const columns = (zone: string): readonly Column<ListedManifest>[] => [
  { key: "number", header: "Manifest", phone: "title", cell: ({ location, number }) => `${location} ${number}` },
  { key: "carrier", header: "Carrier", width: "fill", cell: ({ carrier }) => carrier },
  { key: "state", header: "State", phone: "figure", cell: ({ handedOver }) => <HandedOver done={handedOver} /> },
  { key: "packages", header: "Packages", align: "end", cell: ({ packages }) => formatUnits(packages) },
  { key: "weight", header: "Weight", align: "end", on: "tablet", cell: ({ weightG }) => `${(weightG / 1000).toFixed(2)} kg` },
  { key: "cost", header: "Cost", align: "end", cell: ({ costMinor, currency }) => <Money minor={costMinor} currency={currency} /> },
  { key: "closed", header: "Closed", align: "end", cell: ({ closedAt }) => <Time value={closedAt} zone={zone} /> },
];

export function ManifestTable({ manifests, zone, empty }: { manifests: readonly ListedManifest[]; zone: string; empty: ReactNode }) {
  return (
    <DataTable
      caption="Manifests, newest first"
      columns={columns(zone)}
      rows={manifests}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/shipments/manifests/${id}`}
      empty={empty}
    />
  );
}

export function ManifestLines({ manifest }: { manifest: ManifestPage }) {
  const lines: readonly Column<ManifestLine>[] = [
    { key: "tracking", header: "Tracking", phone: "title", cell: ({ trackingNumber }) => <Mono wrap>{trackingNumber}</Mono> },
    { key: "service", header: "Service", on: "tablet", cell: ({ service }) => service },
    {
      key: "order",
      header: "Order",
      cell: ({ orderId, orderNumber }) => (
        <TextLink quiet href={`/orders/${orderId}`}>
          {orderNumber}
        </TextLink>
      ),
    },
    {
      key: "to",
      header: "To",
      width: "fill",
      cell: ({ to }) => (to === null ? "Address erased" : [to.country, to.postcode, to.city].filter(Boolean).join(" ")),
    },
    { key: "weight", header: "Weight", align: "end", cell: ({ weightG }) => `${(weightG / 1000).toFixed(2)} kg` },
    {
      key: "cost",
      header: "Cost",
      align: "end",
      phone: "figure",
      cell: ({ costMinor }) => <Money minor={costMinor} currency={manifest.currency} />,
    },
  ];
  return <DataTable caption="Packages on the manifest" columns={lines} rows={manifest.lines} rowKey={({ id }) => id} />;
}
