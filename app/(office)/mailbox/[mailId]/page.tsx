import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { MailFacts } from "@/components/outbox/mail-facts";
import { MailView } from "@/components/outbox/mail-view";
import { Columns } from "@/components/ui/columns";
import { PageHeader } from "@/components/ui/page-header";
import { findMail } from "@/lib/outbox/read-mailbox";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Mail" };

export default async function MailPage({ params, searchParams }: PageProps<"/mailbox/[mailId]">) {
  const actor = await requireRight("view");
  const mailId = z.uuid().safeParse((await params).mailId);
  const [{ organization }, mail, { as }] = await Promise.all([
    requireSession(),
    mailId.success ? findMail(actor, mailId.data) : null,
    searchParams,
  ]);
  if (!mail) notFound();
  return (
    <>
      <PageHeader title={mail.subject} breadcrumb={[{ label: "Mailbox", href: "/mailbox" }, { label: mail.recipient }]} />
      <Columns aside={<MailFacts mail={mail} zone={organization.timeZone} />}>
        <MailView mail={mail} plain={as === "plain"} />
      </Columns>
    </>
  );
}
