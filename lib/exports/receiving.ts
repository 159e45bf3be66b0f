import { type ListedExpected, listExpectedPage } from "@/lib/expected/list-expected";
import { expectedListInput } from "@/lib/expected/list-input";
import { listMovements, type Movement } from "@/lib/receiving/read-movements";
import { type ListedReceipt, listReceipts } from "@/lib/receiving/read-receipts";
import { findStockProduct } from "@/lib/receiving/read-stock-page";
import { type ListedTransfer, listTransfers } from "@/lib/receiving/read-transfers";
import { recordListInput, stockPageInput } from "@/lib/receiving/stock-list-input";
import { readTenant } from "@/lib/transaction/in-tenant";
import { type Column, csvStream } from "./csv";
import { type ExportList, exportOf } from "./export";
import { keysetPages } from "./keyset-pages";

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

const MOVEMENTS: Column<Movement>[] = [
  { title: "At", cell: ({ occurredAt }) => occurredAt },
  { title: "Movement", cell: ({ kind }) => kind },
  { title: "Location", cell: ({ location }) => location },
  { title: "Condition", cell: ({ condition }) => condition },
  { title: "On hand", cell: ({ onHandDelta }) => onHandDelta },
  { title: "Reserved", cell: ({ reservedDelta }) => reservedDelta },
  { title: "Order", cell: ({ orderNumber }) => orderNumber },
  { title: "Receipt", cell: ({ receiptReference }) => receiptReference },
  { title: "Transfer", cell: ({ transferFrom, transferTo }) => (transferFrom && transferTo ? `${transferFrom} to ${transferTo}` : null) },
  { title: "Reason", cell: ({ reason }) => reason },
  { title: "Note", cell: ({ note }) => note },
  { title: "By", cell: ({ actorName }) => actorName },
  { title: "Transaction", cell: ({ txid }) => txid },
];

/** The stock ledger of one SKU: /exports/movements.csv?sku=LAMP. */
export const exportMovements: ExportList = async ({ actor, query, timeZone }) => {
  const product = await findStockProduct(actor.orgId, query["sku"] ?? "");
  if (!product) return null;
  const filter = { productId: product.id, locationIds: actor.locationIds, show: stockPageInput.parse(query).show ?? ("all" as const) };
  const pages = keysetPages((place) => readTenant(actor.orgId, (tx) => listMovements(tx, filter, place)));
  return csvStream(MOVEMENTS, pages, timeZone);
};
