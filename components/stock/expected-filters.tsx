import { listHref } from "@/components/outbox/list-href";
import { placeOptions } from "@/components/stock/place-options";
import { optionsOf } from "@/components/stock/words";
import { ActiveFilters, type ActiveFilter } from "@/components/ui/active-filters";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { shortDay } from "@/components/ui/day-form";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { Popover } from "@/components/ui/popover";
import { SearchField } from "@/components/ui/search-field";
import type { ExpectedFilter, ExpectedStateView } from "@/lib/expected/list-input";
import type { StockPlace } from "@/lib/receiving/read-places";

const STATES = {
  open: "Nothing arrived yet",
  receiving: "Partly here",
  closed: "Closed",
  all: "All",
} as const satisfies Record<ExpectedStateView, string>;

const hrefOf = (filter: ExpectedFilter): string => listHref("/stock/expected", filter);

type ExpectedFiltersProps = { filter: ExpectedFilter; places: readonly StockPlace[]; today: string };

/** The filter of expected receipts, all of it in the address. */
export function ExpectedFilters({ filter, places, today }: ExpectedFiltersProps) {
  const { q, location, state, from, to } = filter;
  const active: ActiveFilter[] = [
    ...(location ? [{ label: "Location", value: location, removeHref: hrefOf({ ...filter, location: undefined }) }] : []),
    ...(state ? [{ label: "State", value: STATES[state], removeHref: hrefOf({ ...filter, state: undefined }) }] : []),
    ...(from ? [{ label: "From", value: shortDay(from, today), removeHref: hrefOf({ ...filter, from: undefined }) }] : []),
    ...(to ? [{ label: "To", value: shortDay(to, today), removeHref: hrefOf({ ...filter, to: undefined }) }] : []),
  ];
  return (
    <>
      <FilterBar key={hrefOf({ ...filter, q: undefined })} action="/stock/expected">
        <SearchField label="Search number or supplier" defaultValue={q} />
        <FilterSelect name="location" label="Location" all="Every location" options={placeOptions(places)} value={location} />
        <FilterSelect name="state" label="State" all="Awaited" options={optionsOf(STATES)} value={state} />
        <Popover label="Expected on" trigger={<>Days</>} variant="default" align="end" className="w-80">
          <div className="grid gap-3">
            <div className="grid grid-cols-2 gap-3">
              <DateField name="from" label="Expected from" defaultValue={from ?? ""} />
              <DateField name="to" label="Expected to" defaultValue={to ?? ""} />
            </div>
            <Button type="submit" variant="primary">
              Show
            </Button>
          </div>
        </Popover>
      </FilterBar>
      <ActiveFilters items={active} clearHref={hrefOf({ q })} />
    </>
  );
}
