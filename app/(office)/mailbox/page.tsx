import type { Metadata } from "next";
import { ExportLink } from "@/components/exports/export-link";
import { LiveRefresh } from "@/components/live/live-refresh";
import { MailTable } from "@/components/outbox/mail-table";
import { listHref } from "@/components/outbox/list-href";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { SearchField } from "@/components/ui/search-field";
import { TextLink } from "@/components/ui/text-link";
import { listInput } from "@/lib/outbox/list-input";
import { listMail } from "@/lib/outbox/read-mailbox";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Mailbox" };

export default async function MailboxPage({ searchParams }: PageProps<"/mailbox">) {
  const actor = await requireRight("view");
  const { q, after, before } = listInput.parse(await searchParams);
  const [{ organization }, page] = await Promise.all([requireSession(), listMail(actor.orgId, q, { after, before })]);
  return (
    <>
      <LiveRefresh topic="all" />
      <PageHeader
        title="Mailbox"
        meta={
          <>
            Every mail that left, as it was drawn. What has not left yet is in the <TextLink href="/outbox">outbox</TextLink>.
          </>
        }
        actions={<ExportLink list="mailbox" filter={{ q }} />}
      />
      <FilterBar action="/mailbox">
        <SearchField label="Search recipient or subject" defaultValue={q} />
      </FilterBar>
      <MailTable mails={page.items} zone={organization.timeZone} q={q} more={page.next !== null} />
      <Pager
        newerHref={page.previous === null ? undefined : listHref("/mailbox", { q, before: page.previous })}
        olderHref={page.next === null ? undefined : listHref("/mailbox", { q, after: page.next })}
      />
    </>
  );
}
