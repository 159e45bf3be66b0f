import { ReplayForm, type ReplayFormProps } from "@/components/outbox/replay-form";
import { stateText } from "@/components/outbox/state-text";
import { Chip, type ChipProps } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { AnyAnswer } from "@/components/ui/form-answer";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { OutboxStatus } from "@/db/values";
import type { ListedMessage, OutboxView } from "@/lib/outbox/list-messages";
import { STATUS_NAMES, TOPIC_NAMES } from "@/lib/outbox/topic-names";

type OutboxTableProps<Answer extends AnyAnswer> = Pick<ReplayFormProps<Answer>, "sendAgain" | "refusals"> & {
  messages: readonly ListedMessage[];
  view: OutboxView;
  zone: string;
  now: Date;
  mayReplay: boolean;
};

const LOOKS: Record<OutboxStatus, Pick<ChipProps, "tone" | "shape">> = {
  pending: { tone: "wait", shape: "ring" },
  sending: { tone: "wait", shape: "half" },
  sent: { tone: "ok", shape: "disc" },
  dead: { tone: "stop", shape: "square" },
  withheld: { tone: "neutral", shape: "ring" },
};

export function OutboxTable<Answer extends AnyAnswer>(props: OutboxTableProps<Answer>) {
  const { messages, view, zone, now, mayReplay, sendAgain, refusals } = props;
  const columns: Column<ListedMessage>[] = [
    { key: "message", header: "Message", phone: "title", cell: (message) => <Message message={message} /> },
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
    {
      key: "state",
      header: "State",
      width: "fill",
      cell: (message) => (
        <span className="grid justify-items-start gap-1">
          <Chip {...LOOKS[message.status]}>{STATUS_NAMES[message.status]}</Chip>
          <span className="text-ink-2">{stateText(message, now)}</span>
        </span>
      ),
    },
    { key: "queued", header: "Queued", align: "end", on: "tablet", cell: ({ queuedAt }) => <Time value={queuedAt} zone={zone} /> },
    {
      key: "actions",
      header: <span className="sr-only">Actions</span>,
      align: "end",
      phone: "figure",
      cell: (message) => mayReplay && canReplay(message) && <ReplayForm message={message} sendAgain={sendAgain} refusals={refusals} />,
    },
  ];
  return <DataTable caption="Messages" columns={columns} rows={messages} rowKey={({ id }) => id} empty={<Nothing view={view} />} />;
}

const canReplay = ({ status, attempts, cut }: ListedMessage): boolean =>
  !cut && (status === "dead" || (status === "pending" && attempts > 0));

function Message({ message: { topic, recipient, mailId } }: { message: ListedMessage }) {
  return (
    <span className="grid">
      {mailId ? (
        <TextLink href={`/mailbox/${mailId}`}>{TOPIC_NAMES[topic]}</TextLink>
      ) : (
        <b className="font-semibold">{TOPIC_NAMES[topic]}</b>
      )}
      <span className="break-all text-ink-2">{recipient ?? "no address"}</span>
    </span>
  );
}

const NOTHING: Record<OutboxView, { title: string; text: string }> = {
  dead: {
    title: "No dead letters",
    text: "A message that a mail server refused for good, or that failed too often, waits here for somebody to send it again.",
  },
  waiting: { title: "Nothing waits", text: "Every queued message has left. Place an order to see one pass through here." },
  withheld: { title: "Nothing was withheld", text: "When an order is canceled before its mail has left, the mail stops here." },
  sent: { title: "Nothing was sent yet", text: "Place an order: its confirmation is queued in the order’s own transaction." },
};

const Nothing = ({ view }: { view: OutboxView }) => <EmptyState title={NOTHING[view].title}>{NOTHING[view].text}</EmptyState>;
