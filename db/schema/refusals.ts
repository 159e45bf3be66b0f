import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { ACTOR_KINDS } from "@/db/values";
import { commitMark, instant, minor, oneOf, orgId } from "./columns";
import { customer } from "./customers";
import { organization } from "./tenancy";

export const orderRefusal = pgTable(
  "order_refusal",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    move: text("move").notNull(),
    code: text("code").notNull(),
    subject: text("subject"),
    customerId: uuid("customer_id"),
    orderId: uuid("order_id"),
    currency: text("currency"),
    totalMinor: minor("total_minor"),
    request: jsonb("request").notNull(),
    receipt: jsonb("receipt").notNull(),
    // By which program sent the order, and as what: columns, because no index looks into a document past row-level security.
    channel: text("channel").generatedAlwaysAs(sql`request ->> 'channel'`),
    externalId: text("external_id").generatedAlwaysAs(sql`request ->> 'external_id'`),
    counterOffer: jsonb("counter_offer"),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    occurredAt: instant("occurred_at").notNull(),
    ...commitMark(),
    // The first refusal of the same order, where this one came of trying it again.
    againOf: uuid("again_of"),
    // Set when somebody tried again and it was placed.
    retriedOrderId: uuid("retried_order_id"),
    dismissedAt: instant("dismissed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }),
    index("order_refusal_list").on(t.orgId, t.occurredAt.desc(), t.id.desc()),
    index("order_refusal_by_customer").on(t.orgId, t.customerId, t.occurredAt.desc(), t.id.desc()).where(sql`${t.customerId} is not null`),
    index("order_refusal_again").on(t.orgId, t.againOf).where(sql`${t.againOf} is not null`),
    index("order_refusal_retried").on(t.orgId, t.retriedOrderId).where(sql`${t.retriedOrderId} is not null`),
    index("order_refusal_open")
      .on(t.orgId, t.occurredAt.desc(), t.id.desc())
      .where(sql`${t.retriedOrderId} is null and ${t.dismissedAt} is null`),
    index("order_refusal_sent")
      .on(t.orgId, t.externalId, t.id)
      .where(sql`${t.externalId} is not null and ${t.retriedOrderId} is null and ${t.dismissedAt} is null`),
    oneOf("order_refusal_actor", t.actorKind, ACTOR_KINDS),
  ],
);
