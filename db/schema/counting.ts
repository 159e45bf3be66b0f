import { sql } from "drizzle-orm";
import { check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { ACTOR_KINDS, COUNT_CAUSES, COUNT_PACES, COUNT_STATES, EXCEPTION_KINDS, RIGHTS } from "@/db/values";
import { product } from "./catalogue";
import { commitMark, instant, oneOf, orgId } from "./columns";
import { orders } from "./orders";
import { bin, lot, zone } from "./places";
import { location } from "./stock";
import { appUser, organization } from "./tenancy";

/** How often the bins of a location, or of one zone of it, are counted without anybody asking. */
export const countSchedule = pgTable(
  "count_schedule",
  {
    orgId: orgId(),
    id: uuid("id").notNull(),
    locationId: uuid("location_id").notNull(),
    // Null is the location but for zones with a schedule of their own.
    zoneId: uuid("zone_id"),
    pace: text("pace").notNull(),
    // Every bin comes again after so many counting days; or by the class of what lies in it.
    everyDays: integer("every_days"),
    aDays: integer("a_days"),
    bDays: integer("b_days"),
    cDays: integer("c_days"),
    // Counting days as figures from 1, Monday, to 7.
    weekdays: text("weekdays").notNull(),
    mostBins: integer("most_bins").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    stoppedAt: instant("stopped_at"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique("count_schedule_place").on(t.orgId, t.locationId, t.zoneId).nullsNotDistinct(),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.zoneId], foreignColumns: [zone.orgId, zone.id] }),
    oneOf("count_schedule_pace_known", t.pace, COUNT_PACES),
    check(
      "count_schedule_pace",
      sql`(pace = 'every') = (every_days is not null) and (pace = 'abc') = (num_nonnulls(a_days, b_days, c_days) = 3)`,
    ),
    check(
      "count_schedule_days",
      sql`least(every_days, a_days, b_days, c_days) >= 1 and (pace <> 'abc' or (a_days <= b_days and b_days <= c_days))`,
    ),
    check("count_schedule_weekdays", sql`weekdays ~ '^1?2?3?4?5?6?7?$' and weekdays <> ''`),
    check("count_schedule_most_bins", sql`most_bins between 1 and 500`),
  ],
);

/** A counting day of a schedule, opened once: how many bins were due and how many tasks came of them. */
export const countScheduleDay = pgTable(
  "count_schedule_day",
  {
    orgId: orgId(),
    scheduleId: uuid("schedule_id").notNull(),
    day: date("day").notNull(),
    dueBins: integer("due_bins").notNull(),
    openedBins: integer("opened_bins").notNull(),
    openedAt: instant("opened_at").notNull(),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.scheduleId, t.day] }),
    foreignKey({ columns: [t.orgId, t.scheduleId], foreignColumns: [countSchedule.orgId, countSchedule.id] }),
    check("count_schedule_day_bins", sql`0 <= opened_bins and opened_bins <= due_bins`),
  ],
);

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
    // The day of the schedule that asks for it.
    scheduleId: uuid("schedule_id"),
    scheduledOn: date("scheduled_on"),
    createdAt: instant("created_at").notNull(),
    doneAt: instant("done_at"),
    ...commitMark(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    foreignKey({ columns: [t.orgId, t.binId], foreignColumns: [bin.orgId, bin.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({
      name: "count_task_schedule_day",
      columns: [t.orgId, t.scheduleId, t.scheduledOn],
      foreignColumns: [countScheduleDay.orgId, countScheduleDay.scheduleId, countScheduleDay.day],
    }),
    // A bin waits for one count of everything in it, whoever asked for it.
    uniqueIndex("count_task_one_of_bin").on(t.orgId, t.binId).where(sql`done_at is null and product_id is null`),
    index("count_task_by_schedule").on(t.orgId, t.scheduleId, t.scheduledOn).where(sql`schedule_id is not null`),
    index("count_task_open").on(t.orgId, t.locationId, t.createdAt, t.id).where(sql`done_at is null`),
    index("count_task_by_bin").on(t.orgId, t.binId, t.createdAt.desc()).where(sql`bin_id is not null`),
    oneOf("count_task_cause", t.cause, COUNT_CAUSES),
    oneOf("count_task_state", t.state, COUNT_STATES),
    check("count_task_of_something", sql`bin_id is not null or product_id is not null`),
    check("count_task_scheduled", sql`(cause = 'schedule') = (schedule_id is not null) and (schedule_id is null) = (scheduled_on is null)`),
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

/**
 * Something that needs a person: who may close it is said by the right. What stands elsewhere already, such as a put-back, gets
 * a row of the same id only once somebody takes it or closes it, and ends by itself when the work is done.
 */
export const exception = pgTable(
  "exception",
  {
    orgId: orgId().references(() => organization.id),
    // Of what it is about, where that stands elsewhere.
    id: uuid("id").notNull(),
    kind: text("kind").notNull(),
    ownerRight: text("owner_right").notNull(),
    orderId: uuid("order_id"),
    productId: uuid("product_id"),
    locationId: uuid("location_id"),
    details: jsonb("details").notNull(),
    openedAt: instant("opened_at").notNull(),
    assignedTo: uuid("assigned_to").references(() => appUser.id),
    assignedAt: instant("assigned_at"),
    closedAt: instant("closed_at"),
    closedByKind: text("closed_by_kind"),
    closedBy: uuid("closed_by"),
    closeNote: text("close_note"),
    ...commitMark(),
  },
  (t) => [
    // What one thing asks somebody for: a label that got no answer, and the same label that is refused later, are two.
    primaryKey({ columns: [t.orgId, t.id, t.kind] }),
    foreignKey({ columns: [t.orgId, t.orderId], foreignColumns: [orders.orgId, orders.id] }),
    foreignKey({ columns: [t.orgId, t.productId], foreignColumns: [product.orgId, product.id] }),
    foreignKey({ columns: [t.orgId, t.locationId], foreignColumns: [location.orgId, location.id] }),
    // Without the rows of what stands elsewhere: they stay when its work is done.
    index("exception_open")
      .on(t.orgId, t.openedAt.desc(), t.id.desc())
      .where(sql`closed_at is null and kind in ('stock_conflict', 'replay_refused')`),
    index("exception_list").on(t.orgId, t.openedAt.desc(), t.id.desc()),
    index("exception_by_order").on(t.orgId, t.orderId).where(sql`order_id is not null`),
    index("exception_closed").on(t.orgId, t.closedAt.desc(), t.id.desc()).where(sql`closed_at is not null`),
    oneOf("exception_closed_by", t.closedByKind, ACTOR_KINDS),
    check("exception_assigned", sql`(assigned_to is null) = (assigned_at is null)`),
    check("exception_closed_with", sql`num_nulls(closed_at, closed_by_kind, close_note) in (0, 3)`),
    oneOf("exception_kind", t.kind, EXCEPTION_KINDS),
    oneOf("exception_owner", t.ownerRight, RIGHTS),
  ],
);
