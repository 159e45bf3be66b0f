import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { crossDockAction } from "@/app/(office)/stock/receipts/actions";
import { LiveRefresh } from "@/components/live/live-refresh";
import { actorText } from "@/components/stock/actor-text";
import { CrossDockSheet, PackedBanner } from "@/components/stock/cross-dock-sheet";
import { FedOrders, fedText } from "@/components/stock/fed-orders";
import { ForgetKept } from "@/components/stock/forget-kept";
import { UnitCost } from "@/components/stock/level-table";
import { StockAction } from "@/components/stock/stock-actions";
import { CONDITION_WORDS } from "@/components/stock/words";
import { unitsText } from "@/components/stock/units-text";
import { Banner } from "@/components/ui/banner";
import { Columns } from "@/components/ui/columns";
import { type Column, DataTable } from "@/components/ui/data-table";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatUnits } from "@/components/ui/figure-format";
import { Mono } from "@/components/ui/mono";
import { PageHeader } from "@/components/ui/page-header";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import { listCrossDocks } from "@/lib/fulfilment/list-cross-docks";
import { type ReceiptLine, type ReceiptPage, readReceipt } from "@/lib/receiving/read-receipts";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Receipt" };

const LINES: readonly Column<ReceiptLine>[] = [
  { key: "sku", header: "SKU", phone: "title", cell: ({ sku }) => <span className="font-mono text-xs break-all">{sku}</span> },
  { key: "name", header: "Product", width: "fill", cell: ({ name }) => <bdi className="break-words">{name}</bdi> },
  { key: "place", header: "Put into", on: "tablet", cell: placeOf },
  { key: "units", header: "Units", align: "end", phone: "figure", cell: ({ units }) => formatUnits(units) },
  { key: "cost", header: "Unit cost", align: "end", cell: (line) => <UnitCost {...line} /> },
];

function placeOf({ condition, bin, lot }: ReceiptLine) {
  return (
    <>
      {bin === null ? "To put away" : <Mono>{bin}</Mono>}
      {condition !== "good" && <span className="text-stop"> {CONDITION_WORDS[condition].toLowerCase()}</span>}
      {lot !== null && <span className="text-ink-2"> lot {lot}</span>}
    </>
  );
}

export default async function ReceiptRecordPage({ params, searchParams }: PageProps<"/stock/receipts/[receiptId]">) {
  const actor = await requireRight("view");
  const { timeZone: zone } = (await requireSession()).organization;
  const id = z.uuid().safeParse((await params).receiptId);
  const receipt = id.success ? await readReceipt(actor, id.data) : null;
  if (!receipt) notFound();
  const { new: asNew, packed } = await searchParams;
  const isNew = asNew !== undefined;
  const crossDocks = receipt.fed.length > 0 ? ((await listCrossDocks(actor, receipt.id)) ?? []) : [];
  return (
    <>
      <LiveRefresh topic="stock" />
      <PageHeader
        title={<bdi>{receipt.reference}</bdi>}
        breadcrumb={[{ label: "Stock", href: "/stock" }, { label: "Receipts", href: "/stock/receipts" }, { label: receipt.reference }]}
        meta={
          <>
            {receipt.locationName}, <Time value={receipt.occurredAt} zone={zone} form="datetime" />
          </>
        }
        actions={
          <StockAction right="receive" rights={actor.rights} href="/stock/receive" label="Receive more" variant="primary" hotkey="n" />
        }
      />
      <div className="grid gap-4">
        {isNew && <ForgetKept name={`Receive goods ${actor.orgId} ${actor.id}`} />}
        {isNew && (
          <Banner tone="ok" live title={`Received: ${unitsText(receipt.units)} at ${receipt.location}`}>
            {fedText(receipt.fed)} Transaction <Mono>{formatUnits(Number(receipt.txid))}</Mono>.
          </Banner>
        )}
        <PackedBanner packed={packed} />
        <Columns aside={<Facts receipt={receipt} zone={zone} />}>
          <DataTable
            caption="What arrived"
            columns={LINES}
            rows={receipt.items}
            rowKey={({ id: key }) => key}
            rowHref={({ productId }) => `/stock/products/${productId}`}
            stickyHead={false}
          />
          <CrossDockSheet proposals={crossDocks} rights={actor.rights} action={crossDockAction} />
          <Sheet title="Waiting orders it served">
            {receipt.fed.length === 0 ? <p className="text-ink-2">{fedText([])}</p> : <FedOrders fed={receipt.fed} />}
          </Sheet>
        </Columns>
      </div>
    </>
  );
}

function Facts({ receipt, zone }: { receipt: ReceiptPage; zone: string }) {
  return (
    <Sheet title="Receipt">
      <DefinitionList
        items={[
          { term: "Location", value: receipt.location },
          { term: "Lines", value: formatUnits(receipt.lines) },
          { term: "Units", value: formatUnits(receipt.units) },
          { term: "By", value: actorText(receipt) },
          { term: "Recorded", value: <Time value={receipt.at} zone={zone} form="datetime" /> },
          { term: "Transaction", value: <Mono>{formatUnits(Number(receipt.txid))}</Mono> },
        ]}
      />
    </Sheet>
  );
}
