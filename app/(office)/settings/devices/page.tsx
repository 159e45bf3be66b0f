import type { Metadata } from "next";
import { endDevice, makeCode, makeDevice, saveDevice, saveLockMinutes } from "@/app/(office)/settings/devices/actions";
import { CodeForm } from "@/components/access/code-form";
import { DeviceFields } from "@/components/access/device-fields";
import { DeviceTable } from "@/components/access/device-table";
import { LockMinutesForm } from "@/components/access/lock-minutes-form";
import { ExportLink } from "@/components/exports/export-link";
import { Dialog } from "@/components/ui/dialog";
import { PageHeader } from "@/components/ui/page-header";
import { listDevices } from "@/lib/floor/devices";
import { FLOOR_REFUSAL_TEXT } from "@/lib/floor/refusals";
import { listLocationNames } from "@/lib/members/members";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Tablets" };

export default async function DevicesPage() {
  const actor = await requireRight("manage");
  const [{ organization }, { devices, lockMinutes }, locations] = await Promise.all([
    requireSession(),
    listDevices(actor),
    listLocationNames(actor),
  ]);
  const options = locations.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <PageHeader
        title="Tablets"
        breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Tablets" }]}
        meta="Shared tablets and handhelds of the warehouse. On an admitted one people sign in with badge and PIN, and it opens the floor alone. On a device of their own people sign in with their e-mail address."
        actions={
          <>
            <ExportLink list="tablets" />
            <Dialog label="Add tablet" title="Add a tablet" variant="primary" hotkey="n" width="md">
              <CodeForm action={makeDevice} refusals={FLOOR_REFUSAL_TEXT} submit="Make code">
                <DeviceFields locations={options} />
              </CodeForm>
            </Dialog>
          </>
        }
      />
      <div className="grid gap-4">
        <DeviceTable
          devices={devices}
          locations={options}
          zone={organization.timeZone}
          now={new Date()}
          refusals={FLOOR_REFUSAL_TEXT}
          save={saveDevice}
          renew={makeCode}
          revoke={endDevice}
        />
        <LockMinutesForm action={saveLockMinutes} minutes={lockMinutes} refusals={FLOOR_REFUSAL_TEXT} />
      </div>
    </>
  );
}
