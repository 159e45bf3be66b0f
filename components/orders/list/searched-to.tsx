import { listHref } from "@/components/orders/list/list-href";
import { ButtonLink } from "@/components/ui/button-link";
import { Time } from "@/components/ui/time";
import type { OrderFilter } from "@/lib/orders/list-filter";
import type { OrderPage } from "@/lib/orders/list-page";

type SearchedToProps = { page: Pick<OrderPage, "searchedTo" | "someOf">; filter: OrderFilter; zone: string; path?: string };

/** Says where a search stopped or what it left out, and goes on from there. */
export function SearchedTo({ page: { searchedTo, someOf }, filter, zone, path }: SearchedToProps) {
  const from = searchedTo ?? someOf;
  if (!from) return null;
  return (
    <p className="mt-3 flex flex-wrap items-center gap-3 text-ink-2">
      {searchedTo ? (
        <span>
          Searched back to <Time value={searchedTo.listedAt} zone={zone} form="datetime" />.
        </span>
      ) : (
        <span>These are only some of the orders with these words: type more letters, or go through all orders.</span>
      )}
      <ButtonLink href={listHref(filter, { older: from.cursor }, path)} size="sm">
        {searchedTo ? "Search further back" : "Go through all orders"}
      </ButtonLink>
    </p>
  );
}
