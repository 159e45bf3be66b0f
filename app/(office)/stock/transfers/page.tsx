import type { Metadata } from "next";
import { cancelRequestAction } from "@/app/(office)/stock/actions";
import { ExportLink, ExportText } from "@/components/exports/export-link";
import { LiveRefresh } from "@/components/live/live-refresh";
import { listHref } from "@/components/outbox/list-href";
import { ForgetKept } from "@/components/stock/forget-kept";
import { TransferTable } from "@/components/stock/record-tables";
import { RequestTable } from "@/components/stock/request-table";
import { StockAction } from "@/components/stock/stock-actions";
import { StockTabs } from "@/components/stock/stock-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { firstRows, hasMore, MOST_SHOWN } from "@/lib/catalogue/first-rows";
import { listTransfers } from "@/lib/receiving/read-transfers";
import { STOCK_FORM_SENTENCES } from "@/lib/receiving/stock-forms";
import { recordListInput } from "@/lib/receiving/stock-list-input";
import { requireRight, requireSession } from "@/lib/tenancy/session";
import { listOpenRequests } from "@/lib/transfers/read-requests";

export const metadata: Metadata = { title: "Transfers" };

export default async function TransfersPage({ searchParams }: PageProps<"/stock/transfers">) {
  const actor = await requireRight("view");
  const { timeZone: zone } = (await requireSession()).organization;
  const search = await searchParams;
  const { after, before } = recordListInput.parse(search);
  const [page, requests] = await Promise.all([listTransfers(actor, { after, before }), listOpenRequests(actor)]);
  const href = (change: Record<string, string>) => listHref("/stock/transfers", change);
  const send = (
    <StockAction right="transfer" rights={actor.rights} href="/stock/transfers/new" label="Send a transfer" variant="primary" hotkey="n" />
  );
  return (
    <>
      <LiveRefresh topic="stock" />
      <PageHeader
        title="Transfers"
        breadcrumb={[{ label: "Stock", href: "/stock" }, { label: "Transfers" }]}
        actions={
          <>
            <ExportLink list="transfers" />
            {send}
          </>
        }
      />
      <StockTabs active="/stock/transfers" />
      {search["asked"] !== undefined && <ForgetKept name={`Send a transfer ${actor.orgId} ${actor.id}`} />}
      {requests.length > 0 && (
        <section aria-label="To be picked" className="mb-6 grid gap-2">
          <h2>To be picked</h2>
          <RequestTable
            requests={firstRows(requests)}
            zone={zone}
            cancel={actor.rights.has("transfer") ? cancelRequestAction : null}
            refusals={STOCK_FORM_SENTENCES}
          />
          {hasMore(requests) && <p className="text-ink-2">Showing the first {MOST_SHOWN}.</p>}
          <p>
            <ExportText list="transfer-requests">Export these requests</ExportText>
          </p>
        </section>
      )}
      {requests.length > 0 && <h2 className="mb-2">Sent</h2>}
      <TransferTable
        transfers={page.items}
        zone={zone}
        empty={
          <EmptyState title="Nothing was transferred yet" action={send}>
            A transfer moves free units to another location. Until they are received there they stand in transit, and nobody can be promised
            them.
          </EmptyState>
        }
      />
      <Pager
        newerHref={page.previous === null ? undefined : href({ before: page.previous })}
        olderHref={page.next === null ? undefined : href({ after: page.next })}
      />
    </>
  );
}
