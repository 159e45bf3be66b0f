import type { Metadata } from "next";
import { savePolicy } from "@/app/(office)/settings/actions";
import { PolicyForm } from "@/components/settings/policy-form";
import { PageHeader } from "@/components/ui/page-header";
import { findSettings, seenOf } from "@/lib/settings/organization";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Policies" };

export default async function PoliciesPage() {
  const actor = await requireRight("manage");
  const { policy } = await findSettings(actor.orgId);
  return (
    <>
      <PageHeader
        title="Policies"
        breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Policies" }]}
        meta="What holds when line, order and customer say nothing. A change holds for orders placed from now on."
      />
      <PolicyForm action={savePolicy} policy={policy} seen={seenOf(policy)} />
    </>
  );
}
