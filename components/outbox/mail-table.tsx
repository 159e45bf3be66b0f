import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { ListedMail } from "@/lib/outbox/read-mailbox";
import { TOPIC_NAMES } from "@/lib/outbox/topic-names";

type MailTableProps = { mails: readonly ListedMail[]; zone: string; q: string; more: boolean };

export function MailTable({ mails, zone, q, more }: MailTableProps) {
  const columns: Column<ListedMail>[] = [
    { key: "subject", header: "Subject", phone: "title", width: "fill", cell: ({ subject }) => subject },
    { key: "recipient", header: "To", cell: ({ recipient }) => <span className="break-all text-ink-2">{recipient}</span> },
    { key: "topic", header: "About", on: "desktop", cell: ({ topic }) => TOPIC_NAMES[topic] },
    {
      key: "order",
      header: "Order",
      on: "tablet",
      cell: ({ orderId, orderNumber }) =>
        orderId && (
          <TextLink quiet href={`/orders/${orderId}`}>
            {orderNumber}
          </TextLink>
        ),
    },
    { key: "at", header: "Sent", align: "end", phone: "figure", cell: ({ at }) => <Time value={at} zone={zone} /> },
  ];
  return (
    <DataTable
      caption="Mail"
      columns={columns}
      rows={mails}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/mailbox/${id}`}
      empty={<Nothing q={q} more={more} />}
    />
  );
}

function Nothing({ q, more }: { q: string; more: boolean }) {
  if (q === "") {
    return (
      <EmptyState title="No mail has left yet">
        Place an order: its confirmation is queued in the order’s own transaction and appears here a moment later.
      </EmptyState>
    );
  }
  return more ? (
    <EmptyState title="Nothing in this stretch">No recipient or subject here contains “{q}”. Go on with Older.</EmptyState>
  ) : (
    <EmptyState title="Nothing found">
      No recipient or subject contains “{q}”. Part of the address or of the order number is enough.
    </EmptyState>
  );
}
