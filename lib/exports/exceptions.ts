import { deskOf } from "@/lib/exceptions/kinds";
import { type ListedException, listExceptions } from "@/lib/exceptions/list-exceptions";
import { exceptionListInput } from "@/lib/exceptions/list-input";
import { nextStepOf } from "@/lib/exceptions/next-step";
import type { Column } from "./csv";
import { exportOf } from "./export";
import { keysetPages } from "./keyset-pages";

const PAGE = 500;

const COLUMNS: Column<ListedException>[] = [
  { title: "Opened at", cell: ({ openedAt }) => openedAt },
  { title: "Kind", cell: ({ kind }) => kind },
  { title: "What happened", cell: (row) => nextStepOf(row).what },
  { title: "Next step", cell: (row) => (row.closedAt === null ? nextStepOf(row).step : null) },
  { title: "Order", cell: ({ orderNumber }) => orderNumber },
  { title: "SKU", cell: ({ sku }) => sku },
  { title: "Location", cell: ({ location }) => location },
  { title: "Desk", cell: ({ kind }) => deskOf(kind) },
  { title: "Owner", cell: ({ assignedName }) => assignedName },
  { title: "Closed at", cell: ({ closedAt }) => closedAt },
  { title: "Closed by", cell: ({ closedAt, closedByName }) => (closedAt === null ? null : (closedByName ?? "The system")) },
  { title: "Why it was closed", cell: ({ closeNote }) => closeNote },
];

export const exportExceptions = exportOf(COLUMNS, ({ actor, query }) => {
  const { after: _, before: __, ...filter } = exceptionListInput.parse(query);
  return keysetPages((place) => listExceptions(actor, filter, place, PAGE));
});
