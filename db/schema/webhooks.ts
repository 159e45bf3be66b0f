import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
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
    // Each secret holds for a day after another was made, whichever of them the carrier has by then.
    previous: jsonb("previous").$type<{ salt: string; until: string }[]>().notNull().default([]),
    lastReceivedAt: instant("last_received_at"),
    stoppedAt: instant("stopped_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("carrier_hook_carrier").on(t.orgId, t.carrier),
    check("carrier_hook_version", sql`version > 0`),
    check("carrier_hook_previous", sql`jsonb_typeof(previous) = 'array'`),
  ],
);
