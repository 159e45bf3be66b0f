import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import {
  ACTOR_KINDS,
  FULFILMENT_STATES,
  HOLD_REASONS,
  PUT_BACK_CAUSES,
  SCAN_KINDS,
  SCAN_VERDICTS,
  SHORT_REASONS,
  WAVE_KINDS,
} from "@/db/values";
import { product } from "./catalogue";
import { commitMark, instant, oneOf, orgId } from "./columns";
import { address } from "./customers";
import { orderLine, orders } from "./orders";
import { bin, lot } from "./places";
import { location, reservation } from "./stock";
import { transferWork } from "./transfers";

/** One walk through a location: the work that one person takes at a time. */
export const wave = pgTable(
  "wave",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    locationId: uuid("location_id").notNull(),
    number: integer("number").notNull(),
    kind: text("kind").notNull(),
    priority: integer("priority").notNull().default(0),
    // Whoever took the walk; null is free for the next picker.
    pickerId: uuid("picker_id"),
    takenAt: instant("taken_at"),
    releasedAt: instant("released_at").notNull(),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("wave_number").on(t.orgId, t.locationId, t.number),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    oneOf("wave_kind", t.kind, WAVE_KINDS),
  ],
);

/** What one location sends for one order: released together, packed together. */
export const fulfilment = pgTable(
  "fulfilment",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    orderId: uuid("order_id").notNull(),
    // 1, 2, ... within the order: SO-10001-2 is its second fulfilment.
    seq: integer("seq").notNull(),
    locationId: uuid("location_id").notNull(),
    waveId: uuid("wave_id").notNull(),
    state: text("state").notNull(),
    tote: text("tote"),
    promisedOn: date("promised_on"),
    // The address it was released to; a label for another one is refused.
    shipToId: uuid("ship_to_id"),
    releasedAt: instant("released_at").notNull(),
    pickedAt: instant("picked_at"),
    packedAt: instant("packed_at"),
    shippedAt: instant("shipped_at"),
    // A supervisor may close packing below 100 % of the scans, by name and with a reason.
    packOverrideBy: uuid("pack_override_by"),
    packOverrideReason: text("pack_override_reason"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("fulfilment_seq").on(t.orgId, t.orderId, t.seq),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.waveId], foreignColumns: [wave.orgId, wave.id] }),
    foreignKey({ columns: [t.orgId, t.shipToId], foreignColumns: [address.orgId, address.id] }),
    index("fulfilment_by_wave").on(t.orgId, t.waveId),
    index("fulfilment_open").on(t.orgId, t.locationId, t.state, t.releasedAt, t.id).where(sql`state not in ('shipped', 'canceled')`),
    index("fulfilment_shipped").on(t.orgId, t.locationId, t.shippedAt.desc(), t.id.desc()).where(sql`shipped_at is not null`),
    uniqueIndex("fulfilment_tote").on(t.orgId, t.tote).where(sql`tote is not null and state in ('released', 'picking', 'picked')`),
    oneOf("fulfilment_state", t.state, FULFILMENT_STATES),
  ],
);

/**
 * Units of one reservation to take out of one bin. What happened so far, cumulative: shipped is within packed, packed within picked.
 * `dropped` are units that will not be picked after all (short or canceled); `goingBack` are picked ones that wait for a put-back.
 */
export const fulfilmentLine = pgTable(
  "fulfilment_line",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    fulfilmentId: uuid("fulfilment_id").notNull(),
    orderId: uuid("order_id").notNull(),
    lineId: uuid("line_id").notNull(),
    reservationId: uuid("reservation_id").notNull(),
    productId: uuid("product_id").notNull(),
    locationId: uuid("location_id").notNull(),
    binId: uuid("bin_id"),
    lotId: uuid("lot_id"),
    // Where the bin stands in the walk when the work was released.
    walk: integer("walk").notNull(),
    units: integer("units").notNull(),
    picked: integer("picked").notNull().default(0),
    packed: integer("packed").notNull().default(0),
    shipped: integer("shipped").notNull().default(0),
    dropped: integer("dropped").notNull().default(0),
    goingBack: integer("going_back").notNull().default(0),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.fulfilmentId], foreignColumns: [fulfilment.orgId, fulfilment.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.lineId], foreignColumns: [orderLine.orgId, orderLine.id] }),
    foreignKey({ columns: [t.orgId, t.reservationId], foreignColumns: [reservation.orgId, reservation.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.binId], foreignColumns: [bin.orgId, bin.id] }),
    foreignKey({ columns: [t.orgId, t.lotId], foreignColumns: [lot.orgId, lot.id] }),
    index("fulfilment_line_by_fulfilment").on(t.orgId, t.fulfilmentId, t.walk, t.id),
    index("fulfilment_line_by_order").on(t.orgId, t.orderId),
    // A line that goes out of a draft is looked for here.
    index("fulfilment_line_by_line").on(t.orgId, t.lineId),
    // What is planned out of the bins, and what pickers carry.
    index("fulfilment_line_to_pick").on(t.orgId, t.locationId, t.productId).where(sql`units > picked + dropped`),
    index("fulfilment_line_carried").on(t.orgId, t.productId, t.locationId).where(sql`picked > shipped`),
    check("fulfilment_line_units", sql`units > 0 and dropped >= 0 and picked + dropped <= units`),
    check("fulfilment_line_stages", sql`0 <= shipped and shipped <= packed and packed <= picked`),
    check("fulfilment_line_going_back", sql`going_back >= 0 and going_back <= picked - packed`),
  ],
);

