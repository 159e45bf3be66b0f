import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { deliverAction } from "@/app/(office)/shipments/actions";
import { LiveRefresh } from "@/components/live/live-refresh";
import { ArrivedCell } from "@/components/shipping/arrived-cell";
import { costsText } from "@/components/shipping/costs-text";
import { ShipmentMessages } from "@/components/shipping/message-table";
import { PackageLinks } from "@/components/shipping/package-links";
import { actorText } from "@/components/stock/actor-text";
import { ButtonLink } from "@/components/ui/button-link";
import { Columns } from "@/components/ui/columns";
import { type Column, DataTable } from "@/components/ui/data-table";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatUnits } from "@/components/ui/figure-format";
import { Money } from "@/components/ui/money";
import { Mono } from "@/components/ui/mono";
import { PageHeader } from "@/components/ui/page-header";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { readShipment, shipmentNumber, type ShippedPackage } from "@/lib/shipping/read-shipments";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Shipment" };

const boxes = (zone: string, deliver: typeof deliverAction | null): readonly Column<ShippedPackage>[] => [
  {
    key: "seq",
    header: "Package and SSCC",
    phone: "title",
    cell: ({ seq, sscc }) => (
      <span className="grid whitespace-nowrap">
        Package {seq}
        <Mono>{sscc}</Mono>
      </span>
    ),
  },
  {
    key: "tracking",
    header: "Tracking",
    width: "fill",
    cell: ({ id, seq, trackingNumber }) =>
      trackingNumber === null ? (
        "Handed over without a label"
      ) : (
        <span className="grid gap-1">
          <Mono wrap>{trackingNumber}</Mono>
          <PackageLinks packageId={id} name={`package ${seq}`} />
        </span>
      ),
  },
  { key: "units", header: "Units", align: "end", phone: "figure", cell: ({ units }) => formatUnits(units) },
  {
    key: "weight",
    header: "Weight",
    align: "end",
    on: "tablet",
    cell: ({ weightG }) => (weightG === null ? "–" : `${(weightG / 1000).toFixed(2)} kg`),
  },
  {
    key: "cost",
    header: "Cost",
    align: "end",
    cell: ({ costMinor, currency }) => (costMinor === null || currency === null ? "–" : <Money minor={costMinor} currency={currency} />),
  },
  { key: "arrived", header: "Arrived", align: "end", cell: (box) => <ArrivedCell box={box} zone={zone} deliver={deliver} /> },
  {
    key: "manifest",
    header: "Manifest",
    on: "tablet",
    cell: ({ manifestId, manifestNumber }) =>
      manifestId === null ? "Not yet" : <TextLink href={`/shipments/manifests/${manifestId}`}>{manifestNumber}</TextLink>,
  },
];

export default async function ShipmentPage({ params }: PageProps<"/shipments/[shipmentId]">) {
  const actor = await requireRight("view");
  const { timeZone: zone } = (await requireSession()).organization;
  const id = z.uuid().safeParse((await params).shipmentId);
  const shipment = id.success ? await readShipment(actor, id.data) : null;
  if (!shipment) notFound();
  const number = shipmentNumber(shipment);
  const facts = (
    <Sheet title="Shipment">
      <DefinitionList
        items={[
          {
            term: "Order",
            value: <TextLink href={`/orders/${shipment.orderId}`}>{shipment.orderNumber}</TextLink>,
          },
          { term: "Customer", value: <bdi>{shipment.customer}</bdi> },
          { term: "From", value: shipment.location },
          { term: "Carrier", value: [shipment.carrier, shipment.service].filter(Boolean).join(" ") },
          { term: "Cost", value: costsText(shipment.boxes) ?? "Nothing" },
          { term: "Left", value: <Time value={shipment.shippedAt} zone={zone} form="datetime" /> },
          { term: "By", value: actorText(shipment) },
          { term: "Transaction", value: <Mono>{formatUnits(Number(shipment.txid))}</Mono> },
        ]}
      />
    </Sheet>
  );
  return (
    <>
      <LiveRefresh topic={shipment.orderId} />
      <PageHeader
        title={number}
        breadcrumb={[{ label: "Shipments", href: "/shipments" }, { label: number }]}
        actions={
          <ButtonLink href={`/documents/fulfilments/${shipment.fulfilmentId}/packing-slip.pdf`} data-hard>
            Packing slips
          </ButtonLink>
        }
      />
      <Columns aside={facts}>
        <DataTable
          caption="Packages"
          columns={boxes(zone, actor.rights.has("ship") ? deliverAction : null)}
          rows={shipment.boxes}
          rowKey={({ id: key }) => key}
          stickyHead={false}
        />
        {shipment.messages.length > 0 && <ShipmentMessages messages={shipment.messages} zone={zone} />}
      </Columns>
    </>
  );
}
