import { listInput } from "@/lib/outbox/list-input";
import { type ListedMessage, OUTBOX_VIEWS, walkMessages } from "@/lib/outbox/list-messages";
import type { Column } from "./csv";
import { exportOf } from "./export";
import { keysetPages } from "./keyset-pages";

const COLUMNS: Column<ListedMessage>[] = [
  { title: "Topic", cell: ({ topic }) => topic },
  { title: "Status", cell: ({ status }) => status },
  { title: "Recipient", cell: ({ recipient }) => recipient },
  { title: "Order", cell: ({ orderNumber }) => orderNumber },
  { title: "Attempts", cell: ({ attempts }) => attempts },
  { title: "Last error", cell: ({ lastError }) => lastError },
  { title: "Queued at", cell: ({ queuedAt }) => queuedAt },
  { title: "Next attempt at", cell: ({ status, nextAttemptAt }) => (status === "pending" || status === "sending" ? nextAttemptAt : null) },
  { title: "Sent at", cell: ({ sentAt }) => sentAt },
];

const PAGE = 500;

export const exportOutbox = exportOf(COLUMNS, ({ actor, query }) => {
  const asked = listInput.parse(query).view;
  const view = OUTBOX_VIEWS.find((known) => known === asked) ?? "sent";
  return keysetPages((place) => walkMessages(actor.orgId, view, place, PAGE));
});
