import type { Metadata } from "next";
import { closeManifestAction } from "@/app/(office)/shipments/actions";
import { ExportLink } from "@/components/exports/export-link";
import { LiveRefresh } from "@/components/live/live-refresh";
import { listHref } from "@/components/outbox/list-href";
import { ManifestTable } from "@/components/shipping/manifest-tables";
import { OpenWorkSheet } from "@/components/shipping/open-work";
import { ShipmentTabs } from "@/components/shipping/shipment-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { listPlaces } from "@/lib/receiving/read-places";
import { shipmentListInput } from "@/lib/shipping/list-input";
import { listManifests, listOpenWork } from "@/lib/shipping/read-manifests";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Manifests" };

export default async function ManifestsPage({ searchParams }: PageProps<"/shipments/manifests">) {
  const actor = await requireRight("view");
  const { timeZone: zone } = (await requireSession()).organization;
  const { location, after, before } = shipmentListInput.parse(await searchParams);
  const page = await listManifests(actor, { location }, { after, before });
  const work = await listOpenWork(actor);
  const places = (await listPlaces(actor)).filter(({ isMine }) => isMine);
  const href = (change: Record<string, string>) => listHref("/shipments/manifests", { location, ...change });
  return (
    <>
      <LiveRefresh topic="all" />
      <PageHeader
        title="Manifests"
        breadcrumb={[{ label: "Shipments", href: "/shipments" }, { label: "Manifests" }]}
        actions={<ExportLink list="manifests" filter={{ location }} />}
      />
      <ShipmentTabs active="/shipments/manifests" />
      <div className="grid gap-4">
        <OpenWorkSheet work={work} close={actor.rights.has("ship") ? closeManifestAction : null} />
        <div>
          <FilterBar action="/shipments/manifests">
            <FilterSelect
              name="location"
              label="Location"
              all="Every location"
              options={places.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
              value={location}
            />
          </FilterBar>
          <ManifestTable
            manifests={page.items}
            zone={zone}
            empty={
              <EmptyState title={location ? `No manifest at ${location}` : "No manifest yet"}>
                At the end of the day, everything that a carrier collects goes on one list that the driver signs.
              </EmptyState>
            }
          />
          <Pager
            newerHref={page.previous === null ? undefined : href({ before: page.previous })}
            olderHref={page.next === null ? undefined : href({ after: page.next })}
          />
        </div>
      </div>
    </>
  );
}
