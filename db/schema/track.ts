import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { ACTOR_KINDS } from "@/db/values";
import { instant, oneOf, orgId } from "./columns";
import { orders } from "./orders";

// Who has one sees the order as its customer does, and may cancel. The secret itself is kept only as a hash, in secret_lookup.
export const orderLink = pgTable(
  "order_link",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    orderId: uuid("order_id").notNull(),
    // Who made it; the system for those that leave in mails.
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    index("order_link_by_order").on(t.orgId, t.orderId),
    index("order_link_by_end").on(t.orgId, t.expiresAt),
    oneOf("order_link_actor", t.actorKind, ACTOR_KINDS),
  ],
);
