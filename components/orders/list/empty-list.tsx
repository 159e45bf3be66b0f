import { listHref } from "@/components/orders/list/list-href";
import { SearchedTo } from "@/components/orders/list/searched-to";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { type OrderFilter, queryOfFilter } from "@/lib/orders/list-filter";
import type { OrderPage } from "@/lib/orders/list-page";

type EmptyListProps = { filter: OrderFilter; mayCreate: boolean; searchedTo: OrderPage["searchedTo"]; zone: string };

const NOTHING_TO_DO = {
  approval: "No order waits for approval.",
  unpaid_unfulfilled: "Every open order is paid or on its way.",
  waiting: "No order waits for stock.",
};

/** Why the list is empty and what to do about it. */
export function EmptyList({ filter, mayCreate, searchedTo, zone }: EmptyListProps) {
  const { preset, ...narrowed } = filter;
  const elsewhere = preset && !searchedTo;
  const isNarrowed = queryOfFilter(narrowed).size > 0;
  if (isNarrowed)
    return (
      <EmptyState
        title={searchedTo ? "None of the orders looked at fits" : "No order fits this filter"}
        action={
          <>
            <ButtonLink href={listHref({ preset })}>Clear the filter</ButtonLink>
            {elsewhere && <ButtonLink href={listHref(narrowed)}>Look in all orders</ButtonLink>}
          </>
        }
      >
        {filter.text && <p>A search compares the beginnings of order numbers, channel references and customer names.</p>}
        <SearchedTo page={{ searchedTo, someOf: null }} filter={filter} zone={zone} />
      </EmptyState>
    );
  if (preset) return <EmptyState title={NOTHING_TO_DO[preset]} action={<ButtonLink href="/orders">See all orders</ButtonLink>} />;
  return (
    <EmptyState
      title="No orders yet"
      action={
        mayCreate && (
          <>
            <ButtonLink href="/orders/new" variant="primary">
              Place the first order
            </ButtonLink>
            <ButtonLink href="/imports">Import a file of orders</ButtonLink>
          </>
        )
      }
    >
      An order reserves stock, posts the receivable, queues the confirmation and tags the customer in one transaction.
    </EmptyState>
  );
}