/** Every scan on the floor, also the refused ones: what was expected, what was read, what was said. */
export const scan = pgTable(
  "scan",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    kind: text("kind").notNull(),
    locationId: uuid("location_id").notNull(),
    fulfilmentLineId: uuid("fulfilment_line_id"),
    fulfilmentId: uuid("fulfilment_id"),
    orderId: uuid("order_id"),
    transferWorkId: uuid("transfer_work_id"),
    binId: uuid("bin_id"),
    productId: uuid("product_id"),
    expected: text("expected").notNull(),
    got: text("got").notNull(),
    units: integer("units").notNull(),
    verdict: text("verdict").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    occurredAt: instant("occurred_at").notNull(),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.fulfilmentLineId], foreignColumns: [fulfilmentLine.orgId, fulfilmentLine.id] }),
    foreignKey({ columns: [t.orgId, t.fulfilmentId], foreignColumns: [fulfilment.orgId, fulfilment.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.binId], foreignColumns: [bin.orgId, bin.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.transferWorkId], foreignColumns: [transferWork.orgId, transferWork.id] }),
    index("scan_by_time").on(t.orgId, t.locationId, t.occurredAt.desc(), t.id.desc()),
    index("scan_unknown_code").on(t.orgId, t.occurredAt.desc()).where(sql`verdict = 'unknown_code'`),
    index("scan_by_fulfilment").on(t.orgId, t.fulfilmentId).where(sql`fulfilment_id is not null`),
    index("scan_by_order").on(t.orgId, t.orderId).where(sql`order_id is not null`),
    oneOf("scan_kind", t.kind, SCAN_KINDS),
    oneOf("scan_verdict", t.verdict, SCAN_VERDICTS),
    oneOf("scan_actor", t.actorKind, ACTOR_KINDS),
    check("scan_units", sql`units >= 0`),
  ],
);

/** A picker did not find units: why, how many, and in which bin. */
export const shortPick = pgTable(
  "short_pick",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    fulfilmentLineId: uuid("fulfilment_line_id").notNull(),
    orderId: uuid("order_id").notNull(),
    locationId: uuid("location_id").notNull(),
    productId: uuid("product_id").notNull(),
    binId: uuid("bin_id"),
    units: integer("units").notNull(),
    reason: text("reason").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    occurredAt: instant("occurred_at").notNull(),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.fulfilmentLineId], foreignColumns: [fulfilmentLine.orgId, fulfilmentLine.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.binId], foreignColumns: [bin.orgId, bin.id] }),
    index("short_pick_list").on(t.orgId, t.locationId, t.occurredAt.desc(), t.id.desc()),
    index("short_pick_by_order").on(t.orgId, t.orderId),
    oneOf("short_pick_reason", t.reason, SHORT_REASONS),
    oneOf("short_pick_actor", t.actorKind, ACTOR_KINDS),
    check("short_pick_units", sql`units > 0`),
  ],
);

/** Picked units that have to go back to a bin before their cancel is complete. */
export const putBack = pgTable(
  "put_back",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    fulfilmentLineId: uuid("fulfilment_line_id").notNull(),
    orderId: uuid("order_id").notNull(),
    lineId: uuid("line_id").notNull(),
    locationId: uuid("location_id").notNull(),
    productId: uuid("product_id").notNull(),
    units: integer("units").notNull(),
    cause: text("cause").notNull(),
    binId: uuid("bin_id"),
    createdAt: instant("created_at").notNull(),
    doneAt: instant("done_at"),
    doneBy: uuid("done_by"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.fulfilmentLineId], foreignColumns: [fulfilmentLine.orgId, fulfilmentLine.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.lineId], foreignColumns: [orderLine.orgId, orderLine.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.binId], foreignColumns: [bin.orgId, bin.id] }),
    index("put_back_open").on(t.orgId, t.locationId, t.createdAt, t.id).where(sql`done_at is null`),
    index("put_back_by_order").on(t.orgId, t.orderId),
    index("put_back_by_line").on(t.orgId, t.lineId),
    oneOf("put_back_cause", t.cause, PUT_BACK_CAUSES),
    check("put_back_units", sql`units > 0`),
  ],
);

/** A hold keeps an order from being released to the floor; it never changes what is reserved. */
export const orderHold = pgTable(
  "order_hold",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    orderId: uuid("order_id").notNull(),
    reason: text("reason").notNull(),
    note: text("note").notNull().default(""),
    placedBy: uuid("placed_by"),
    placedAt: instant("placed_at").notNull(),
    liftedBy: uuid("lifted_by"),
    liftedAt: instant("lifted_at"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    index("order_hold_open").on(t.orgId, t.orderId).where(sql`lifted_at is null`),
    index("order_hold_by_order").on(t.orgId, t.orderId),
    oneOf("order_hold_reason", t.reason, HOLD_REASONS),
  ],
);
