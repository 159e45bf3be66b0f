import { listHref } from "@/components/orders/list/list-href";
import { ButtonLink } from "@/components/ui/button-link";
import { Time } from "@/components/ui/time";
import type { OrderFilter } from "@/lib/orders/list-filter";
import type { OrderPage } from "@/lib/orders/read-list";

type SearchedToProps = { page: Pick<OrderPage, "searchedTo" | "tooManyHits">; filter: OrderFilter; zone: string };

/** Says where a search stopped, and goes on from there. */
export function SearchedTo({ page: { searchedTo, tooManyHits }, filter, zone }: SearchedToProps) {
  if (searchedTo)
    return (
      <p className="mt-3 flex flex-wrap items-center gap-3 text-ink-2">
        <span>
          Searched back to <Time value={searchedTo.listedAt} zone={zone} form="datetime" />.
        </span>
        <ButtonLink href={listHref(filter, { older: searchedTo.cursor })} size="sm">
          Search further back
        </ButtonLink>
      </p>
    );
  return tooManyHits ? <p className="mt-3 text-ink-2">More orders begin like this: type more letters to see the rest.</p> : null;
}
