import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { PRODUCT_KINDS, TAX_CATEGORIES } from "@/db/values";
import { instant, oneOf, orgId, percent, price } from "./columns";
import { organization } from "./tenancy";

export const product = pgTable(
  "product",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    sku: text("sku").notNull(),
    name: text("name").notNull(),
    kind: text("kind").notNull().default("stock"),
    unitPrice: price("unit_price").notNull(),
    currency: text("currency").notNull(),
    taxCategory: text("tax_category").notNull().default("S"),
    taxRate: percent("tax_rate").notNull().default("0"),
    weightG: integer("weight_g"),
    lengthMm: integer("length_mm"),
    widthMm: integer("width_mm"),
    heightMm: integer("height_mm"),
    // Units of a lot are received, picked and shipped by its code; serial numbers are captured at packing.
    tracksLots: boolean("tracks_lots").notNull().default(false),
    tracksSerials: boolean("tracks_serials").notNull().default(false),
    gtin: text("gtin"),
    // A product can only forbid: false here ends the matter, true leaves it to the policies.
    allowBackorder: boolean("allow_backorder").notNull().default(true),
    safetyStock: integer("safety_stock").notNull().default(0),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("product_sku").on(t.orgId, t.sku),
    uniqueIndex("product_gtin").on(t.orgId, t.gtin).where(sql`${t.gtin} is not null`),
    oneOf("product_kind", t.kind, PRODUCT_KINDS),
    oneOf("product_tax_category", t.taxCategory, TAX_CATEGORIES),
    check("product_price_not_negative", sql`${t.unitPrice} >= 0`),
    check("product_rate_range", sql`${t.taxRate} between 0 and 100`),
    check("product_safety_not_negative", sql`${t.safetyStock} >= 0`),
    check("product_weight_positive", sql`${t.weightG} > 0`),
    check("product_size_positive", sql`${t.lengthMm} > 0 and ${t.widthMm} > 0 and ${t.heightMm} > 0`),
  ],
);

export const bundleComponent = pgTable(
  "bundle_component",
  {
    orgId: orgId(),
    bundleId: uuid("bundle_id").notNull(),
    componentId: uuid("component_id").notNull(),
    units: integer("units").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.bundleId, t.componentId] }),
    foreignKey({ columns: [t.orgId, t.bundleId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.componentId], foreignColumns: [product.orgId, product.id] }),
    index("bundle_component_by_component").on(t.orgId, t.componentId),
    check("bundle_component_units", sql`${t.units} > 0`),
    check("bundle_component_not_itself", sql`${t.bundleId} <> ${t.componentId}`),
  ],
);

/** What may be sent in place of a product, the best first. */
export const productSubstitute = pgTable(
  "product_substitute",
  {
    orgId: orgId(),
    productId: uuid("product_id").notNull(),
    substituteId: uuid("substitute_id").notNull(),
    rank: integer("rank").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.productId, t.substituteId] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.substituteId], foreignColumns: [product.orgId, product.id] }),
    index("product_substitute_by_substitute").on(t.orgId, t.substituteId),
    check("product_substitute_rank", sql`${t.rank} > 0`),
    check("product_substitute_not_itself", sql`${t.productId} <> ${t.substituteId}`),
  ],
);

export const priceList = pgTable(
  "price_list",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    currency: text("currency").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    archivedAt: instant("archived_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique("price_list_code").on(t.orgId, t.code)],
);

export const priceListItem = pgTable(
  "price_list_item",
  {
    orgId: orgId(),
    priceListId: uuid("price_list_id").notNull(),
    productId: uuid("product_id").notNull(),
    unitPrice: price("unit_price").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.priceListId, t.productId] }),
    foreignKey({ columns: [t.orgId, t.priceListId], foreignColumns: [priceList.orgId, priceList.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    check("price_list_item_not_negative", sql`${t.unitPrice} >= 0`),
  ],
);
