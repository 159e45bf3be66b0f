import type { Metadata } from "next";
import { buyLabelAction, voidLabelAction } from "@/app/(office)/shipments/actions";
import { ExportLink } from "@/components/exports/export-link";
import { LiveRefresh } from "@/components/live/live-refresh";
import { choiceOptions } from "@/components/shipping/choice-options";
import { ShipmentTabs } from "@/components/shipping/shipment-tabs";
import { WaitingTable } from "@/components/shipping/waiting-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { PageHeader } from "@/components/ui/page-header";
import { listPlaces } from "@/lib/receiving/read-places";
import { labelChoices } from "@/lib/shipping/label-choices";
import { shipmentListInput } from "@/lib/shipping/list-input";
import { listWaiting } from "@/lib/shipping/read-waiting";
import { listServices } from "@/lib/shipping/services";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Packed packages" };

export default async function WaitingPage({ searchParams }: PageProps<"/shipments/waiting">) {
  const actor = await requireRight("view");
  const { timeZone: zone } = (await requireSession()).organization;
  const { location } = shipmentListInput.parse(await searchParams);
  const packages = await listWaiting(actor, location);
  const [services, places] = [await listServices(actor.orgId), (await listPlaces(actor)).filter(({ isMine }) => isMine)];
  return (
    <>
      <LiveRefresh topic="all" />
      <PageHeader
        title="Packed packages"
        meta="Closed and not gone yet, the oldest first. A package leaves under a valid label."
        actions={<ExportLink list="packages" filter={{ location }} />}
      />
      <ShipmentTabs active="/shipments/waiting" />
      <FilterBar action="/shipments/waiting">
        <FilterSelect
          name="location"
          label="Location"
          all="Every location"
          options={places.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          value={location}
        />
      </FilterBar>
      <WaitingTable
        packages={packages}
        zone={zone}
        servicesFor={({ place, weightG, sizeMm }) => choiceOptions(labelChoices(services, { to: place, weightG, sizeMm }))}
        actions={actor.rights.has("buy_label") ? { buy: buyLabelAction, giveBack: voidLabelAction } : null}
        empty={<EmptyState title="No package waits">Packages that the floor closes stand here until they leave.</EmptyState>}
      />
    </>
  );
}
