import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  ACTOR_KINDS,
  ALLOCATION_STATUSES,
  FULFILMENT_STATUSES,
  INVOICE_STATUSES,
  ORDER_STATUSES,
  PAYMENT_STATUSES,
  RETURN_STATUSES,
  SPLITS,
  STRATEGIES,
  TERMS,
} from "@/db/values";
import { product } from "./catalogue";
import { commitMark, instant, minor, oneOf, orgId, percent, price } from "./columns";
import { address, contact, customer } from "./customers";
import { organization } from "./tenancy";

export const orders = pgTable(
  "orders",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    number: text("number").notNull(),
    version: integer("version").notNull(),
    status: text("status").notNull(),
    allocationStatus: text("allocation_status").notNull(),
    fulfilmentStatus: text("fulfilment_status").notNull(),
    paymentStatus: text("payment_status").notNull(),
    invoiceStatus: text("invoice_status").notNull(),
    returnStatus: text("return_status").notNull(),
    customerId: uuid("customer_id").notNull(),
    contactId: uuid("contact_id"),
    shipToId: uuid("ship_to_id"),
    channel: text("channel"),
    externalId: text("external_id"),
    currency: text("currency").notNull(),
    pricesIncludeTax: boolean("prices_include_tax").notNull(),
    terms: text("terms").notNull(),
    termsDays: integer("terms_days").notNull(),
    // The policies as resolved when the order was made, so that a later setting cannot change a promise.
    allowBackorder: boolean("allow_backorder").notNull(),
    shipComplete: boolean("ship_complete").notNull(),
    allowSubstitution: boolean("allow_substitution").notNull().default(false),
    split: text("split").notNull(),
    strategy: text("strategy").notNull(),
    priority: integer("priority").notNull().default(0),
    note: text("note").notNull().default(""),
    reason: text("reason"),
    totalMinor: minor("total_minor").notNull(),
    creditedMinor: minor("credited_minor").notNull().default(0),
    receivableMinor: minor("receivable_minor").generatedAlwaysAs(sql`total_minor - credited_minor`),
    authorizedMinor: minor("authorized_minor").notNull().default(0),
    paidMinor: minor("paid_minor").notNull().default(0),
    refundedMinor: minor("refunded_minor").notNull().default(0),
    invoicedMinor: minor("invoiced_minor").notNull().default(0),
    dueMinor: minor("due_minor").generatedAlwaysAs(sql`total_minor - credited_minor - paid_minor + refunded_minor`),
    orderedUnits: integer("ordered_units").notNull(),
    waitingUnits: integer("waiting_units").notNull().default(0),
    bookedOn: date("booked_on"),
    promisedOn: date("promised_on"),
    dueOn: date("due_on"),
    payBy: instant("pay_by"),
    createdAt: instant("created_at").notNull(),
    placedAt: instant("placed_at"),
    reservedAt: instant("reserved_at"),
    pickedAt: instant("picked_at"),
    invoicedAt: instant("invoiced_at"),
    shippedAt: instant("shipped_at"),
    deliveredAt: instant("delivered_at"),
    canceledAt: instant("canceled_at"),
    // What lists sort by: a draft counts from its making, a placed order from its placement.
    listedAt: instant("listed_at").generatedAlwaysAs(sql`coalesce(placed_at, created_at)`),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("orders_number").on(t.orgId, t.number),
    // Nulls are not distinct in it, which drizzle cannot say of an index: without a channel, too, an external id is that of one order.
    uniqueIndex("orders_external").on(t.orgId, t.channel, t.externalId).where(sql`${t.externalId} is not null`),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }),
    foreignKey({ columns: [t.orgId, t.contactId], foreignColumns: [contact.orgId, contact.id] }),
    foreignKey({ columns: [t.orgId, t.shipToId], foreignColumns: [address.orgId, address.id] }),
    index("orders_list_all").on(t.orgId, t.listedAt.desc(), t.id.desc()),
    index("orders_list_by_status").on(t.orgId, t.status, t.listedAt.desc(), t.id.desc()),
    index("orders_list_by_payment").on(t.orgId, t.paymentStatus, t.listedAt.desc(), t.id.desc()),
    index("orders_list_by_customer").on(t.orgId, t.customerId, t.listedAt.desc(), t.id.desc()),
    index("orders_list_unpaid_unfulfilled")
      .on(t.orgId, t.listedAt.desc(), t.id.desc())
      .where(sql`payment_status = 'unpaid' and fulfilment_status = 'unfulfilled' and status in ('placed', 'in_fulfilment')`),
    index("orders_to_lapse")
      .on(t.orgId, t.payBy, t.id)
      .where(sql`terms = 'prepaid' and status = 'placed' and payment_status = 'unpaid' and pay_by is not null`),
    index("orders_list_waiting").on(t.orgId, t.listedAt.desc(), t.id.desc()).where(sql`waiting_units > 0`),
    // What an account still owes, oldest first, read from the index alone.
    index("orders_owed_by_customer")
      .on(t.orgId, t.customerId, t.currency, t.dueOn, t.dueMinor)
      .where(sql`due_minor > 0 and terms = 'credit' and placed_at is not null`),
    // The common values are left out: nearly every order has them, and placing one writes to none of these indexes.
    index("orders_list_by_allocation")
      .on(t.orgId, t.allocationStatus, t.listedAt.desc(), t.id.desc())
      .where(sql`allocation_status in ('unallocated', 'not_required')`),
    index("orders_list_by_fulfilment")
      .on(t.orgId, t.fulfilmentStatus, t.listedAt.desc(), t.id.desc())
      .where(sql`fulfilment_status <> 'unfulfilled'`),
    index("orders_list_by_invoice")
      .on(t.orgId, t.invoiceStatus, t.listedAt.desc(), t.id.desc())
      .where(sql`invoice_status <> 'not_invoiced'`),
    index("orders_list_by_return").on(t.orgId, t.returnStatus, t.listedAt.desc(), t.id.desc()).where(sql`return_status <> 'none'`),
    oneOf("orders_status", t.status, ORDER_STATUSES),
    oneOf("orders_allocation", t.allocationStatus, ALLOCATION_STATUSES),
    oneOf("orders_fulfilment", t.fulfilmentStatus, FULFILMENT_STATUSES),
    oneOf("orders_payment", t.paymentStatus, PAYMENT_STATUSES),
    oneOf("orders_invoice", t.invoiceStatus, INVOICE_STATUSES),
    oneOf("orders_return", t.returnStatus, RETURN_STATUSES),
    oneOf("orders_terms", t.terms, TERMS),
    oneOf("orders_split", t.split, SPLITS),
    oneOf("orders_strategy", t.strategy, STRATEGIES),
    check("orders_version", sql`${t.version} > 0`),
    check("orders_total", sql`${t.totalMinor} >= 0`),
    check("orders_credited", sql`${t.creditedMinor} between 0 and ${t.totalMinor}`),
    check(
      "orders_money",
      sql`${t.authorizedMinor} >= 0 and ${t.paidMinor} >= 0 and ${t.invoicedMinor} >= 0 and ${t.refundedMinor} between 0 and ${t.paidMinor}`,
    ),
    check("orders_units", sql`${t.orderedUnits} >= 0 and ${t.waitingUnits} >= 0`),
    check("orders_placed_at", sql`(${t.placedAt} is null) = (${t.status} in ('draft', 'pending_approval')) or ${t.status} = 'canceled'`),
  ],
);

