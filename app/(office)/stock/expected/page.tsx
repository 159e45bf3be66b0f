import type { Metadata } from "next";
import { ExportLink } from "@/components/exports/export-link";
import { LiveRefresh } from "@/components/live/live-refresh";
import { listHref } from "@/components/outbox/list-href";
import { ExpectedFilters } from "@/components/stock/expected-filters";
import { ExpectedTable } from "@/components/stock/expected-tables";
import { StockAction } from "@/components/stock/stock-actions";
import { StockTabs } from "@/components/stock/stock-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { listExpectedPage } from "@/lib/expected/list-expected";
import { expectedListInput } from "@/lib/expected/list-input";
import { businessDate } from "@/lib/orders/business-date";
import { listPlaces } from "@/lib/receiving/read-places";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Expected receipts" };

const LABELS = { newer: "Previous", older: "Next" };

export default async function ExpectedPage({ searchParams }: PageProps<"/stock/expected">) {
  const actor = await requireRight("view");
  const { timeZone } = (await requireSession()).organization;
  const { after, before, ...filter } = expectedListInput.parse(await searchParams);
  const page = await listExpectedPage(actor, filter, { after, before });
  const places = (await listPlaces(actor)).filter(({ isMine }) => isMine);
  const today = businessDate(new Date(), timeZone);
  const href = (change: Record<string, string>) => listHref("/stock/expected", { ...filter, ...change });
  const filtered = Object.values(filter).some((value) => value !== undefined && value !== "");
  const announce = (
    <StockAction right="receive" rights={actor.rights} href="/stock/expected/new" label="Announce goods" variant="primary" hotkey="n" />
  );
  return (
    <>
      <LiveRefresh topic="stock" />
      <PageHeader
        title="Expected receipts"
        breadcrumb={[{ label: "Stock", href: "/stock" }, { label: "Expected" }]}
        actions={
          <>
            <ExportLink list="expected" filter={filter} />
            {announce}
          </>
        }
      />
      <StockTabs active="/stock/expected" />
      <ExpectedFilters filter={filter} places={places} today={today} />
      <ExpectedTable
        rows={page.items}
        today={today}
        caption={
          filter.state === "closed" || filter.state === "all" ? "Expected receipts, newest first" : "Awaited, the earliest day first"
        }
        empty={
          <EmptyState title={filtered ? "No expected receipt fits" : "Nothing is expected"} action={filtered ? undefined : announce}>
            {filtered
              ? "Write how its number or supplier begins, or take a filter away."
              : "Announce what a purchase order or a supplier's notice promises: the receivers count against it, and the list says what is late or missing."}
          </EmptyState>
        }
      />
      <Pager
        labels={LABELS}
        newerHref={page.previous === null ? undefined : href({ before: page.previous })}
        olderHref={page.next === null ? undefined : href({ after: page.next })}
      />
    </>
  );
}
