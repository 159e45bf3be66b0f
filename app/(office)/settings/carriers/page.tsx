import type { Metadata } from "next";
import {
  createService,
  endCarrierHook,
  endService,
  makeCarrierHook,
  restoreService,
  savePrefix,
  saveService,
} from "@/app/(office)/settings/carriers/actions";
import { ExportLink, ExportText } from "@/components/exports/export-link";
import { CompanyPrefixForm } from "@/components/shipping/company-prefix-form";
import { HookTable } from "@/components/shipping/hook-table";
import { ServiceForm } from "@/components/shipping/service-form";
import { ServiceTable } from "@/components/shipping/service-table";
import { Dialog } from "@/components/ui/dialog";
import { PageHeader } from "@/components/ui/page-header";
import { findSettings } from "@/lib/settings/organization";
import { findCompanyPrefix } from "@/lib/shipping/company-prefix";
import { hookAddress, listHooks } from "@/lib/shipping/hooks";
import { ratesText, zonesText } from "@/lib/shipping/rate-text";
import { listServices, seenService } from "@/lib/shipping/services";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Carriers" };

export default async function CarriersPage() {
  const actor = await requireRight("manage");
  const [services, { organization }, prefix, hooks] = await Promise.all([
    listServices(actor.orgId),
    findSettings(actor.orgId),
    findCompanyPrefix(actor.orgId),
    listHooks(actor.orgId),
  ]);
  return (
    <>
      <PageHeader
        title="Carriers"
        breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Carriers" }]}
        meta="Services with their prices by zone and weight. A label is bought at the price of the day and keeps it."
        actions={
          <>
            <ExportLink list="carrier-services" />
            <Dialog label="Add service" title="Add a service" variant="primary" hotkey="n" width="lg">
              <ServiceForm action={createService} service={null} currency={organization.currency} />
            </Dialog>
          </>
        }
      />
      <div className="grid gap-4">
        <ServiceTable
          services={services.map((service) => ({
            ...service,
            seen: seenService(service),
            zonesText: zonesText(service.zones),
            ratesText: ratesText(service.rates, service.currency),
          }))}
          save={saveService}
          end={endService}
          restore={restoreService}
        />
        {hooks.length > 0 && (
          <div className="grid gap-2">
            <HookTable
              hooks={hooks.map(({ id, stoppedAt, ...hook }) => ({
                ...hook,
                address: id && hookAddress(id),
                isOpen: id !== null && stoppedAt === null,
              }))}
              zone={organization.timeZone}
              open={makeCarrierHook}
              stop={endCarrierHook}
            />
            <p>
              <ExportText list="carrier-hooks">Export who reports</ExportText>
            </p>
          </div>
        )}
        <CompanyPrefixForm action={savePrefix} prefix={prefix} />
      </div>
    </>
  );
}
