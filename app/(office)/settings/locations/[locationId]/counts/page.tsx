import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { endSchedule, saveSchedule } from "@/app/(office)/settings/locations/[locationId]/counts/actions";
import { ScheduleForm } from "@/components/counting/schedule-form";
import { ScheduleTable } from "@/components/counting/schedule-table";
import { ExportLink } from "@/components/exports/export-link";
import { Dialog } from "@/components/ui/dialog";
import { PageHeader } from "@/components/ui/page-header";
import { listSchedules } from "@/lib/counting/schedules";
import { listZones } from "@/lib/places/zones";
import { listLocations } from "@/lib/settings/locations";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Counts" };

export default async function LocationCountsPage({ params }: PageProps<"/settings/locations/[locationId]/counts">) {
  const actor = await requireRight("manage");
  const { locationId } = await params;
  const location = (await listLocations(actor.orgId)).find(({ id }) => id === locationId);
  if (!location) notFound();
  const [schedules, zones] = await Promise.all([listSchedules(actor.orgId, location.code), listZones(actor.orgId)]);
  const free = zones
    .filter((zone) => zone.location === location.code && !zone.archived && !schedules.some((it) => it.zone === zone.code))
    .map(({ code, name }) => ({ value: code, label: name }));
  const places = [...(schedules.some(({ zone }) => zone === null) ? [] : [{ value: "", label: "The whole location" }]), ...free];
  return (
    <>
      <PageHeader
        title={`Counts at ${location.name}`}
        breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Locations", href: "/settings/locations" }, { label: "Counts" }]}
        meta="Which bins are counted without anybody asking. The counts of a day are opened as it begins; on the floor they stand in walking order."
        actions={
          <>
            <ExportLink list="count-schedules" filter={{ location: location.code }} />
            {!location.archivedAt && places.length > 0 && (
              <Dialog label="Add schedule" title="Add a schedule of counts" variant="primary" hotkey="n" width="md">
                <ScheduleForm action={saveSchedule} location={location.code} schedule={null} places={places} />
              </Dialog>
            )}
          </>
        }
      />
      <ScheduleTable schedules={schedules} save={saveSchedule} stop={endSchedule} />
    </>
  );
}