const counter = (name: string) => integer(name).notNull().default(0);

// Deleting reaches only drafts (row policy), so what cascades below never takes a placed order along.
export const orderLine = pgTable(
  "order_line",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    orderId: uuid("order_id").notNull(),
    line: integer("line").notNull(),
    kind: text("kind").notNull(),
    productId: uuid("product_id").notNull(),
    sku: text("sku").notNull(),
    name: text("name").notNull(),
    unitPrice: price("unit_price").notNull(),
    discount: percent("discount").notNull().default("0"),
    taxCategory: text("tax_category").notNull(),
    taxRate: percent("tax_rate").notNull(),
    // The line's amount for the units that are still wanted, in the order's price mode (net or including tax).
    totalMinor: minor("total_minor").notNull(),
    allowBackorder: boolean("allow_backorder").notNull(),
    shipComplete: boolean("ship_complete").notNull().default(false),
    allowSubstitution: boolean("allow_substitution").notNull().default(false),
    ordered: integer("ordered").notNull(),
    unallocated: counter("unallocated"),
    backordered: counter("backordered"),
    reserved: counter("reserved"),
    picked: counter("picked"),
    packed: counter("packed"),
    shipped: counter("shipped"),
    canceled: counter("canceled"),
    cancelPending: counter("cancel_pending"),
    delivered: counter("delivered"),
    returned: counter("returned"),
    invoiced: counter("invoiced"),
    credited: counter("credited"),
    reopened: counter("reopened"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("order_line_number").on(t.orgId, t.orderId, t.line),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    oneOf("order_line_kind", t.kind, ["stock", "service"]),
    check("order_line_ordered", sql`${t.ordered} > 0`),
    check(
      "order_line_not_negative",
      sql`least(unallocated, backordered, reserved, picked, packed, shipped, canceled, cancel_pending, delivered, returned, invoiced, credited, reopened, total_minor) >= 0`,
    ),
    check(
      "order_line_where_units_are",
      sql`unallocated + backordered + reserved + picked + packed + shipped = ordered + reopened - canceled`,
    ),
    check("order_line_returned", sql`reopened <= returned and returned <= shipped + reopened`),
    check("order_line_delivered", sql`delivered <= shipped + reopened`),
    check("order_line_credited", sql`credited <= invoiced`),
    check("order_line_cancel_pending", sql`cancel_pending <= picked + packed`),
    check("order_line_service", sql`kind = 'stock' or (backordered = 0 and reserved = 0 and picked = 0 and packed = 0)`),
    check("order_line_ship_complete", sql`kind = 'stock' or not ship_complete`),
    check("order_line_price", sql`unit_price >= 0 and discount between 0 and 100 and tax_rate between 0 and 100`),
  ],
);

