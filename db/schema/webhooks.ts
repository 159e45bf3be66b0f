import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns";
import { organization } from "./tenancy";

/** Where a carrier reports by itself, signed. Its secret is made of the salt and of what seals the sessions: it is kept nowhere. */
export const carrierHook = pgTable(
  "carrier_hook",
  {
    orgId: orgId().references(() => organization.id),
    // Stands in the address; secret_lookup knows whose it is.
    id: uuid("id").notNull(),
    carrier: text("carrier").notNull(),
    salt: text("salt").notNull(),
    version: integer("version").notNull().default(1),
    rotatedAt: instant("rotated_at").notNull().defaultNow(),
    // The secret before the last change holds for a day, so that nothing is lost while the carrier takes the new one.
    previousSalt: text("previous_salt"),
    previousUntil: instant("previous_until"),
    lastReceivedAt: instant("last_received_at"),
    stoppedAt: instant("stopped_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("carrier_hook_carrier").on(t.orgId, t.carrier),
    check("carrier_hook_version", sql`version > 0`),
    check("carrier_hook_previous", sql`(previous_salt is null) = (previous_until is null)`),
  ],
);
