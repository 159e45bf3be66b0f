import { exportCustomers } from "./customers";
import type { ExportList } from "./export";
import { exportImportResults } from "./import-results";
import { exportOrders } from "./orders";
import { exportOutbox } from "./outbox";
import { exportProducts } from "./products";

/** What can be downloaded, by the name in its address. */
export const EXPORTS: Readonly<Record<string, ExportList>> = {
  orders: exportOrders,
  customers: exportCustomers,
  products: exportProducts,
  outbox: exportOutbox,
  "import-results": exportImportResults,
};
