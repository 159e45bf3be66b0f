import { sql } from "drizzle-orm";
import { check, doublePrecision, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { ACTOR_KINDS, ADJUST_REASONS, MOVEMENT_KINDS, STOCK_CONDITIONS, STRATEGIES, TRANSFER_STATUSES } from "@/db/values";
import { product } from "./catalogue";
import { commitMark, instant, oneOf, orgId, price } from "./columns";
import { orderLine, orders } from "./orders";
import { organization } from "./tenancy";

export const location = pgTable(
  "location",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    street: text("street").notNull().default(""),
    postcode: text("postcode").notNull().default(""),
    city: text("city").notNull().default(""),
    country: text("country").notNull().default(""),
    latitude: doublePrecision("latitude"),
    longitude: doublePrecision("longitude"),
    // Lower is preferred when a strategy scores two locations the same.
    rank: integer("rank").notNull().default(100),
    createdAt: instant("created_at").notNull().defaultNow(),
    archivedAt: instant("archived_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique("location_code").on(t.orgId, t.code)],
);

export const stockLevel = pgTable(
  "stock_level",
  {
    orgId: orgId(),
    productId: uuid("product_id").notNull(),
    locationId: uuid("location_id").notNull(),
    condition: text("condition").notNull(),
    onHand: integer("on_hand").notNull().default(0),
    reserved: integer("reserved").notNull().default(0),
    safetyStock: integer("safety_stock").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.productId, t.locationId, t.condition] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    oneOf("stock_level_condition", t.condition, STOCK_CONDITIONS),
    // The last line of defence against selling what is not there.
    check("stock_level_reserved_within_on_hand", sql`0 <= reserved and reserved <= on_hand`),
    check("stock_level_reserved_only_good", sql`reserved = 0 or condition = 'good'`),
    check("stock_level_safety", sql`safety_stock >= 0`),
  ],
);

export const stockMovement = pgTable(
  "stock_movement",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    productId: uuid("product_id").notNull(),
    locationId: uuid("location_id").notNull(),
    condition: text("condition").notNull(),
    kind: text("kind").notNull(),
    onHandDelta: integer("on_hand_delta").notNull().default(0),
    reservedDelta: integer("reserved_delta").notNull().default(0),
    orderId: uuid("order_id"),
    lineId: uuid("line_id"),
    receiptId: uuid("receipt_id"),
    transferId: uuid("transfer_id"),
    reason: text("reason"),
    note: text("note"),
    binId: uuid("bin_id"),
    lotId: uuid("lot_id"),
    // What the move changes in the bin, or among the units that wait to be put away where no bin is named.
    binDelta: integer("bin_delta").notNull().default(0),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    occurredAt: instant("occurred_at").notNull(),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({
      columns: [t.orgId, t.productId, t.locationId, t.condition],
      foreignColumns: [stockLevel.orgId, stockLevel.productId, stockLevel.locationId, stockLevel.condition],
    }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    index("stock_movement_by_product").on(t.orgId, t.productId, t.id.desc()),
    index("stock_movement_recent").using("brin", t.at),
    index("stock_movement_by_order").on(t.orgId, t.orderId).where(sql`${t.orderId} is not null`),
    // Partial, so that placing an order writes nothing into them.
    index("stock_movement_of_goods").on(t.orgId, t.productId, t.id.desc()).where(sql`${t.orderId} is null`),
    index("stock_movement_by_transfer").on(t.orgId, t.transferId).where(sql`${t.transferId} is not null`),
    oneOf("stock_movement_kind", t.kind, MOVEMENT_KINDS),
    oneOf("stock_movement_reason", t.reason, ADJUST_REASONS),
    oneOf("stock_movement_actor", t.actorKind, ACTOR_KINDS),
    check("stock_movement_moves", sql`on_hand_delta <> 0 or reserved_delta <> 0 or bin_delta <> 0 or kind = 'count'`),
  ],
);

export const reservation = pgTable(
  "reservation",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    orderId: uuid("order_id").notNull(),
    lineId: uuid("line_id").notNull(),
    productId: uuid("product_id").notNull(),
    locationId: uuid("location_id").notNull(),
    units: integer("units").notNull(),
    releasedUnits: integer("released_units").notNull().default(0),
    shippedUnits: integer("shipped_units").notNull().default(0),
    activeUnits: integer("active_units").generatedAlwaysAs(sql`units - released_units - shipped_units`),
    strategy: text("strategy").notNull(),
    score: doublePrecision("score"),
    binId: uuid("bin_id"),
    lotId: uuid("lot_id"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.lineId], foreignColumns: [orderLine.orgId, orderLine.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    index("reservation_by_order").on(t.orgId, t.orderId),
    // A line that goes out of a draft is looked for here: ids rise with time, so summaries of blocks tell, at almost no cost to placing.
    index("reservation_by_line").using("brin", t.lineId.op("uuid_minmax_multi_ops")).with({ pages_per_range: 32, autosummarize: true }),
    index("reservation_active").on(t.orgId, t.productId, t.locationId).where(sql`units > released_units + shipped_units`),
    oneOf("reservation_strategy", t.strategy, STRATEGIES),
    check("reservation_units", sql`units > 0 and released_units >= 0 and shipped_units >= 0 and released_units + shipped_units <= units`),
  ],
);

export const backorder = pgTable(
  "backorder",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    orderId: uuid("order_id").notNull(),
    lineId: uuid("line_id").notNull(),
    productId: uuid("product_id").notNull(),
    // Units of the product (a bundle's component counts its own units) that joined the queue, and those that still wait.
    joinedUnits: integer("joined_units").notNull(),
    units: integer("units").notNull(),
    priority: integer("priority").notNull().default(0),
    waitingSince: instant("waiting_since").notNull().default(sql`clock_timestamp()`),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.lineId], foreignColumns: [orderLine.orgId, orderLine.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    index("backorder_queue").on(t.orgId, t.productId, t.priority.desc(), t.waitingSince, t.id).where(sql`units > 0`),
    index("backorder_by_order").on(t.orgId, t.orderId),
    index("backorder_by_line").using("brin", t.lineId.op("uuid_minmax_multi_ops")).with({ pages_per_range: 32, autosummarize: true }),
    check("backorder_units", sql`joined_units > 0 and units between 0 and joined_units`),
  ],
);

