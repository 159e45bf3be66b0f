import type { Metadata } from "next";
import { ExportLink } from "@/components/exports/export-link";
import { LiveRefresh } from "@/components/live/live-refresh";
import { listHref } from "@/components/outbox/list-href";
import { ReceiptTable } from "@/components/stock/record-tables";
import { StockAction } from "@/components/stock/stock-actions";
import { StockTabs } from "@/components/stock/stock-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { listPlaces } from "@/lib/receiving/read-places";
import { listReceipts } from "@/lib/receiving/read-receipts";
import { recordListInput } from "@/lib/receiving/stock-list-input";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Receipts" };

export default async function ReceiptsPage({ searchParams }: PageProps<"/stock/receipts">) {
  const actor = await requireRight("view");
  const { timeZone: zone } = (await requireSession()).organization;
  const { location, after, before } = recordListInput.parse(await searchParams);
  const page = await listReceipts(actor, { location }, { after, before });
  const places = (await listPlaces(actor)).filter(({ isMine }) => isMine);
  const href = (change: Record<string, string>) => listHref("/stock/receipts", { location, ...change });
  const receive = <StockAction right="receive" rights={actor.rights} href="/stock/receive" label="Receive" variant="primary" hotkey="n" />;
  return (
    <>
      <LiveRefresh topic="stock" />
      <PageHeader
        title="Receipts"
        breadcrumb={[{ label: "Stock", href: "/stock" }, { label: "Receipts" }]}
        actions={
          <>
            <ExportLink list="receipts" filter={{ location }} />
            {receive}
          </>
        }
      />
      <StockTabs active="/stock/receipts" />
      <FilterBar action="/stock/receipts">
        <FilterSelect
          name="location"
          label="Location"
          all="Every location"
          options={places.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          value={location}
        />
      </FilterBar>
      <ReceiptTable
        receipts={page.items}
        zone={zone}
        empty={
          <EmptyState title={location ? `Nothing arrived at ${location}` : "Nothing arrived yet"} action={receive}>
            A receipt says what arrived, at which cost, and which waiting orders it served.
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
