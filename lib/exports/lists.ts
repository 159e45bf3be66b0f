import type { Right } from "@/db/values";
import { exportCustomers } from "./customers";
import { exportExceptions } from "./exceptions";
import type { ExportList } from "./export";
import { exportToRelease, exportWalks } from "./floor";
import { exportImportResults } from "./import-results";
import { exportImports } from "./imports";
import { exportMailbox } from "./mailbox";
import { exportOrderEvents } from "./order-events";
import { exportOrders } from "./orders";
import { exportOutbox } from "./outbox";
import { exportApiKeys, exportBadges, exportInvitations, exportMembers, exportRoles, exportTablets } from "./people";
import { exportBins, exportCountSchedules, exportLocations, exportZones } from "./places";
import { exportPriceLists } from "./price-lists";
import { exportPrices } from "./prices";
import { exportCostLayers, exportMovements, exportQueue } from "./product-stock";
import { exportProducts } from "./products";
import { exportPromises } from "./promises";
import { exportExpected, exportReceipts, exportTransferRequests, exportTransfers } from "./receiving";
import { exportRefused } from "./refused";
import { exportCarrierHooks, exportCarrierServices, exportCartons, exportTagRules } from "./settings";
import { exportCarrierMessages, exportManifests, exportPackages, exportShipments } from "./shipping";
import { exportStock } from "./stock";

/** What whoever may view can download, by the name in its address. */
const VIEWED = {
  orders: exportOrders,
  "order-events": exportOrderEvents,
  refused: exportRefused,
  exceptions: exportExceptions,
  customers: exportCustomers,
  products: exportProducts,
  "price-lists": exportPriceLists,
  prices: exportPrices,
  stock: exportStock,
  movements: exportMovements,
  queue: exportQueue,
  "cost-layers": exportCostLayers,
  expected: exportExpected,
  receipts: exportReceipts,
  transfers: exportTransfers,
  "transfer-requests": exportTransferRequests,
  "to-release": exportToRelease,
  walks: exportWalks,
  shipments: exportShipments,
  packages: exportPackages,
  manifests: exportManifests,
  "carrier-messages": exportCarrierMessages,
  mailbox: exportMailbox,
  outbox: exportOutbox,
  imports: exportImports,
  "import-results": exportImportResults,
  promises: exportPromises,
} satisfies Record<string, ExportList>;

/** The lists of the settings, which only who manages sees. */
const MANAGED = {
  locations: exportLocations,
  zones: exportZones,
  bins: exportBins,
  "count-schedules": exportCountSchedules,
  members: exportMembers,
  invitations: exportInvitations,
  roles: exportRoles,
  "api-keys": exportApiKeys,
  badges: exportBadges,
  tablets: exportTablets,
  "tag-rules": exportTagRules,
  cartons: exportCartons,
  "carrier-services": exportCarrierServices,
  "carrier-hooks": exportCarrierHooks,
} satisfies Record<string, ExportList>;

export type ExportName = keyof typeof VIEWED | keyof typeof MANAGED;
export type Export = { right: Right; list: ExportList };

const withRight = (lists: Readonly<Record<string, ExportList>>, right: Right): [string, Export][] =>
  Object.entries(lists).map(([name, list]) => [name, { right, list }]);

/** Every list by its name, with the right that its page asks for. */
export const EXPORTS: ReadonlyMap<string, Export> = new Map([...withRight(VIEWED, "view"), ...withRight(MANAGED, "manage")]);
