import type { Metadata } from "next";
import { ExceptionTable } from "@/components/exceptions/exception-table";
import { ExportLink } from "@/components/exports/export-link";
import { LiveRefresh } from "@/components/live/live-refresh";
import { listHref } from "@/components/outbox/list-href";
import { placeOptions } from "@/components/stock/place-options";
import { optionsOf } from "@/components/stock/words";
import { ActiveFilters } from "@/components/ui/active-filters";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { KIND_WORDS } from "@/lib/exceptions/kinds";
import { exceptionListInput } from "@/lib/exceptions/list-input";
import { listExceptions } from "@/lib/exceptions/list-exceptions";
import { listPlaces } from "@/lib/receiving/read-places";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Exceptions" };

const OWNERS = { me: "Mine", nobody: "Nobody's yet" } as const;

export default async function ExceptionsPage({ searchParams }: PageProps<"/exceptions">) {
  const actor = await requireRight("view");
  const { timeZone: zone } = (await requireSession()).organization;
  const { after, before, ...filter } = exceptionListInput.parse(await searchParams);
  const page = await listExceptions(actor, filter, { after, before });
  const places = (await listPlaces(actor)).filter(({ isMine }) => isMine);
  const { kind, owner, location, state } = filter;
  const href = (change: Record<string, string | undefined>) => listHref("/exceptions", { ...filter, ...change });
  const active = [
    ...(kind ? [{ label: "Kind", value: KIND_WORDS[kind], removeHref: href({ kind: undefined }) }] : []),
    ...(owner ? [{ label: "Owner", value: OWNERS[owner], removeHref: href({ owner: undefined }) }] : []),
    ...(location ? [{ label: "Location", value: location, removeHref: href({ location: undefined }) }] : []),
    ...(state ? [{ label: "State", value: "Closed", removeHref: href({ state: undefined }) }] : []),
  ];
  return (
    <>
      <LiveRefresh topic="all" />
      <PageHeader
        title="Exceptions"
        meta="What waits for a person. Work that is done ends its exception by itself."
        actions={<ExportLink list="exceptions" filter={filter} />}
      />
      <FilterBar action="/exceptions" key={href({})}>
        <FilterSelect name="kind" label="Kind" all="Every kind" options={optionsOf(KIND_WORDS)} value={kind} />
        <FilterSelect name="owner" label="Owner" all="Every owner" options={optionsOf(OWNERS)} value={owner} />
        <FilterSelect name="location" label="Location" all="Every location" options={placeOptions(places)} value={location} />
        <FilterSelect name="state" label="State" all="Open" options={[{ value: "closed", label: "Closed" }]} value={state} />
      </FilterBar>
      <ActiveFilters items={active} clearHref="/exceptions" />
      <ExceptionTable
        rows={page.items}
        zone={zone}
        now={new Date()}
        closed={state === "closed"}
        empty={
          <EmptyState title={active.length > 0 ? "No exception fits" : "Nothing waits for a person"}>
            {active.length > 0
              ? "Take a filter away to see the others."
              : "Counts that differ, refused scans and labels, units to put back and messages that could not be delivered would stand here."}
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