export const receipt = pgTable(
  "receipt",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    locationId: uuid("location_id").notNull(),
    reference: text("reference").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    occurredAt: instant("occurred_at").notNull(),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    index("receipt_list").on(t.orgId, t.occurredAt.desc(), t.id.desc()),
    index("receipt_by_location").on(t.orgId, t.locationId, t.occurredAt.desc(), t.id.desc()),
  ],
);

// What was bought at which cost and is still there: consumed oldest first when goods leave.
export const costLayer = pgTable(
  "cost_layer",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    productId: uuid("product_id").notNull(),
    locationId: uuid("location_id").notNull(),
    receiptId: uuid("receipt_id"),
    // Null where the cost was not known on receipt.
    unitCost: price("unit_cost"),
    currency: text("currency").notNull(),
    receivedAt: instant("received_at").notNull(),
    units: integer("units").notNull(),
    leftUnits: integer("left_units").notNull(),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.receiptId], foreignColumns: [receipt.orgId, receipt.id] }),
    index("cost_layer_oldest").on(t.orgId, t.productId, t.locationId, t.receivedAt, t.id).where(sql`left_units > 0`),
    index("cost_layer_by_receipt").on(t.orgId, t.receiptId).where(sql`${t.receiptId} is not null`),
    check("cost_layer_units", sql`units > 0 and left_units between 0 and units`),
    check("cost_layer_cost", sql`unit_cost >= 0`),
  ],
);

export const stockTransfer = pgTable(
  "stock_transfer",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    fromId: uuid("from_id").notNull(),
    toId: uuid("to_id").notNull(),
    status: text("status").notNull(),
    reference: text("reference").notNull().default(""),
    sentAt: instant("sent_at").notNull(),
    receivedAt: instant("received_at"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.fromId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.toId], foreignColumns: [location.orgId, location.id] }),
    index("stock_transfer_list").on(t.orgId, t.sentAt.desc(), t.id.desc()),
    index("stock_transfer_open_first").on(t.orgId, t.status, t.sentAt.desc(), t.id.desc()),
    index("stock_transfer_received").on(t.orgId, t.receivedAt).where(sql`received_at is not null`),
    oneOf("stock_transfer_status", t.status, TRANSFER_STATUSES),
    check("stock_transfer_two_places", sql`from_id <> to_id`),
  ],
);

export const stockTransferLine = pgTable(
  "stock_transfer_line",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    transferId: uuid("transfer_id").notNull(),
    productId: uuid("product_id").notNull(),
    units: integer("units").notNull(),
    // What is not in transit any more: arrived, good or damaged, or given up as lost.
    receivedUnits: integer("received_units").notNull().default(0),
    damagedUnits: integer("damaged_units").notNull().default(0),
    lostUnits: integer("lost_units").notNull().default(0),
    // Arrived beyond what was sent.
    overUnits: integer("over_units").notNull().default(0),
    // The cost slices that travel along, oldest first: [{unit_cost, currency, received_at, units}].
    costs: text("costs").notNull().default("[]"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("stock_transfer_line_product").on(t.orgId, t.transferId, t.productId),
    foreignKey({ columns: [t.orgId, t.transferId], foreignColumns: [stockTransfer.orgId, stockTransfer.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    check("stock_transfer_line_units", sql`units > 0 and received_units between 0 and units`),
    check(
      "stock_transfer_line_arrived",
      sql`damaged_units >= 0 and lost_units >= 0 and over_units >= 0 and damaged_units + lost_units <= received_units`,
    ),
  ],
);
