import { sentenceOf } from "@/components/orders/page/event-sentence";
import { MESSAGE_WORDS } from "@/components/orders/page/message-words";
import { formatUnits } from "@/components/ui/figure-format";
import { Mono } from "@/components/ui/mono";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import { Timeline, type TimelineItem } from "@/components/ui/timeline";
import type { OrderEvent, OrderMessage } from "@/lib/orders/consequences";

type OrderTimelineProps = { events: readonly OrderEvent[]; messages: readonly OrderMessage[]; zone: string };
type Entry = TimelineItem & { when: number };

/** Everything that happened to the order, newest first: its moves, and the mails that left. */
export function OrderTimeline({ events, messages, zone }: OrderTimelineProps) {
  const entries = [...events.map((event) => moveEntry(event, zone)), ...messages.flatMap((message) => mailEntry(message, zone))];
  return (
    <Sheet title="Timeline">
      <Timeline label="Timeline" items={entries.sort((a, b) => b.when - a.when)} />
    </Sheet>
  );
}

function moveEntry(event: OrderEvent, zone: string): Entry {
  const { what, rest, tone } = sentenceOf(event);
  return {
    id: `v${event.version}`,
    when: event.occurredAt.getTime(),
    at: <Time value={event.occurredAt} zone={zone} />,
    tone,
    children: (
      <>
        <b>{what}</b>
        {rest} <Mono>{formatUnits(Number(event.txid))}</Mono>
      </>
    ),
  };
}

/** A mail that left changed nothing, so its mark is quiet. */
function mailEntry({ id, topic, to, sentAt, writtenAt }: OrderMessage, zone: string): Entry[] {
  if (!sentAt) return [];
  return [
    {
      id,
      when: sentAt.getTime(),
      at: <Time value={sentAt} zone={zone} />,
      tone: "neutral",
      children: (
        <>
          {MESSAGE_WORDS[topic]} sent to {to ?? "the customer"}{" "}
          <span className="text-ink-2">
            as written at <Time value={writtenAt} zone={zone} form="clock" />
          </span>
        </>
      ),
    },
  ];
}
