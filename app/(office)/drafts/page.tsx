import type { Metadata } from "next";
import { ExportLink } from "@/components/exports/export-link";
import { LiveRefresh } from "@/components/live/live-refresh";
import { draftsEmpty, DraftTable } from "@/components/orders/list/draft-table";
import { listHref } from "@/components/orders/list/list-href";
import { SearchedTo } from "@/components/orders/list/searched-to";
import { ButtonLink } from "@/components/ui/button-link";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SearchField } from "@/components/ui/search-field";
import { filterOfQuery } from "@/lib/orders/list-filter";
import { readDraftList } from "@/lib/orders/read-list-page";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Drafts" };

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

export default async function DraftsPage({ searchParams }: PageProps<"/drafts">) {
  const actor = await requireRight("view");
  const query = await searchParams;
  const { text } = filterOfQuery(query);
  const { timeZone: zone } = (await requireSession()).organization;
  const page = await readDraftList(actor, text, { timeZone: zone, older: one(query["older"]), newer: one(query["newer"]) });
  const mayCreate = actor.rights.has("create");
  return (
    <>
      <LiveRefresh topic="orders" />
      <PageHeader
        title="Drafts"
        meta="Orders that are being written. They hold no stock and claim no money."
        actions={
          <>
            <ExportLink list="orders" filter={{ status: "draft", q: text }} />
            {mayCreate && (
              <ButtonLink href="/orders/new" variant="primary" hotkey="n">
                New order
              </ButtonLink>
            )}
          </>
        }
      />
      <FilterBar action="/drafts">
        <SearchField label="Search number or customer" defaultValue={text} />
      </FilterBar>
      <DraftTable orders={page.items} zone={zone} now={new Date()} empty={draftsEmpty(text, mayCreate)} />
      <SearchedTo page={page} filter={{ text }} zone={zone} path="/drafts" />
      <Pager
        newerHref={page.previous === null ? undefined : listHref({ text }, { newer: page.previous }, "/drafts")}
        olderHref={page.next === null ? undefined : listHref({ text }, { older: page.next }, "/drafts")}
      />
    </>
  );
}
