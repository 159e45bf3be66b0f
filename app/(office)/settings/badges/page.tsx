import type { Metadata } from "next";
import { endBadge, giveBadge, takePin } from "@/app/(office)/settings/badges/actions";
import { BadgeTable } from "@/components/access/badge-table";
import { ExportLink } from "@/components/exports/export-link";
import { PageHeader } from "@/components/ui/page-header";
import { listBadges } from "@/lib/floor/badges";
import { FLOOR_REFUSAL_TEXT } from "@/lib/floor/refusals";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Badges" };

export default async function BadgesPage() {
  const actor = await requireRight("manage");
  const [{ organization }, holders] = await Promise.all([requireSession(), listBadges(actor)]);
  return (
    <>
      <PageHeader
        title="Badges"
        breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Badges" }]}
        meta="A badge and a PIN open admitted tablets, and nothing but the floor. The person chooses the PIN with the first scan; five wrong ones lock the badge for ten minutes."
        actions={<ExportLink list="badges" />}
      />
      <BadgeTable
        holders={holders}
        zone={organization.timeZone}
        refusals={FLOOR_REFUSAL_TEXT}
        give={giveBadge}
        takePin={takePin}
        revoke={endBadge}
      />
    </>
  );
}
