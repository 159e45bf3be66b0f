import type { Metadata } from "next";
import { saveOrganization } from "@/app/(office)/settings/actions";
import { OrganizationForm } from "@/components/settings/organization-form";
import { SettingsIndex } from "@/components/settings/settings-index";
import { PageHeader } from "@/components/ui/page-header";
import { findSettings, seenOf } from "@/lib/settings/organization";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const actor = await requireRight("manage");
  const { organization } = await findSettings(actor.orgId);
  return (
    <>
      <PageHeader
        title="Settings"
        meta="Every change is noted with who made it and holds from then on; placed orders keep what they were placed with."
      />
      <div className="grid max-w-3xl gap-4">
        <OrganizationForm action={saveOrganization} settings={organization} seen={seenOf(organization)} />
        <SettingsIndex />
      </div>
    </>
  );
}
