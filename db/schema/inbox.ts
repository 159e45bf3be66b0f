import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { ACTOR_KINDS, CARRIER_EVENTS, INBOX_RESULTS } from "@/db/values";
import { commitMark, instant, oneOf, orgId } from "./columns";
import { orders } from "./orders";
import { label, packages } from "./shipping";
import { organization } from "./tenancy";

/** What others reported, each message once, however often and in whatever order they send it. */
export const inboxEvent = pgTable(
  "inbox_event",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    // Who sent it: a carrier, or the office where a person says so.
    source: text("source").notNull(),
    // The sender's own id of the message.
    externalId: text("external_id").notNull(),
    kind: text("kind").notNull(),
    // What it is about, as the sender names it: a tracking number, or the serial shipping container code.
    subject: text("subject").notNull(),
    note: text("note").notNull().default(""),
    // By the sender's clock.
    occurredAt: instant("occurred_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    result: text("result").notNull(),
    // Why it changed nothing, what it waits for, or why its sender had no say.
    because: text("because"),
    labelId: uuid("label_id"),
    packageId: uuid("package_id"),
    orderId: uuid("order_id"),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    // Where its sender worked when it came; null is everywhere.
    actorLocationIds: uuid("actor_location_ids").array(),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("inbox_event_once").on(t.orgId, t.source, t.externalId),
    foreignKey({ columns: [t.orgId, t.labelId], foreignColumns: [label.orgId, label.id] }),
    foreignKey({ columns: [t.orgId, t.packageId], foreignColumns: [packages.orgId, packages.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    index("inbox_event_list").on(t.orgId, t.receivedAt.desc(), t.id.desc()),
    index("inbox_event_by_package").on(t.orgId, t.packageId).where(sql`package_id is not null`),
    // A draft that is deleted is looked for here, and what changed of an order is proven by its messages.
    index("inbox_event_by_order").on(t.orgId, t.orderId).where(sql`order_id is not null`),
    index("inbox_event_waiting").on(t.orgId, t.receivedAt).where(sql`result = 'waiting'`),
    index("inbox_event_refused").on(t.orgId, t.receivedAt).where(sql`result = 'refused' and kind = 'delivered'`),
    oneOf("inbox_event_kind", t.kind, CARRIER_EVENTS),
    oneOf("inbox_event_result", t.result, INBOX_RESULTS),
    oneOf("inbox_event_actor", t.actorKind, ACTOR_KINDS),
    check("inbox_event_applied", sql`result <> 'applied' or (package_id is not null and order_id is not null)`),
  ],
);
