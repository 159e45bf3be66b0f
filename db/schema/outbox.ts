import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { OUTBOX_STATUSES, OUTBOX_TOPICS } from "@/db/values";
import { commitMark, instant, oneOf, orgId } from "./columns";
import { customer } from "./customers";
import { orders } from "./orders";
import { organization } from "./tenancy";

export const outboxMessage = pgTable(
  "outbox_message",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    topic: text("topic").notNull(),
    orderId: uuid("order_id"),
    customerId: uuid("customer_id"),
    payload: jsonb("payload").notNull(),
    status: text("status").notNull().default("pending"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at").notNull().default(sql`clock_timestamp()`),
    lastError: text("last_error"),
    sentAt: instant("sent_at"),
    // When the facts were cut from the payload, so that only references are left.
    cutAt: instant("cut_at"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }),
    index("outbox_message_due").on(t.orgId, t.nextAttemptAt).where(sql`${t.status} in ('pending', 'sending')`),
    index("outbox_message_list").on(t.orgId, t.id.desc()),
    index("outbox_message_stopped").on(t.orgId, t.status, t.id.desc()).where(sql`${t.status} in ('dead', 'withheld')`),
    index("outbox_message_to_cut").on(t.orgId, t.at).where(sql`${t.cutAt} is null and ${t.status} in ('sent', 'withheld')`),
    index("outbox_message_by_order").on(t.orgId, t.orderId).where(sql`${t.orderId} is not null`),
    oneOf("outbox_message_status", t.status, OUTBOX_STATUSES),
    oneOf("outbox_message_topic", t.topic, OUTBOX_TOPICS),
    check("outbox_message_attempts", sql`${t.attempts} >= 0`),
    check("outbox_message_sent", sql`(${t.status} = 'sent') = (${t.sentAt} is not null)`),
  ],
);

// The mailbox inside the product: where messages go when no mail server is set.
export const mailMessage = pgTable(
  "mail_message",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    outboxId: uuid("outbox_id").notNull(),
    recipient: text("recipient").notNull(),
    sender: text("sender").notNull(),
    subject: text("subject").notNull(),
    html: text("html").notNull(),
    plain: text("plain").notNull(),
    via: text("via").notNull(),
    at: instant("at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    // The same message is delivered once, however often it is tried.
    unique("mail_message_once").on(t.orgId, t.outboxId),
    foreignKey({ columns: [t.orgId, t.outboxId], foreignColumns: [outboxMessage.orgId, outboxMessage.id] }),
    oneOf("mail_message_via", t.via, ["mailbox", "smtp"]),
  ],
);
