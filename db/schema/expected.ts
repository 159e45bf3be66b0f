import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { ACTOR_KINDS, EXPECTED_KINDS, EXPECTED_STATES } from "@/db/values";
import { product } from "./catalogue";
import { commitMark, instant, oneOf, orgId, price } from "./columns";
import { location, receipt } from "./stock";

/** Goods that were announced: a purchase order, or a supplier's advance notice. */
export const expectedReceipt = pgTable(
  "expected_receipt",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    locationId: uuid("location_id").notNull(),
    kind: text("kind").notNull(),
    reference: text("reference").notNull(),
    supplier: text("supplier").notNull().default(""),
    expectedOn: date("expected_on"),
    state: text("state").notNull(),
    // Rises with everything that changes it, so that a stale form does not overwrite.
    version: integer("version").notNull().default(1),
    // Null where it was announced before this was kept.
    actorKind: text("actor_kind"),
    actorId: uuid("actor_id"),
    createdAt: instant("created_at").notNull(),
    closedAt: instant("closed_at"),
    closedByKind: text("closed_by_kind"),
    closedBy: uuid("closed_by"),
    closeReason: text("close_reason"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("expected_receipt_reference").on(t.orgId, t.locationId, t.reference),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    index("expected_receipt_open").on(t.orgId, t.locationId, t.expectedOn, t.id).where(sql`closed_at is null`),
    index("expected_receipt_awaited").on(t.orgId, sql`coalesce(expected_on, 'infinity'::date)`, t.id).where(sql`closed_at is null`),
    index("expected_receipt_list").on(t.orgId, t.createdAt.desc(), t.id.desc()),
    oneOf("expected_receipt_actor", t.actorKind, ACTOR_KINDS),
    oneOf("expected_receipt_closed_by", t.closedByKind, ACTOR_KINDS),
    check("expected_receipt_closed", sql`(closed_at is not null) = (state = 'closed')`),
    oneOf("expected_receipt_kind", t.kind, EXPECTED_KINDS),
    oneOf("expected_receipt_state", t.state, EXPECTED_STATES),
  ],
);

export const expectedReceiptLine = pgTable(
  "expected_receipt_line",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    expectedReceiptId: uuid("expected_receipt_id").notNull(),
    productId: uuid("product_id").notNull(),
    units: integer("units").notNull(),
    // May pass the expected units: what arrived is what arrived.
    receivedUnits: integer("received_units").notNull().default(0),
    damagedUnits: integer("damaged_units").notNull().default(0),
    unitCost: price("unit_cost"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("expected_receipt_line_product").on(t.orgId, t.expectedReceiptId, t.productId),
    foreignKey({ columns: [t.orgId, t.expectedReceiptId], foreignColumns: [expectedReceipt.orgId, expectedReceipt.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    check("expected_receipt_line_units", sql`units > 0 and received_units >= 0 and damaged_units >= 0`),
  ],
);

/** Which receipts brought what was expected. */
export const expectedArrival = pgTable(
  "expected_arrival",
  {
    orgId: orgId(),
    receiptId: uuid("receipt_id").notNull(),
    expectedReceiptId: uuid("expected_receipt_id").notNull(),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.receiptId] }),
    foreignKey({ columns: [t.orgId, t.receiptId], foreignColumns: [receipt.orgId, receipt.id] }),
    foreignKey({ columns: [t.orgId, t.expectedReceiptId], foreignColumns: [expectedReceipt.orgId, expectedReceipt.id] }),
    index("expected_arrival_by_expected").on(t.orgId, t.expectedReceiptId, t.receiptId),
  ],
);
