import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { receiveTransferAction } from "@/app/(office)/stock/actions";
import { crossDockAction } from "@/app/(office)/stock/receipts/actions";
import { LiveRefresh } from "@/components/live/live-refresh";
import { ArrivalForm } from "@/components/stock/arrival-form";
import { ArrivalList } from "@/components/stock/arrival-list";
import { CrossDockSheet, PackedBanner } from "@/components/stock/cross-dock-sheet";
import { ForgetKept } from "@/components/stock/forget-kept";
import { TransferChip } from "@/components/stock/record-tables";
import { Columns } from "@/components/ui/columns";
import { type Column, DataTable } from "@/components/ui/data-table";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatUnits } from "@/components/ui/figure-format";
import { Mono } from "@/components/ui/mono";
import { PageHeader } from "@/components/ui/page-header";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import { listCrossDocks } from "@/lib/fulfilment/list-cross-docks";
import { readTransfer, type TransferLine, type TransferPage } from "@/lib/receiving/read-transfers";
import { STOCK_FORM_SENTENCES } from "@/lib/receiving/stock-forms";
import { RIGHT_TEXT } from "@/lib/tenancy/right-text";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Transfer" };

const LINES: readonly Column<TransferLine>[] = [
  { key: "sku", header: "SKU", phone: "title", cell: ({ sku }) => <span className="font-mono text-xs break-all">{sku}</span> },
  { key: "name", header: "Product", width: "fill", cell: ({ name }) => <bdi className="break-words">{name}</bdi> },
  { key: "sent", header: "Sent", align: "end", cell: ({ units }) => formatUnits(units) },
  {
    key: "received",
    header: "Arrived",
    align: "end",
    cell: ({ receivedUnits, lostUnits, overUnits, damagedUnits }) => (
      <span className="grid">
        {formatUnits(receivedUnits - lostUnits + overUnits)}
        {damagedUnits > 0 && <span className="text-stop text-xs">{formatUnits(damagedUnits)} damaged</span>}
        {overUnits > 0 && <span className="text-wait text-xs">{formatUnits(overUnits)} over</span>}
        {lostUnits > 0 && <span className="text-stop text-xs">{formatUnits(lostUnits)} lost</span>}
      </span>
    ),
  },
  {
    key: "open",
    header: "On the way",
    align: "end",
    phone: "figure",
    cell: ({ units, receivedUnits }) => <b className="font-semibold">{formatUnits(units - receivedUnits)}</b>,
  },
];

export default async function TransferRecordPage({ params, searchParams }: PageProps<"/stock/transfers/[transferId]">) {
  const actor = await requireRight("view");
  const { timeZone: zone } = (await requireSession()).organization;
  const id = z.uuid().safeParse((await params).transferId);
  const transfer = id.success ? await readTransfer(actor, id.data) : null;
  if (!transfer) notFound();
  const { new: asNew, packed } = await searchParams;
  const crossDocks = transfer.arrivals.length > 0 ? ((await listCrossDocks(actor, transfer.id)) ?? []) : [];
  return (
    <>
      <LiveRefresh topic="stock" />
      {asNew !== undefined && <ForgetKept name={`Send a transfer ${actor.orgId} ${actor.id}`} />}
      <PageHeader
        title={`${transfer.from} to ${transfer.to}`}
        breadcrumb={[
          { label: "Stock", href: "/stock" },
          { label: "Transfers", href: "/stock/transfers" },
          { label: transfer.reference || `${transfer.from} to ${transfer.to}` },
        ]}
        chips={<TransferChip status={transfer.status} />}
        meta={transfer.reference && <bdi>{transfer.reference}</bdi>}
      />
      <PackedBanner packed={packed} />
      <Columns aside={<Facts transfer={transfer} zone={zone} />}>
        {transfer.status === "in_transit" && <Receiving transfer={transfer} mayReceive={actor.rights.has("receive")} />}
        <DataTable
          caption="What was sent"
          columns={LINES}
          rows={transfer.items}
          rowKey={({ productId }) => productId}
          rowHref={({ productId }) => `/stock/products/${productId}`}
          stickyHead={false}
        />
        <CrossDockSheet proposals={crossDocks} rights={actor.rights} action={crossDockAction} />
        <Sheet title="Arrivals">
          <ArrivalList arrivals={transfer.arrivals} zone={zone} />
        </Sheet>
      </Columns>
    </>
  );
}

function Receiving({ transfer, mayReceive }: { transfer: TransferPage; mayReceive: boolean }) {
  const lines = transfer.items
    .map(({ sku, name, units, receivedUnits }) => ({ sku, name, openUnits: units - receivedUnits }))
    .filter(({ openUnits }) => openUnits > 0);
  const denied = !mayReceive
    ? `Receiving it needs the right “${RIGHT_TEXT.receive}”. The warehouse desk usually has it.`
    : transfer.isMineToReceive
      ? null
      : `It is received by people who work at ${transfer.toName}.`;
  return (
    <Sheet title={`Receive at ${transfer.to}`}>
      {denied ? (
        <p className="text-ink-2">{denied}</p>
      ) : (
        <ArrivalForm
          // After each arrival the counts start anew, with a key of their own.
          key={lines.map(({ sku, openUnits }) => `${sku} ${openUnits}`).join()}
          action={receiveTransferAction}
          refusals={STOCK_FORM_SENTENCES}
          transferId={transfer.id}
          once={randomUUID()}
          lines={lines}
        />
      )}
    </Sheet>
  );
}

function Facts({ transfer, zone }: { transfer: TransferPage; zone: string }) {
  return (
    <Sheet title="Transfer">
      <DefinitionList
        items={[
          { term: "From", value: transfer.fromName },
          { term: "To", value: transfer.toName },
          { term: "Units", value: formatUnits(transfer.units) },
          { term: "On the way", value: formatUnits(transfer.openUnits) },
          { term: "Sent", value: <Time value={transfer.sentAt} zone={zone} form="datetime" /> },
          {
            term: "Received",
            value: transfer.receivedAt ? <Time value={transfer.receivedAt} zone={zone} form="datetime" /> : "–",
          },
          { term: "Transaction", value: <Mono>{formatUnits(Number(transfer.txid))}</Mono> },
        ]}
      />
    </Sheet>
  );
}