export const orderLineComponent = pgTable(
  "order_line_component",
  {
    orgId: orgId(),
    lineId: uuid("line_id").notNull(),
    productId: uuid("product_id").notNull(),
    unitsPerBundle: integer("units_per_bundle").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.lineId, t.productId] }),
    foreignKey({ columns: [t.orgId, t.lineId], foreignColumns: [orderLine.orgId, orderLine.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    check("order_line_component_units", sql`${t.unitsPerBundle} > 0`),
  ],
);

export const orderCharge = pgTable(
  "order_charge",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    orderId: uuid("order_id").notNull(),
    name: text("name").notNull(),
    taxCategory: text("tax_category").notNull(),
    taxRate: percent("tax_rate").notNull(),
    amountMinor: minor("amount_minor").notNull(),
    canceled: boolean("canceled").notNull().default(false),
    invoicedMinor: minor("invoiced_minor").notNull().default(0),
    creditedMinor: minor("credited_minor").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }).onDelete("cascade"),
    index("order_charge_by_order").on(t.orgId, t.orderId),
    check("order_charge_amount", sql`${t.amountMinor} >= 0 and credited_minor <= invoiced_minor and invoiced_minor <= amount_minor`),
  ],
);

export const orderEvent = pgTable(
  "order_event",
  {
    orgId: orgId(),
    orderId: uuid("order_id").notNull(),
    version: integer("version").notNull(),
    move: text("move").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    // The command's clock; "at" of the commit mark is the database's.
    occurredAt: instant("occurred_at").notNull(),
    reason: text("reason"),
    changes: jsonb("changes").notNull(),
    ...commitMark(),
  },
  (t) => [
    // A second commit of the same version is impossible even if a lock were forgotten.
    primaryKey({ columns: [t.orgId, t.orderId, t.version] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }).onDelete("cascade"),
    index("order_event_by_commit").on(t.orgId, t.commitId),
    // Rows are appended in the order of time: what changed lately is found by a few summaries, at almost no cost to writers.
    index("order_event_recent").using("brin", t.at),
    oneOf("order_event_actor", t.actorKind, ACTOR_KINDS),
  ],
);
