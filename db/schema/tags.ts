import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { TAG_CONDITIONS } from "@/db/values";
import { commitMark, instant, minor, oneOf, orgId } from "./columns";
import { customer } from "./customers";
import { orders } from "./orders";
import { organization } from "./tenancy";

// A rule is never edited in place: an edit archives the row and adds another, so old tags keep their reason.
export const tagRule = pgTable(
  "tag_rule",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    tag: text("tag").notNull(),
    condition: text("condition").notNull(),
    thresholdMinor: minor("threshold_minor"),
    currency: text("currency"),
    createdAt: instant("created_at").notNull().defaultNow(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("tag_rule_tag").on(t.orgId, t.tag).where(sql`${t.archivedAt} is null`),
    oneOf("tag_rule_condition", t.condition, TAG_CONDITIONS),
    check("tag_rule_form", sql`${t.tag} ~ '^[a-z0-9_-]{1,40}$'`),
    check("tag_rule_threshold", sql`(${t.condition} = 'order_over') = (${t.thresholdMinor} is not null and ${t.currency} is not null)`),
  ],
);

export const customerTag = pgTable(
  "customer_tag",
  {
    orgId: orgId(),
    orderId: uuid("order_id").notNull(),
    tag: text("tag").notNull(),
    customerId: uuid("customer_id").notNull(),
    ruleId: uuid("rule_id").notNull(),
    condition: text("condition").notNull(),
    ...commitMark(),
    revertedAt: instant("reverted_at"),
    revertedCommitId: uuid("reverted_commit_id"),
  },
  (t) => [
    // A canceled order keeps its reverted rows, so the commit is part of the key.
    primaryKey({ columns: [t.orgId, t.orderId, t.tag, t.commitId] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.customerId], foreignColumns: [customer.orgId, customer.id] }),
    foreignKey({ columns: [t.orgId, t.ruleId], foreignColumns: [tagRule.orgId, tagRule.id] }),
    index("customer_tag_by_customer").on(t.orgId, t.customerId),
    // Two first orders at once: the second one is decided again and becomes a repeat.
    uniqueIndex("customer_tag_one_first")
      .on(t.orgId, t.customerId, t.tag)
      .where(sql`${t.condition} = 'first_order' and ${t.revertedAt} is null`),
  ],
);
