import { toMajor } from "@/lib/ledger/money";
import { type ListedRefusal, listRefusals } from "@/lib/orders/read-refusals";
import { REFUSALS } from "@/lib/orders/refusals";
import type { Column } from "./csv";
import { exportOf } from "./export";
import { keysetPages } from "./keyset-pages";

const COLUMNS: Column<ListedRefusal>[] = [
  { title: "Refused at", cell: ({ occurredAt }) => occurredAt },
  { title: "Code", cell: ({ code }) => code },
  { title: "Why", cell: ({ code }) => REFUSALS[code].title },
  { title: "Subject", cell: ({ subject }) => subject },
  { title: "Customer code", cell: ({ customerCode }) => customerCode },
  { title: "Customer", cell: ({ customerName }) => customerName },
  { title: "Currency", cell: ({ currency }) => currency },
  { title: "Total", cell: ({ totalMinor, currency }) => (totalMinor === null || currency === null ? null : toMajor(totalMinor, currency)) },
  { title: "By", cell: ({ actorName }) => actorName },
  { title: "Placed instead", cell: ({ retriedOrderNumber }) => retriedOrderNumber },
  { title: "Dismissed at", cell: ({ dismissedAt }) => dismissedAt },
];

export const exportRefused = exportOf(COLUMNS, ({ actor, query }) => {
  const which = query["show"] === "all" ? "all" : "open";
  return keysetPages(({ after }) => listRefusals(actor, which, { older: after }));
});
