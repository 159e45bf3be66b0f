import { ExportText } from "@/components/exports/export-link";
import { sentenceOf } from "@/components/orders/page/event-sentence";
import { MESSAGE_WORDS } from "@/components/orders/page/message-words";
import { formatUnits } from "@/components/ui/figure-format";
import { Mono } from "@/components/ui/mono";
import { Pager } from "@/components/ui/pager";
import { Sheet } from "@/components/ui/sheet";
import { Time } from "@/components/ui/time";
import { Timeline, type TimelineItem } from "@/components/ui/timeline";
import type { OrderEvent, OrderMessage } from "@/lib/orders/consequences";
import type { OrderPageView } from "@/lib/orders/read-page";

type OrderTimelineProps = { view: Pick<OrderPageView, "order" | "events" | "earlierThan" | "messages">; isEarlier: boolean; zone: string };
type Entry = TimelineItem & { when: number };

/** What happened to the order, newest first: its moves, and the mails that left between them. */
export function OrderTimeline({ view: { order, events, earlierThan, messages }, isEarlier, zone }: OrderTimelineProps) {
  const moves = events.map((event) => moveEntry(event, zone));
  const from = earlierThan === null ? -Infinity : (moves.at(-1)?.when ?? 0);
  const to = isEarlier ? (moves[0]?.when ?? 0) : Infinity;
  const mails = messages.flatMap((message) => mailEntry(message, zone)).filter(({ when }) => when >= from && when <= to);
  const own = `/orders/${encodeURIComponent(order.number)}`;
  return (
    <Sheet
      title="Timeline"
      actions={
        <ExportText list="order-events" filter={{ order: order.number }}>
          Export
        </ExportText>
      }
    >
      <Timeline label="Timeline" items={[...moves, ...mails].sort((a, b) => b.when - a.when)} />
      {(isEarlier || earlierThan !== null) && (
        <Pager newerHref={isEarlier ? own : undefined} olderHref={earlierThan === null ? undefined : `${own}?before=${earlierThan}`} />
      )}
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
