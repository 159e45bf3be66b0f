import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  type PgTableExtraConfigValue,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { CREDIT_POLICIES, CUSTOMER_KINDS, SPLITS, TERMS } from "@/db/values";
import { priceList } from "./catalogue";
import { instant, minor, oneOf, orgId } from "./columns";
import { organization } from "./tenancy";

// Versioned: an edit inserts a new row, and erasing empties the fields of the old ones.
export const address = pgTable(
  "address",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    // The account whose address it is or was; null for one that came with an order.
    customerId: uuid("customer_id"),
    // The customer whose order it came with: no order may point at it any more, and it is found and erased all the same.
    orderCustomerId: uuid("order_customer_id"),
    name: text("name").notNull(),
    street: text("street").notNull().default(""),
    postcode: text("postcode").notNull().default(""),
    city: text("city").notNull().default(""),
    country: text("country").notNull().default(""),
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    createdAt: instant("created_at").notNull().defaultNow(),
    erasedAt: instant("erased_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }),
    foreignKey({ columns: [t.orgId, t.orderCustomerId], foreignColumns: [customer.orgId, customer.id] }),
    index("address_by_customer").on(t.orgId, t.customerId).where(sql`${t.customerId} is not null`),
    index("address_by_order_customer").on(t.orgId, t.orderCustomerId).where(sql`${t.orderCustomerId} is not null`),
    check("address_latitude", sql`${t.latitude} between -90 and 90`),
    check("address_longitude", sql`${t.longitude} between -180 and 180`),
  ],
);

export const contact = pgTable(
  "contact",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    customerId: uuid("customer_id"),
    email: text("email"),
    phone: text("phone"),
    createdAt: instant("created_at").notNull().defaultNow(),
    erasedAt: instant("erased_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }),
    index("contact_by_customer").on(t.orgId, t.customerId).where(sql`${t.customerId} is not null`),
  ],
);

export const customer = pgTable(
  "customer",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    kind: text("kind").notNull(),
    terms: text("terms").notNull(),
    termsDays: integer("terms_days").notNull().default(30),
    currency: text("currency").notNull(),
    // Null means that the organization's policy applies.
    creditPolicy: text("credit_policy"),
    allowBackorder: boolean("allow_backorder"),
    shipComplete: boolean("ship_complete"),
    allowSubstitution: boolean("allow_substitution"),
    split: text("split"),
    priceListId: uuid("price_list_id"),
    shipToId: uuid("ship_to_id"),
    contactId: uuid("contact_id"),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    archivedAt: instant("archived_at"),
  },
  // Written out, because addresses point at customers and customers at addresses.
  (t): PgTableExtraConfigValue[] => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("customer_code").on(t.orgId, t.code),
    foreignKey({ columns: [t.orgId, t.priceListId], foreignColumns: [priceList.orgId, priceList.id] }),
    foreignKey({ columns: [t.orgId, t.shipToId], foreignColumns: [address.orgId, address.id] }),
    foreignKey({ columns: [t.orgId, t.contactId], foreignColumns: [contact.orgId, contact.id] }),
    oneOf("customer_kind", t.kind, CUSTOMER_KINDS),
    oneOf("customer_terms", t.terms, TERMS),
    oneOf("customer_credit_policy", t.creditPolicy, CREDIT_POLICIES),
    oneOf("customer_split", t.split, SPLITS),
    check("customer_terms_days", sql`${t.termsDays} between 0 and 365`),
  ],
);

// Fill factor leaves room on the page, so that the hot exposure column is updated in place.
export const customerCredit = pgTable(
  "customer_credit",
  {
    orgId: orgId(),
    customerId: uuid("customer_id").notNull(),
    currency: text("currency").notNull(),
    // Null is no limit; no row for a currency is no credit in it.
    limitMinor: minor("limit_minor"),
    exposureMinor: minor("exposure_minor").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.customerId, t.currency] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }),
    check("customer_credit_limit", sql`${t.limitMinor} >= 0`),
    check("customer_credit_exposure", sql`${t.exposureMinor} >= 0`),
  ],
);
