import { MESSAGE_STATES, MESSAGE_WORDS } from "@/components/orders/page/message-words";
import { Chip } from "@/components/ui/chip";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { OrderMessage } from "@/lib/orders/consequences";

/** Every mail of the order, where it is, and what it said. */
export function MessagesPanel({ messages, zone }: { messages: readonly OrderMessage[]; zone: string }) {
  if (messages.length === 0) return null;
  return (
    <Sheet title="Messages">
      <ul className="grid gap-2.5">
        {messages.map((message) => (
          <Message key={message.id} message={message} zone={zone} />
        ))}
      </ul>
    </Sheet>
  );
}

function Message({ message: { topic, status, to, mailId, lastError, sentAt, writtenAt }, zone }: { message: OrderMessage; zone: string }) {
  const { text, tone, shape } = MESSAGE_STATES[status];
  return (
    <li>
      <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
        <b>{mailId ? <TextLink href={`/mailbox/${mailId}`}>{MESSAGE_WORDS[topic]}</TextLink> : MESSAGE_WORDS[topic]}</b>
        <Chip tone={tone} shape={shape}>
          {text}
        </Chip>
      </div>
      <small className="block break-words text-ink-2">
        {to ?? "no address"} · <Time value={sentAt ?? writtenAt} zone={zone} form="datetime" />
      </small>
      {status === "dead" && lastError && <small className="block break-words text-stop">{lastError}</small>}
    </li>
  );
}
