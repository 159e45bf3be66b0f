import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { ACTOR_KINDS, CREDIT_POLICIES, RELEASE_RULES, SPLITS, STRATEGIES } from "@/db/values";
import { instant, oneOf, orgId } from "./columns";

// Without row-level security: the worker and sign-in must find an organization before they can act for it.
export const organization = pgTable(
  "organization",
  {
    id: uuid("id").primaryKey(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    timeZone: text("time_zone").notNull().default("UTC"),
    currency: text("currency").notNull().default("EUR"),
    demo: boolean("demo").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [check("organization_slug_form", sql`${t.slug} ~ '^[a-z0-9-]{1,40}$'`)],
);

// Without row-level security: one person may work for several organizations and signs in before one is chosen.
export const appUser = pgTable("app_user", {
  id: uuid("id").primaryKey(),
  email: text("email").notNull().unique(),
  name: text("name").notNull(),
  passwordHash: text("password_hash"),
  createdAt: instant("created_at").notNull().defaultNow(),
  disabledAt: instant("disabled_at"),
});

// Without row-level security: it answers which organizations a person may enter.
export const membership = pgTable(
  "membership",
  {
    orgId: orgId().references(() => organization.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => appUser.id),
    roleId: uuid("role_id").notNull(),
    // Null means every location.
    locationIds: uuid("location_ids").array(),
    createdAt: instant("created_at").notNull().defaultNow(),
    disabledAt: instant("disabled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.userId] }),
    foreignKey({ columns: [t.orgId, t.roleId], foreignColumns: [role.orgId, role.id] }),
    uniqueIndex("membership_by_user").on(t.userId, t.orgId),
  ],
);

// Without row-level security: a secret is presented before its organization is known, and only its hash is kept.
export const secretLookup = pgTable(
  "secret_lookup",
  {
    hash: text("hash").primaryKey(),
    kind: text("kind").notNull(),
    orgId: orgId().references(() => organization.id),
    refId: uuid("ref_id").notNull(),
  },
  (t) => [
    // Revoking knows whom a secret belongs to, not the secret.
    index("secret_lookup_by_ref").on(t.orgId, t.refId),
    oneOf("secret_lookup_kind", t.kind, ["api_key", "invitation", "track", "device", "password_reset", "carrier_hook"]),
  ],
);

// Without row-level security: a person has one password for all organizations, and none is chosen yet. Only hashes are kept,
// and a row goes when it is used or another is asked for.
export const passwordReset = pgTable(
  "password_reset",
  {
    hash: text("hash").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => appUser.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [index("password_reset_by_user").on(t.userId)],
);

// Without row-level security: attempts are counted before anybody is known. Keys are hashes of address or account.
export const rateLimit = pgTable("rate_limit", {
  key: text("key").primaryKey(),
  windowStart: instant("window_start").notNull(),
  hits: integer("hits").notNull(),
});

export const role = pgTable(
  "role",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    rights: text("rights").array().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), unique("role_code").on(t.orgId, t.code)],
);

export const invitation = pgTable(
  "invitation",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    email: text("email").notNull(),
    roleId: uuid("role_id").notNull(),
    locationIds: uuid("location_ids").array(),
    invitedBy: uuid("invited_by"),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.roleId], foreignColumns: [role.orgId, role.id] }),
    uniqueIndex("invitation_open_email").on(t.orgId, t.email).where(sql`${t.acceptedAt} is null and ${t.revokedAt} is null`),
  ],
);

export const apiKey = pgTable(
  "api_key",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    // The first characters, so that a person can tell keys apart; the rest is kept only as a hash.
    prefix: text("prefix").notNull(),
    rights: text("rights").array().notNull(),
    ratePerMinute: integer("rate_per_minute"),
    createdBy: uuid("created_by"),
    createdAt: instant("created_at").notNull().defaultNow(),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);

export const orgPolicy = pgTable(
  "org_policy",
  {
    orgId: orgId()
      .primaryKey()
      .references(() => organization.id),
    strategy: text("strategy").notNull().default("nearest"),
    // Strategy by channel, as {"web": "fewest_parcels"}.
    channelStrategies: text("channel_strategies").notNull().default("{}"),
    creditPolicy: text("credit_policy").notNull().default("refuse"),
    allowBackorder: boolean("allow_backorder").notNull().default(true),
    shipComplete: boolean("ship_complete").notNull().default(false),
    // Whether another product may be proposed for units that a picker does not find.
    allowSubstitution: boolean("allow_substitution").notNull().default(false),
    // Whether customers may cancel on their own page; where they may not, they are told whom to ask.
    customersCancel: boolean("customers_cancel").notNull().default(true),
    split: text("split").notNull().default("allowed"),
    pricesIncludeTax: boolean("prices_include_tax").notNull().default(false),
    payWithinDays: integer("pay_within_days").notNull().default(14),
    // When reserved lines go to the floor by themselves.
    releaseRule: text("release_rule").notNull().default("by_hand"),
    // Local times of day for "at_times", as "09:00,14:30".
    releaseTimes: text("release_times").notNull().default(""),
    // Up to when set times were seen to: one after it asks for a release.
    timedReleaseAt: instant("timed_release_at").notNull().defaultNow(),
    // From how many units of difference a count is repeated before it is believed.
    recountFrom: integer("recount_from").notNull().default(1),
    // Minutes after which a shared tablet locks itself.
    lockMinutes: integer("lock_minutes").notNull().default(5),
    // GS1 company prefix for SSCCs; the block of package numbers goes on from next_package_number.
    companyPrefix: text("company_prefix").notNull().default("0000000"),
    nextPackageNumber: bigint("next_package_number", { mode: "number" }).notNull().default(1),
    orderPrefix: text("order_prefix").notNull().default("SO-"),
    // Another one whenever this row's rules, the organization's name, zone or currency, a location or a tag rule change.
    rulesMark: uuid("rules_mark").notNull().defaultRandom(),
    // Start of the next block of order numbers; processes lease blocks, so gaps are normal.
    nextOrderNumber: bigint("next_order_number", { mode: "number" }).notNull().default(10001),
  },
  (t) => [
    oneOf("org_policy_strategy", t.strategy, STRATEGIES),
    oneOf("org_policy_credit", t.creditPolicy, CREDIT_POLICIES),
    oneOf("org_policy_split", t.split, SPLITS),
    oneOf("org_policy_release", t.releaseRule, RELEASE_RULES),
    check("org_policy_company_prefix", sql`${t.companyPrefix} ~ '^[0-9]{7,10}$'`),
    check("org_policy_floor", sql`${t.recountFrom} >= 1 and ${t.lockMinutes} between 1 and 240`),
    check("org_policy_pay_within", sql`${t.payWithinDays} between 1 and 365`),
  ],
);

// What an administrator changed: settings, members, keys, rules. No personal data.
export const adminEvent = pgTable(
  "admin_event",
  {
    orgId: orgId().references(() => organization.id),
    id: uuid("id").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: uuid("actor_id"),
    action: text("action").notNull(),
    subject: text("subject"),
    at: instant("at").notNull().default(sql`clock_timestamp()`),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), oneOf("admin_event_actor", t.actorKind, ACTOR_KINDS)],
);
