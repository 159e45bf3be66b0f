import type { Metadata } from "next";
import { ExportLink } from "@/components/exports/export-link";
import { LiveRefresh } from "@/components/live/live-refresh";
import { RefusalTable } from "@/components/orders/refused/refusal-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { listRefusals } from "@/lib/orders/read-refusals";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Refused" };

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

export default async function RefusedPage({ searchParams }: PageProps<"/refused">) {
  const actor = await requireRight("view");
  const query = await searchParams;
  const which = one(query["show"]) === "all" ? "all" : "open";
  const page = await listRefusals(actor, which, { older: one(query["older"]), newer: one(query["newer"]) });
  const { timeZone: zone } = (await requireSession()).organization;
  const href = (name: string, cursor: string | null) =>
    cursor === null ? undefined : `/refused?${new URLSearchParams({ ...(which === "all" && { show: "all" }), [name]: cursor })}`;
  return (
    <>
      <LiveRefresh topic="orders" />
      <PageHeader
        title="Refused"
        meta="Placements that a check stopped. Nothing of them was written but what stands here."
        actions={<ExportLink list="refused" filter={{ show: which === "all" ? "all" : undefined }} />}
      />
      <Tabs
        label="Refused placements"
        items={[
          { label: "Open", href: "/refused", active: which === "open" },
          { label: "All", href: "/refused?show=all", active: which === "all" },
        ]}
      />
      <RefusalTable
        refusals={page.items}
        zone={zone}
        now={new Date()}
        empty={
          <EmptyState title={which === "open" ? "No refused placement is open" : "No placement was refused"}>
            When stock or credit stands in an order's way, what was withheld is kept here, so that somebody can try again.
          </EmptyState>
        }
      />
      <Pager newerHref={href("newer", page.previous)} olderHref={href("older", page.next)} />
    </>
  );
}
