import { listInput } from "@/lib/outbox/list-input";
import { type ListedMail, listMail } from "@/lib/outbox/read-mailbox";
import type { Column } from "./csv";
import { exportOf } from "./export";
import { keysetPages } from "./keyset-pages";

const COLUMNS: Column<ListedMail>[] = [
  { title: "At", cell: ({ at }) => at },
  { title: "Recipient", cell: ({ recipient }) => recipient },
  { title: "Subject", cell: ({ subject }) => subject },
  { title: "Topic", cell: ({ topic }) => topic },
  { title: "Order", cell: ({ orderNumber }) => orderNumber },
  { title: "Via", cell: ({ via }) => via },
];

export const exportMailbox = exportOf(COLUMNS, ({ actor, query }) => {
  const { q } = listInput.parse(query);
  return keysetPages((place) => listMail(actor.orgId, q, place));
});
