import type { Metadata } from "next";
import { sendAgain, sendAllAgain } from "@/app/(office)/outbox/actions";
import { ExportLink } from "@/components/exports/export-link";
import { LiveRefresh } from "@/components/live/live-refresh";
import { listHref } from "@/components/outbox/list-href";
import { OutboxTable } from "@/components/outbox/outbox-table";
import { Banner } from "@/components/ui/banner";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { listInput } from "@/lib/outbox/list-input";
import { COUNTED_UP_TO, countMessages, listMessages, OUTBOX_VIEWS, type OutboxCounts, type OutboxView } from "@/lib/outbox/list-messages";
import { OUTBOX_REFUSALS } from "@/lib/outbox/refusals";
import { sentencesOf } from "@/lib/result/sentences";
import { requireRight, requireSession } from "@/lib/tenancy/session";

export const metadata: Metadata = { title: "Outbox" };

const REFUSALS = sentencesOf(OUTBOX_REFUSALS);
const LABELS: Record<OutboxView, string> = { dead: "Dead letters", waiting: "Waiting", withheld: "Withheld", sent: "Sent" };

export default async function OutboxPage({ searchParams }: PageProps<"/outbox">) {
  const actor = await requireRight("view");
  const [{ organization }, counts, input] = await Promise.all([requireSession(), countMessages(actor.orgId), searchParams]);
  const { view: asked, after, before, queued } = listInput.parse(input);
  const view = OUTBOX_VIEWS.find((known) => known === asked) ?? firstWithWork(counts);
  const page = await listMessages(actor.orgId, view, { after, before });
  const mayReplay = actor.rights.has("replay");
  return (
    <>
      <LiveRefresh topic="all" />
      <PageHeader
        title="Outbox"
        meta="Messages are queued in the transaction that causes them and leave after it has committed."
        actions={
          <>
            <ExportLink list="outbox" filter={{ view }} />
            {view === "dead" && page.items.length > 1 && mayReplay && <SendAll dead={counts.dead} />}
          </>
        }
      />
      {queued !== undefined && (
        <Banner tone="ok" live className="mb-4">
          {queued === 1 ? "The message is queued again and leaves in a moment." : `${queued} messages are queued again.`}
        </Banner>
      )}
      <Tabs label="State" items={OUTBOX_VIEWS.map((it) => tabOf(it, view, counts))} />
      <OutboxTable
        messages={page.items}
        view={view}
        zone={organization.timeZone}
        now={new Date()}
        mayReplay={mayReplay}
        sendAgain={sendAgain}
        refusals={REFUSALS}
      />
      <Pager
        summary={view === "waiting" && counts.waiting > page.items.length ? `The ${page.items.length} that are due first.` : undefined}
        newerHref={page.previous === null ? undefined : listHref("/outbox", { view, before: page.previous })}
        olderHref={page.next === null ? undefined : listHref("/outbox", { view, after: page.next })}
      />
    </>
  );
}

const firstWithWork = (counts: OutboxCounts): OutboxView => (counts.dead > 0 ? "dead" : counts.waiting > 0 ? "waiting" : "sent");

const countText = (count: number): string =>
  count > COUNTED_UP_TO ? `${COUNTED_UP_TO.toLocaleString("en")}+` : count.toLocaleString("en");

const tabOf = (view: OutboxView, current: OutboxView, counts: OutboxCounts) => ({
  label: LABELS[view],
  href: `/outbox?view=${view}`,
  active: view === current,
  ...(view === "sent" ? {} : { count: countText(counts[view]) }),
});

function SendAll({ dead }: { dead: number }) {
  const most = Math.min(dead, 500);
  return (
    <ConfirmForm
      label={`Send ${most} again`}
      variant="primary"
      title={`Send ${most} dead letters again?`}
      effect="Each is queued once more with the address it has. One whose order was canceled since is withheld instead."
      confirmLabel={`Send ${most} again`}
      action={sendAllAgain}
      refusals={REFUSALS}
    />
  );
}
