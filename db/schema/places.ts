import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { BIN_KINDS, STOCK_CONDITIONS } from "@/db/values";
import { product } from "./catalogue";
import { instant, oneOf, orgId } from "./columns";
import { location, stockLevel } from "./stock";

export const zone = pgTable(
  "zone",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    locationId: uuid("location_id").notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("zone_code").on(t.orgId, t.locationId, t.code),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
  ],
);

export const bin = pgTable(
  "bin",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    locationId: uuid("location_id").notNull(),
    zoneId: uuid("zone_id").notNull(),
    code: text("code").notNull(),
    kind: text("kind").notNull(),
    // Pickers walk bins in this order.
    walk: integer("walk").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    // A code is scanned without knowing where: one bin of that name in the whole organization.
    unique("bin_code").on(t.orgId, t.code),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.zoneId], foreignColumns: [zone.orgId, zone.id] }),
    index("bin_walk").on(t.orgId, t.locationId, t.walk, t.code),
    oneOf("bin_kind", t.kind, BIN_KINDS),
  ],
);

export const lot = pgTable(
  "lot",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    productId: uuid("product_id").notNull(),
    code: text("code").notNull(),
    expiresOn: date("expires_on"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("lot_code").on(t.orgId, t.productId, t.code),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
  ],
);

// Where the units of a stock row lie. Without a bin they wait to be put away. Together with what pickers carry they are the row's on_hand.
export const binStock = pgTable(
  "bin_stock",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    productId: uuid("product_id").notNull(),
    locationId: uuid("location_id").notNull(),
    condition: text("condition").notNull(),
    binId: uuid("bin_id"),
    lotId: uuid("lot_id"),
    units: integer("units").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("bin_stock_place").on(t.orgId, t.productId, t.locationId, t.condition, t.binId, t.lotId).nullsNotDistinct(),
    foreignKey({
      columns: [t.orgId, t.productId, t.locationId, t.condition],
      foreignColumns: [stockLevel.orgId, stockLevel.productId, stockLevel.locationId, stockLevel.condition],
    }),
    foreignKey({ columns: [t.orgId, t.binId], foreignColumns: [bin.orgId, bin.id] }),
    foreignKey({ columns: [t.orgId, t.lotId], foreignColumns: [lot.orgId, lot.id] }),
    index("bin_stock_in_bin").on(t.orgId, t.binId).where(sql`units > 0`),
    index("bin_stock_to_put_away").on(t.orgId, t.locationId, t.productId).where(sql`units > 0 and bin_id is null`),
    oneOf("bin_stock_condition", t.condition, STOCK_CONDITIONS),
    check("bin_stock_units", sql`units >= 0`),
  ],
);

/** Where a product is picked at a location, and between which units the pick bin is kept filled from overflow. */
export const productBin = pgTable(
  "product_bin",
  {
    orgId: orgId(),
    productId: uuid("product_id").notNull(),
    locationId: uuid("location_id").notNull(),
    binId: uuid("bin_id").notNull(),
    leastUnits: integer("least_units").notNull().default(0),
    mostUnits: integer("most_units"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.productId, t.locationId] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.binId], foreignColumns: [bin.orgId, bin.id] }),
    check("product_bin_units", sql`least_units >= 0 and (most_units is null or most_units > least_units)`),
  ],
);

// A case of twelve has a code of its own and counts as twelve. The code of one unit is the product's gtin.
export const productBarcode = pgTable(
  "product_barcode",
  {
    orgId: orgId(),
    code: text("code").notNull(),
    productId: uuid("product_id").notNull(),
    units: integer("units").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.code] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    uniqueIndex("product_barcode_by_product").on(t.orgId, t.productId, t.code),
    check("product_barcode_units", sql`units > 0`),
  ],
);
