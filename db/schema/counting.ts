import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { ACTOR_KINDS, COUNT_CAUSES, COUNT_STATES, EXCEPTION_KINDS, RIGHTS } from "@/db/values";
import { product } from "./catalogue";
import { commitMark, instant, oneOf, orgId } from "./columns";
import { orders } from "./orders";
import { bin, lot } from "./places";
import { location } from "./stock";
import { organization } from "./tenancy";

/** Count one bin, or one product in it. Without a bin it is the product at the whole location. */
export const countTask = pgTable(
  "count_task",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    locationId: uuid("location_id").notNull(),
    binId: uuid("bin_id"),
    productId: uuid("product_id"),
    cause: text("cause").notNull(),
    state: text("state").notNull(),
    shortPickId: uuid("short_pick_id"),
    createdAt: instant("created_at").notNull(),
    doneAt: instant("done_at"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.binId], foreignColumns: [bin.orgId, bin.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    index("count_task_open").on(t.orgId, t.locationId, t.createdAt, t.id).where(sql`done_at is null`),
    index("count_task_by_bin").on(t.orgId, t.binId, t.createdAt.desc()).where(sql`bin_id is not null`),
    oneOf("count_task_cause", t.cause, COUNT_CAUSES),
    oneOf("count_task_state", t.state, COUNT_STATES),
    check("count_task_of_something", sql`bin_id is not null or product_id is not null`),
    check("count_task_done", sql`(done_at is not null) = (state in ('done', 'canceled'))`),
  ],
);

/** What somebody counted, round by round; the first round does not see what is expected. */
export const countEntry = pgTable(
  "count_entry",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    taskId: uuid("task_id").notNull(),
    round: integer("round").notNull(),
    productId: uuid("product_id").notNull(),
    lotId: uuid("lot_id"),
    expectedUnits: integer("expected_units").notNull(),
    countedUnits: integer("counted_units").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    occurredAt: instant("occurred_at").notNull(),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("count_entry_once").on(t.orgId, t.taskId, t.round, t.productId, t.lotId).nullsNotDistinct(),
    foreignKey({ columns: [t.orgId, t.taskId], foreignColumns: [countTask.orgId, countTask.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.lotId], foreignColumns: [lot.orgId, lot.id] }),
    oneOf("count_entry_actor", t.actorKind, ACTOR_KINDS),
    check("count_entry_units", sql`counted_units >= 0 and expected_units >= 0`),
  ],
);

/** Something that needs a person's decision: who may close it is said by the right. */
export const exception = pgTable(
  "exception",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    kind: text("kind").notNull(),
    ownerRight: text("owner_right").notNull(),
    orderId: uuid("order_id"),
    productId: uuid("product_id"),
    locationId: uuid("location_id"),
    details: jsonb("details").notNull(),
    openedAt: instant("opened_at").notNull(),
    closedAt: instant("closed_at"),
    closedBy: uuid("closed_by"),
    closeNote: text("close_note"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    index("exception_open").on(t.orgId, t.openedAt.desc(), t.id.desc()).where(sql`closed_at is null`),
    index("exception_list").on(t.orgId, t.openedAt.desc(), t.id.desc()),
    index("exception_by_order").on(t.orgId, t.orderId).where(sql`order_id is not null`),
    oneOf("exception_kind", t.kind, EXCEPTION_KINDS),
    oneOf("exception_owner", t.ownerRight, RIGHTS),
  ],
);
