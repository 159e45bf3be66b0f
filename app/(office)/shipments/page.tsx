import type { Metadata } from "next";
import { ExportLink } from "@/components/exports/export-link";
import { LiveRefresh } from "@/components/live/live-refresh";
import { listHref } from "@/components/outbox/list-href";
import { ShipmentTable } from "@/components/shipping/shipment-table";
import { ShipmentTabs } from "@/components/shipping/shipment-tabs";
import { ActiveFilters } from "@/components/ui/active-filters";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SearchField } from "@/components/ui/search-field";
import { listPlaces } from "@/lib/receiving/read-places";
import { shipmentListInput } from "@/lib/shipping/list-input";
import { listShipments } from "@/lib/shipping/read-shipments";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Shipments" };

export default async function ShipmentsPage({ searchParams }: PageProps<"/shipments">) {
  const actor = await requireRight("view");
  const { timeZone: zone } = (await requireSession()).organization;
  const { q, location, after, before } = shipmentListInput.parse(await searchParams);
  const page = await listShipments(actor, { q, location }, { after, before });
  const places = (await listPlaces(actor)).filter(({ isMine }) => isMine);
  const href = (change: Record<string, string | undefined>) => listHref("/shipments", { q, location, ...change });
  const active = location ? [{ label: "Location", value: location, removeHref: href({ location: undefined }) }] : [];
  const filtered = Boolean(q) || active.length > 0;
  return (
    <>
      <LiveRefresh topic="all" />
      <PageHeader title="Shipments" actions={<ExportLink list="shipments" filter={{ q, location }} />} />
      <ShipmentTabs active="/shipments" />
      <FilterBar action="/shipments">
        <SearchField label="Find an order, tracking number or SSCC" defaultValue={q} />
        <FilterSelect
          name="location"
          label="Location"
          all="Every location"
          options={places.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          value={location}
        />
      </FilterBar>
      <ActiveFilters items={active} clearHref={listHref("/shipments", { q })} />
      <ShipmentTable
        shipments={page.items}
        zone={zone}
        empty={
          <EmptyState title={filtered ? "No shipment fits" : "Nothing left yet"}>
            {filtered
              ? "Write the whole number of an order, a tracking number or an SSCC, or take a filter away."
              : "A shipment says what left, under which labels, and what it cost."}
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
