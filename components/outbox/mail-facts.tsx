import { CopyButton } from "@/components/ui/copy-button";
import { DefinitionList } from "@/components/ui/definition-list";
import { Mono } from "@/components/ui/mono";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Mail } from "@/lib/outbox/read-mailbox";
import { TOPIC_NAMES } from "@/lib/outbox/topic-names";

/** How the mail came about: what caused it, in which transaction it was queued, and how it left. */
export function MailFacts({ mail, zone }: { mail: Mail; zone: string }) {
  return (
    <>
      <Sheet title="Sent">
        <DefinitionList
          items={[
            { term: "To", value: <span className="break-all">{mail.recipient}</span> },
            { term: "From", value: <span className="break-all">{mail.sender}</span> },
            { term: "Left", value: <Time value={mail.at} zone={zone} form="datetime" /> },
            { term: "Through", value: mail.via === "smtp" ? "Mail server" : "Kept in this mailbox" },
            { term: "Tries", value: mail.attempts },
          ]}
        />
      </Sheet>
      <Sheet title="Caused by">
        <DefinitionList
          items={[
            { term: "About", value: TOPIC_NAMES[mail.topic] },
            ...(mail.orderId ? [{ term: "Order", value: <TextLink href={`/orders/${mail.orderId}`}>{mail.orderNumber}</TextLink> }] : []),
            ...(mail.customerId
              ? [{ term: "Customer", value: <TextLink href={`/customers/${mail.customerId}`}>{mail.customerName}</TextLink> }]
              : []),
            { term: "Queued", value: <Time value={mail.queuedAt} zone={zone} form="datetime" /> },
            {
              term: "Transaction",
              value: (
                <span className="inline-flex items-baseline gap-2">
                  <Mono>{mail.txid}</Mono>
                  <CopyButton value={mail.txid} />
                </span>
              ),
            },
          ]}
        />
      </Sheet>
    </>
  );
}
