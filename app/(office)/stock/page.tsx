import type { Metadata } from "next";
import { ExportLink } from "@/components/exports/export-link";
import { LiveRefresh } from "@/components/live/live-refresh";
import { listHref } from "@/components/outbox/list-href";
import { StockActions } from "@/components/stock/stock-actions";
import { NoStock, StockTable } from "@/components/stock/stock-table";
import { StockTabs } from "@/components/stock/stock-tabs";
import { CONDITION_WORDS, optionsOf } from "@/components/stock/words";
import { ActiveFilters } from "@/components/ui/active-filters";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SearchField } from "@/components/ui/search-field";
import { listPlaces } from "@/lib/receiving/read-places";
import { listStock } from "@/lib/receiving/read-stock-list";
import { stockListInput } from "@/lib/receiving/stock-list-input";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Stock" };

const LABELS = { newer: "Previous", older: "Next" };
const STATES = { low: "Low or out", waiting: "Orders wait for it" } as const;

export default async function StockPage({ searchParams }: PageProps<"/stock">) {
  const actor = await requireRight("view");
  const { q, location, condition, state, after, before } = stockListInput.parse(await searchParams);
  const filter = { q, location, condition, state };
  const page = await listStock(actor, filter, { after, before });
  const places = (await listPlaces(actor)).filter(({ isMine }) => isMine);
  const href = (change: Record<string, string | undefined>) => listHref("/stock", { ...filter, ...change });
  const active = [
    ...(location ? [{ label: "Location", value: location, removeHref: href({ location: undefined }) }] : []),
    ...(condition ? [{ label: "Condition", value: CONDITION_WORDS[condition], removeHref: href({ condition: undefined }) }] : []),
    ...(state ? [{ label: "State", value: STATES[state], removeHref: href({ state: undefined }) }] : []),
  ];
  return (
    <>
      <LiveRefresh topic="stock" />
      <PageHeader
        title="Stock"
        actions={
          <>
            <ExportLink list="stock" filter={filter} />
            <StockActions rights={actor.rights} />
          </>
        }
      />
      <StockTabs active="/stock" />
      <FilterBar action="/stock">
        <SearchField label="Search SKU, name or GTIN" defaultValue={q} />
        <FilterSelect
          name="location"
          label="Location"
          all="Every location"
          options={places.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          value={location}
        />
        <FilterSelect name="condition" label="Condition" all="Good, all rows" options={optionsOf(CONDITION_WORDS)} value={condition} />
        <FilterSelect name="state" label="State" all="Every state" options={optionsOf(STATES)} value={state} />
      </FilterBar>
      <ActiveFilters items={active} clearHref={listHref("/stock", { q })} />
      <StockTable
        rows={page.items}
        condition={condition}
        empty={<NoStock filtered={q !== "" || active.length > 0} searchedTo={page.searchedTo?.sku ?? null} />}
      />
      <Pager
        labels={LABELS}
        summary={page.searchedTo && page.next === null ? `Searched up to ${page.searchedTo.sku}.` : undefined}
        newerHref={page.previous === null ? undefined : href({ before: page.previous })}
        olderHref={nextHref(page, href)}
      />
    </>
  );
}

type Next = { next: string | null; searchedTo: { key: string } | null };

function nextHref({ next, searchedTo }: Next, href: (change: Record<string, string>) => string): string | undefined {
  const after = next ?? searchedTo?.key;
  return after === undefined ? undefined : href({ after });
}
