import { type ListedExpected, listExpectedPage } from "@/lib/expected/list-expected";
import { expectedListInput } from "@/lib/expected/list-input";
import { type ListedReceipt, listReceipts } from "@/lib/receiving/read-receipts";
import { type ListedTransfer, listTransfers } from "@/lib/receiving/read-transfers";
import { recordListInput } from "@/lib/receiving/stock-list-input";
import { type ListedRequest, listRequests } from "@/lib/transfers/read-requests";
import type { Column } from "./csv";
import { exportOf } from "./export";
import { keysetPages } from "./keyset-pages";

const PAGE = 500;

const RECEIPTS: Column<ListedReceipt>[] = [
  { title: "Received at", cell: ({ occurredAt }) => occurredAt },
  { title: "Reference", cell: ({ reference }) => reference },
  { title: "Location", cell: ({ location }) => location },
  { title: "Lines", cell: ({ lines }) => lines },
  { title: "Units", cell: ({ units }) => units },
  { title: "By", cell: ({ actorName }) => actorName },
  { title: "Transaction", cell: ({ txid }) => txid },
];

export const exportReceipts = exportOf(RECEIPTS, ({ actor, query }) => {
  const { location } = recordListInput.parse(query);
  return keysetPages((place) => listReceipts(actor, { location }, place));
});

const TRANSFERS: Column<ListedTransfer>[] = [
  { title: "Sent at", cell: ({ sentAt }) => sentAt },
  { title: "Status", cell: ({ status }) => status },
  { title: "From", cell: ({ from }) => from },
  { title: "To", cell: ({ to }) => to },
  { title: "Reference", cell: ({ reference }) => reference },
  { title: "Lines", cell: ({ lines }) => lines },
  { title: "Units", cell: ({ units }) => units },
  { title: "Units on their way", cell: ({ openUnits }) => openUnits },
  { title: "Received at", cell: ({ receivedAt }) => receivedAt },
  { title: "Transaction", cell: ({ txid }) => txid },
];

export const exportTransfers = exportOf(TRANSFERS, ({ actor }) => keysetPages((place) => listTransfers(actor, place)));

const EXPECTED: Column<ListedExpected>[] = [
  { title: "Reference", cell: ({ reference }) => reference },
  { title: "Kind", cell: ({ kind }) => kind },
  { title: "Supplier", cell: ({ supplier }) => supplier },
  { title: "Location", cell: ({ location }) => location },
  { title: "State", cell: ({ state }) => state },
  { title: "Expected on", cell: ({ expectedOn }) => expectedOn },
  { title: "Lines", cell: ({ lines }) => lines },
  { title: "Units", cell: ({ units }) => units },
  { title: "Units arrived", cell: ({ received }) => received },
  { title: "Units damaged", cell: ({ damaged }) => damaged },
  { title: "Units missing", cell: ({ openUnits }) => openUnits },
  { title: "Announced at", cell: ({ createdAt }) => createdAt },
];

export const exportExpected = exportOf(EXPECTED, ({ actor, query }) => {
  const { after: _, before: __, ...filter } = expectedListInput.parse(query);
  return keysetPages((place) => listExpectedPage(actor, filter, place));
});

const REQUESTS: Column<ListedRequest>[] = [
  { title: "Asked at", cell: ({ requested_at }) => new Date(requested_at) },
  { title: "From", cell: ({ from }) => from },
  { title: "To", cell: ({ to }) => to },
  { title: "Reference", cell: ({ reference }) => reference },
  { title: "State", cell: ({ state }) => state },
  { title: "Lines", cell: ({ lines }) => lines },
  { title: "Units", cell: ({ units }) => units },
  { title: "Units picked", cell: ({ picked }) => picked },
  { title: "Units not found", cell: ({ dropped }) => dropped },
];

/** Transfers that a floor is asked to pick and that have not left. */
export const exportTransferRequests = exportOf(REQUESTS, ({ actor }) => keysetPages(({ after }) => listRequests(actor, {}, after, PAGE)));
