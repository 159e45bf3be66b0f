import { ExportText } from "@/components/exports/export-link";
import { OrderTable } from "@/components/orders/list/order-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import type { OrderPage } from "@/lib/orders/list-page";

type CustomerOrdersProps = { page: OrderPage; customerId: string; moment: { now: Date; zone: string; today: string } };

export function CustomerOrders({ page, customerId, moment }: CustomerOrdersProps) {
  const href = (name: "older" | "newer", cursor: string | null) =>
    cursor === null ? undefined : `/customers/${customerId}?${name}=${encodeURIComponent(cursor)}`;
  return (
    <section aria-labelledby="orders-of-customer">
      <h2 id="orders-of-customer" className="mb-2">
        Orders
      </h2>
      <OrderTable
        caption="Orders of this customer, newest first"
        orders={page.items}
        {...moment}
        empty={<EmptyState title="No orders yet">What this account orders stands here, newest first.</EmptyState>}
      />
      {page.items.length > 0 && (
        <p className="mt-2">
          <ExportText list="orders" filter={{ customer: customerId }}>
            Export these orders
          </ExportText>
        </p>
      )}
      <Pager newerHref={href("newer", page.previous)} olderHref={href("older", page.next)} />
    </section>
  );
}
