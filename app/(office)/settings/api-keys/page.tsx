import type { Metadata } from "next";
import Link from "next/link";
import { endApiKey, makeApiKey } from "@/app/(office)/settings/api-keys/actions";
import { ApiKeyTable } from "@/components/access/api-key-table";
import { NewKeyForm } from "@/components/access/new-key-form";
import { rightGroupsOf } from "@/components/access/right-groups";
import { RightsField } from "@/components/access/rights-field";
import { ExportLink } from "@/components/exports/export-link";
import { Dialog } from "@/components/ui/dialog";
import { NumberField } from "@/components/ui/number-field";
import { PageHeader } from "@/components/ui/page-header";
import { TextField } from "@/components/ui/text-field";
import { listApiKeys } from "@/lib/members/api-keys";
import { MEMBER_REFUSALS } from "@/lib/members/refusals";
import { sentencesOf } from "@/lib/result/sentences";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "API keys" };

const REFUSALS = sentencesOf(MEMBER_REFUSALS);

export default async function ApiKeysPage() {
  const actor = await requireRight("manage");
  const [{ organization }, keys] = await Promise.all([requireSession(), listApiKeys(actor)]);
  return (
    <>
      <PageHeader
        title="API keys"
        breadcrumb={[{ label: "Settings", href: "/settings" }, { label: "API keys" }]}
        meta={
          <>
            Other programs act with a key of their own and its rights. How, is written in the{" "}
            <Link href="/api/docs" prefetch={false} className="text-accent underline">
              description of the API
            </Link>
            .
          </>
        }
        actions={
          <>
            <ExportLink list="api-keys" />
            <Dialog label="New key" title="New API key" variant="primary" hotkey="n" width="md">
              <NewKeyForm action={makeApiKey} refusals={REFUSALS}>
                <TextField name="name" label="Name" hint="What it is for, such as “Web shop”." autoComplete="off" required />
                <RightsField groups={rightGroupsOf(["view"], actor.rights)} />
                <NumberField
                  name="ratePerMinute"
                  label="Limit"
                  suffix="requests a minute"
                  hint="Empty means no limit."
                  min={1}
                  required={false}
                />
              </NewKeyForm>
            </Dialog>
          </>
        }
      />
      <ApiKeyTable keys={keys} zone={organization.timeZone} refusals={REFUSALS} revoke={endApiKey} />
    </>
  );
}
