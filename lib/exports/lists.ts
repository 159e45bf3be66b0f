import { exportCustomers } from "./customers";
import type { ExportList } from "./export";
import { exportImportResults } from "./import-results";
import { exportImports } from "./imports";
import { exportMailbox } from "./mailbox";
import { exportOrders } from "./orders";
import { exportOutbox } from "./outbox";
import { exportPrices } from "./prices";
import { exportProducts } from "./products";
import { exportExpected, exportMovements, exportReceipts, exportTransfers } from "./receiving";
import { exportRefused } from "./refused";
import { exportManifests, exportShipments } from "./shipping";
import { exportStock } from "./stock";

/** What can be downloaded, by the name in its address. */
export const EXPORTS: Readonly<Record<string, ExportList>> = {
  orders: exportOrders,
  customers: exportCustomers,
  products: exportProducts,
  stock: exportStock,
  expected: exportExpected,
  receipts: exportReceipts,
  transfers: exportTransfers,
  movements: exportMovements,
  shipments: exportShipments,
  manifests: exportManifests,
  prices: exportPrices,
  refused: exportRefused,
  mailbox: exportMailbox,
  outbox: exportOutbox,
  imports: exportImports,
  "import-results": exportImportResults,
};
