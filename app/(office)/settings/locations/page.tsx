import type { Metadata } from "next";
import { closeLocation, createLocation, reopenLocation, saveLocation } from "@/app/(office)/settings/actions";
import { ExportLink } from "@/components/exports/export-link";
import { LocationForm } from "@/components/settings/location-form";
import { LocationTable } from "@/components/settings/location-table";
import { Dialog } from "@/components/ui/dialog";
import { PageHeader } from "@/components/ui/page-header";
import { listLocations, seenLocation } from "@/lib/settings/locations";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Locations" };

export default async function LocationsPage() {
  const actor = await requireRight("manage");
  const locations = await listLocations(actor.orgId);
  return (
    <>
      <PageHeader
        title="Locations"
        breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Locations" }]}
        meta="A new location can hold every stocked product at once."
        actions={
          <>
            <ExportLink list="locations" />
            <Dialog label="Add location" title="Add a location" variant="primary" hotkey="n" width="md">
              <LocationForm action={createLocation} location={null} />
            </Dialog>
          </>
        }
      />
      <LocationTable
        locations={locations.map((location) => ({ ...location, seen: seenLocation(location) }))}
        save={saveLocation}
        close={closeLocation}
        reopen={reopenLocation}
      />
    </>
  );
}
