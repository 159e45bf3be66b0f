import type { Right } from "@/db/values";
import { type AccessRecords, CODES } from "@/e2e/support/access/records";
import type { ExportName } from "@/lib/exports/lists";

export type ExportCase = {
  right: Right;
  /** What the address asks for behind the name. */
  query?: (records: AccessRecords) => string;
  /** Text of one of alpha's rows, which another organization's file does not have; null where both have the same rows. */
  holds: ((records: AccessRecords) => string) | null;
  /** 404: the address names a row of alpha. "own": another organization gets its own rows. */
  foreign: 404 | "own";
};

const view = (holds: ExportCase["holds"], query?: ExportCase["query"]): ExportCase => ({
  right: "view",
  holds,
  foreign: "own",
  ...(query && { query }),
});
const named = (query: NonNullable<ExportCase["query"]>, holds: ExportCase["holds"]): ExportCase => ({
  right: "view",
  query,
  holds,
  foreign: 404,
});
const manage = (holds: ExportCase["holds"]): ExportCase => ({ right: "manage", holds, foreign: "own" });

const orderNumber = ({ ids }: AccessRecords): string => ids.orderNumber;
const sku = (): string => CODES.sku;
const location = (): string => CODES.location;
const ofSku = (): string => `sku=${CODES.sku}`;
const atLocation = (): string => `location=${CODES.location}`;

/** Every list that can be downloaded. A new one has to be entered here, with the right it needs. */
export const EXPORT_CASES: Record<ExportName, ExportCase> = {
  orders: view(orderNumber),
  "order-events": named(
    ({ ids }) => `order=${ids.orderId}`,
    () => "place",
  ),
  refused: view(() => "stock_short"),
  exceptions: view(() => "replay_refused"),
  customers: view(() => CODES.customer),
  products: view(sku),
  "price-lists": view(() => CODES.priceList),
  prices: named(() => `list=${CODES.priceList}`, sku),
  stock: view(sku),
  movements: named(ofSku, location),
  queue: named(ofSku, null),
  "cost-layers": named(ofSku, location),
  expected: view(() => "PO 1"),
  receipts: view(() => "R1"),
  transfers: view(() => CODES.otherLocation),
  "transfer-requests": view(() => CODES.otherLocation),
  "to-release": named(atLocation, orderNumber),
  walks: named(atLocation, () => "single"),
  shipments: view(() => CODES.carrier),
  packages: view(() => CODES.carrier),
  manifests: view(() => CODES.carrier),
  "carrier-messages": view(null),
  mailbox: view(() => "buyer@shop.example"),
  outbox: view(
    () => "No such mailbox",
    () => "view=dead",
  ),
  imports: view(() => "orders.csv"),
  "import-results": named(({ ids }) => `import=${ids.importId}`, sku),
  promises: view(null),
  locations: manage(location),
  zones: manage(() => CODES.zone),
  bins: manage(() => CODES.bin),
  "count-schedules": { ...manage(null), query: atLocation, foreign: 404 },
  members: manage(({ accounts }) => accounts.admin),
  invitations: manage(() => "invited@access.example"),
  roles: manage(() => "Night shift"),
  "api-keys": manage(({ keys }) => keys.admin.slice(0, 10)),
  badges: manage(() => "Member warehouse"),
  tablets: manage(() => "Tablet"),
  "tag-rules": manage(() => "again"),
  cartons: manage(() => "Small"),
  "carrier-services": manage(() => CODES.carrier),
  "carrier-hooks": manage(() => CODES.carrier),
};
