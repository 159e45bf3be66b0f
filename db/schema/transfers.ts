import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { ACTOR_KINDS, SHORT_REASONS, TRANSFER_REQUEST_STATES } from "@/db/values";
import { product } from "./catalogue";
import { commitMark, instant, oneOf, orgId } from "./columns";
import { bin, lot } from "./places";
import { location } from "./stock";

/** Units that one location is asked to send to another. Once it is sent, the transfer that it became has its id. */
export const transferRequest = pgTable(
  "transfer_request",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    fromId: uuid("from_id").notNull(),
    toId: uuid("to_id").notNull(),
    reference: text("reference").notNull().default(""),
    state: text("state").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    requestedAt: instant("requested_at").notNull(),
    closedAt: instant("closed_at"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.fromId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.toId], foreignColumns: [location.orgId, location.id] }),
    index("transfer_request_open").on(t.orgId, t.fromId, t.requestedAt, t.id).where(sql`closed_at is null`),
    index("transfer_request_recent").on(t.orgId, t.fromId, t.requestedAt),
    oneOf("transfer_request_state", t.state, TRANSFER_REQUEST_STATES),
    oneOf("transfer_request_actor", t.actorKind, ACTOR_KINDS),
    check("transfer_request_two_places", sql`from_id <> to_id`),
    check("transfer_request_closed", sql`(closed_at is null) = (state = 'open')`),
  ],
);

/**
 * Units to take out of one bin for a request, with what happened so far. What is neither dropped nor sent is reserved for
 * it in the stock row; what is picked and not sent is carried.
 */
export const transferWork = pgTable(
  "transfer_work",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    requestId: uuid("request_id").notNull(),
    productId: uuid("product_id").notNull(),
    locationId: uuid("location_id").notNull(),
    binId: uuid("bin_id"),
    lotId: uuid("lot_id"),
    walk: integer("walk").notNull(),
    units: integer("units").notNull(),
    picked: integer("picked").notNull().default(0),
    // Will not be picked after all: short, found missing by a count, or called off.
    dropped: integer("dropped").notNull().default(0),
    sent: integer("sent").notNull().default(0),
    shortReason: text("short_reason"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.requestId], foreignColumns: [transferRequest.orgId, transferRequest.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.binId], foreignColumns: [bin.orgId, bin.id] }),
    foreignKey({ columns: [t.orgId, t.lotId], foreignColumns: [lot.orgId, lot.id] }),
    index("transfer_work_of_request").on(t.orgId, t.requestId, t.walk),
    index("transfer_work_held").on(t.orgId, t.productId, t.locationId).where(sql`units > dropped + sent`),
    oneOf("transfer_work_short_reason", t.shortReason, SHORT_REASONS),
    check("transfer_work_units", sql`units > 0 and 0 <= sent and sent <= picked and dropped >= 0 and picked + dropped <= units`),
  ],
);
