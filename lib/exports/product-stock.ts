import { listMovements, type Movement } from "@/lib/receiving/read-movements";
import {
  findStockProduct,
  type LayerRow,
  readLayers,
  readQueue,
  type StockProduct,
  type WaitingRow,
} from "@/lib/receiving/read-stock-page";
import { stockPageInput } from "@/lib/receiving/stock-list-input";
import { readTenant } from "@/lib/transaction/in-tenant";
import { allAtOnce } from "./all-at-once";
import { type Column, csvStream } from "./csv";
import type { ExportContext, ExportList } from "./export";
import { keysetPages } from "./keyset-pages";

/** A list of the stock of one SKU. */
const ofProduct =
  <Row>(
    columns: readonly Column<Row>[],
    pages: (product: StockProduct, context: ExportContext) => AsyncIterator<readonly Row[]>,
  ): ExportList =>
  async (context) => {
    const product = await findStockProduct(context.actor.orgId, context.query["sku"] ?? "");
    return product ? csvStream(columns, pages(product, context), context.timeZone) : null;
  };

const MOVEMENTS: Column<Movement>[] = [
  { title: "At", cell: ({ occurredAt }) => occurredAt },
  { title: "Movement", cell: ({ kind }) => kind },
  { title: "Location", cell: ({ location }) => location },
  { title: "Condition", cell: ({ condition }) => condition },
  { title: "Bin", cell: ({ bin }) => bin },
  { title: "Lot", cell: ({ lot }) => lot },
  { title: "On hand", cell: ({ onHandDelta }) => onHandDelta },
  { title: "In bin", cell: ({ binDelta }) => binDelta },
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
export const exportMovements = ofProduct(MOVEMENTS, ({ id }, { actor, query }) => {
  const filter = { productId: id, locationIds: actor.locationIds, show: stockPageInput.parse(query).show ?? ("all" as const) };
  return keysetPages((place) => readTenant(actor.orgId, (tx) => listMovements(tx, filter, place)));
});

const QUEUE: Column<WaitingRow>[] = [
  { title: "Place", cell: ({ position }) => position },
  { title: "Order", cell: ({ number }) => number },
  { title: "Line", cell: ({ line }) => line },
  { title: "Customer", cell: ({ customer }) => customer },
  { title: "Units", cell: ({ units }) => units },
  { title: "Priority", cell: ({ priority }) => priority },
  { title: "Waiting since", cell: ({ waitingSince }) => waitingSince },
  { title: "Part of", cell: ({ bundle }) => bundle },
  { title: "All at once", cell: ({ wantsWhole }) => wantsWhole },
];

export const exportQueue = ofProduct(QUEUE, ({ id }, { actor }) => allAtOnce(() => readQueue(actor, id)));

const LAYERS: Column<LayerRow>[] = [
  { title: "Received at", cell: ({ receivedAt }) => receivedAt },
  { title: "Location", cell: ({ location }) => location },
  { title: "Receipt", cell: ({ reference }) => reference },
  { title: "Units", cell: ({ units }) => units },
  { title: "Units left", cell: ({ leftUnits }) => leftUnits },
  { title: "Unit cost", cell: ({ unitCost }) => unitCost },
  { title: "Currency", cell: ({ currency }) => currency },
];

export const exportCostLayers = ofProduct(LAYERS, ({ id }, { actor }) => allAtOnce(() => readLayers(actor, id)));
