import type { Metadata } from "next";
import { createTagRule, endTagRule, saveTagRule } from "@/app/(office)/settings/actions";
import { ExportLink } from "@/components/exports/export-link";
import { TagRuleForm } from "@/components/settings/tag-rule-form";
import { TagRuleTable } from "@/components/settings/tag-rule-table";
import { Dialog } from "@/components/ui/dialog";
import { PageHeader } from "@/components/ui/page-header";
import { findSettings } from "@/lib/settings/organization";
import { listTagRules } from "@/lib/settings/tag-rules";
import { requireRight } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Tag rules" };

export default async function TagRulesPage() {
  const actor = await requireRight("manage");
  const [rules, { organization }] = await Promise.all([listTagRules(actor.orgId), findSettings(actor.orgId)]);
  return (
    <>
      <PageHeader
        title="Tag rules"
        breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "Tag rules" }]}
        meta="What orders write on the account of their customer. A changed rule is a new one, so tags that were given keep their reason."
        actions={
          <>
            <ExportLink list="tag-rules" />
            <Dialog label="Add rule" title="Add a rule" variant="primary" hotkey="n">
              <TagRuleForm action={createTagRule} rule={null} currency={organization.currency} />
            </Dialog>
          </>
        }
      />
      <TagRuleTable rules={rules} currency={organization.currency} save={saveTagRule} end={endTagRule} />
    </>
  );
}
