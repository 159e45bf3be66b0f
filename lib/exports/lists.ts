import { exportCustomers } from "./customers";
import type { ExportList } from "./export";
import { exportImportResults } from "./import-results";
import { exportMailbox } from "./mailbox";
import { exportOrders } from "./orders";
import { exportOutbox } from "./outbox";
import { exportProducts } from "./products";
import { exportRefused } from "./refused";
import { exportStock } from "./stock";

/** What can be downloaded, by the name in its address. */
export const EXPORTS: Readonly<Record<string, ExportList>> = {
  orders: exportOrders,
  customers: exportCustomers,
  products: exportProducts,
  stock: exportStock,
  refused: exportRefused,
  mailbox: exportMailbox,
  outbox: exportOutbox,
  "import-results": exportImportResults,
};
