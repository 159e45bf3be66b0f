import type { Metadata } from "next";
import { removeViewAction, saveViewAction } from "@/app/(office)/orders/view-actions";
import { LiveRefresh } from "@/components/live/live-refresh";
import { EmptyList } from "@/components/orders/list/empty-list";
import { listHref } from "@/components/orders/list/list-href";
import { OrderFilters, ShownFilters } from "@/components/orders/list/order-filters";
import { OrderTable } from "@/components/orders/list/order-table";
import { SearchedTo } from "@/components/orders/list/searched-to";
import { ViewKeeper } from "@/components/orders/list/view-keeper";
import { currentView, ViewTabs } from "@/components/orders/list/view-tabs";
import { ButtonLink } from "@/components/ui/button-link";
import { dayIn } from "@/components/ui/day-form";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { filterOfQuery, queryOfFilter } from "@/lib/orders/list-filter";
import { readOrderList } from "@/lib/orders/read-list-page";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Orders" };

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

export default async function OrdersPage({ searchParams }: PageProps<"/orders">) {
  const actor = await requireRight("view");
  const query = await searchParams;
  const filter = filterOfQuery(query);
  const { timeZone: zone } = (await requireSession()).organization;
  const now = new Date();
  const today = dayIn(now, zone);
  const place = { older: one(query["older"]), newer: one(query["newer"]) };
  const { page, counts, views } = await readOrderList(actor, filter, { timeZone: zone, ...place });
  const view = currentView(views, filter);
  const exported = queryOfFilter(filter).toString();
  return (
    <>
      <LiveRefresh topic="orders" />
      <PageHeader
        title="Orders"
        actions={
          <>
            <ViewKeeper query={exported} view={view} save={saveViewAction} remove={removeViewAction} />
            <ButtonLink href={`/exports/orders.csv${exported && `?${exported}`}`} variant="ghost" data-hard="">
              Export
            </ButtonLink>
            {actor.rights.has("create") && (
              <ButtonLink href="/orders/new" variant="primary" hotkey="n">
                New order
              </ButtonLink>
            )}
          </>
        }
      />
      <ViewTabs filter={filter} counts={counts} views={views} />
      <OrderFilters filter={filter} />
      {!view && <ShownFilters filter={filter} today={today} />}
      <OrderTable
        caption="Orders, newest first"
        orders={page.items}
        now={now}
        zone={zone}
        today={today}
        empty={<EmptyList filter={filter} mayCreate={actor.rights.has("create")} searchedTo={page.searchedTo} zone={zone} />}
      />
      {page.items.length > 0 && <SearchedTo page={page} filter={filter} zone={zone} />}
      <Pager
        newerHref={page.previous === null ? undefined : listHref(filter, { newer: page.previous })}
        olderHref={page.next === null ? undefined : listHref(filter, { older: page.next })}
      />
    </>
  );
}
