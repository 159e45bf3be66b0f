import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant, orgId } from "./columns";
import { location } from "./stock";
import { appUser, organization } from "./tenancy";

/** A tablet or handheld that an administrator admitted; its secret is found by hash in secret_lookup. */
export const floorDevice = pgTable(
  "floor_device",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    locationId: uuid("location_id").notNull(),
    createdBy: uuid("created_by"),
    createdAt: instant("created_at").notNull().defaultNow(),
    lastSeenAt: instant("last_seen_at"),
    revokedAt: instant("revoked_at"),
    // A code that admits it is open until then; afterwards another one has to be made.
    codeEndsAt: instant("code_ends_at"),
    admittedAt: instant("admitted_at"),
    // Who works on it now: one person at a time, and only the browser that holds the session's secret.
    sessionHash: text("session_hash"),
    sessionUserId: uuid("session_user_id").references(() => appUser.id),
    sessionSeenAt: instant("session_seen_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    check("floor_device_session", sql`num_nulls(session_hash, session_user_id, session_seen_at) in (0, 3)`),
  ],
);

/** A person's badge: scanned together with a PIN on an admitted device. Both are kept only as hashes. */
export const badge = pgTable(
  "badge",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => appUser.id),
    codeHash: text("code_hash").notNull(),
    // Null until the person has chosen one, with the first scan.
    pinHash: text("pin_hash"),
    failedTries: integer("failed_tries").notNull().default(0),
    lockedUntil: instant("locked_until"),
    createdAt: instant("created_at").notNull().defaultNow(),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("badge_code").on(t.orgId, t.codeHash).where(sql`revoked_at is null`),
    uniqueIndex("badge_of_user").on(t.orgId, t.userId).where(sql`revoked_at is null`),
    check("badge_tries", sql`failed_tries >= 0`),
  ],
);
