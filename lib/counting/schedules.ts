import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { countSchedule } from "@/db/schema/counting";
import type { CountPace } from "@/db/values";
import { changePlaces, type PlaceOutcome } from "@/lib/places/change-places";
import { findLocationId, findZone } from "@/lib/places/zones";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";
import type { Pace } from "./due-bins";
import type { ScheduleBody } from "./schedule-inputs";

type Columns = { pace: CountPace; everyDays: number | null; aDays: number | null; bDays: number | null; cDays: number | null };

export const paceOf = ({ pace, everyDays, aDays, bDays, cDays }: Columns): Pace =>
  pace === "every" ? { kind: "every", days: everyDays ?? 1 } : { kind: "abc", a: aDays ?? 1, b: bDays ?? 1, c: cDays ?? 1 };

const columnsOf = (pace: Pace): Columns =>
  pace.kind === "every"
    ? { pace: "every", everyDays: pace.days, aDays: null, bDays: null, cDays: null }
    : { pace: "abc", everyDays: null, aDays: pace.a, bDays: pace.b, cDays: pace.c };

const weekdaysOf = (days: readonly number[]): string => [...new Set(days)].toSorted((a, b) => a - b).join("");

export type Schedule = {
  location: string;
  zone: string | null;
  zone_name: string | null;
  pace: Pace;
  weekdays: number[];
  most_bins: number;
  stopped: boolean;
  /** The last counting day that it opened, and how many bins were due and asked for then. */
  last_day: { day: string; due_bins: number; opened_bins: number } | null;
  /** Its counts that nobody has made yet. */
  open_counts: number;
};

type Row = Columns & {
  location: string;
  zone: string | null;
  zone_name: string | null;
  weekdays: string;
  most_bins: number;
  stopped: boolean;
  last_day: Schedule["last_day"];
  open_counts: number;
};

const LIST = `select l.code as location, z.code as zone, z.name as zone_name, s.pace, s.every_days as "everyDays", s.a_days as "aDays",
    s.b_days as "bDays", s.c_days as "cDays", s.weekdays, s.most_bins, s.stopped_at is not null as stopped,
    (select jsonb_build_object('day', d.day, 'due_bins', d.due_bins, 'opened_bins', d.opened_bins) from count_schedule_day d
      where d.org_id = s.org_id and d.schedule_id = s.id order by d.day desc limit 1) as last_day,
    (select count(*) from count_task t where t.org_id = s.org_id and t.schedule_id = s.id and t.done_at is null)::int as open_counts
  from count_schedule s join location l on l.org_id = s.org_id and l.id = s.location_id
  left join zone z on z.org_id = s.org_id and z.id = s.zone_id
  where s.org_id = $1 and l.code = $2 order by z.code nulls first`;

/** The schedules of a location: its own first, then those of zones. */
export const listSchedules = (orgId: string, location: string): Promise<Schedule[]> =>
  readTenant(orgId, async (tx) => {
    const rows = await tx.query<Row>("count_schedules_of_location", LIST, [tx.orgId, location]);
    return rows.map((row) => {
      const { location: place, zone, zone_name, most_bins, stopped, last_day, open_counts } = row;
      return {
        location: place,
        zone,
        zone_name,
        pace: paceOf(row),
        weekdays: Array.from(row.weekdays, Number),
        most_bins,
        stopped,
        last_day,
        open_counts,
      };
    });
  });

/** Makes or changes the schedule of a location or of one of its zones; it holds from the next counting day that is not opened yet. */
export const putSchedule = (actor: Actor, location: string, body: ScheduleBody): Promise<PlaceOutcome> =>
  changePlaces(actor, { action: "count_schedule.put", subject: subjectOf(location, body.zone) }, async (tx) => {
    const locationId = await findLocationId(tx, location);
    if (!locationId) return refuse("location_unknown", location);
    const zone = body.zone ? await findZone(tx, locationId, body.zone) : null;
    if (body.zone && (!zone || zone.archived)) return refuse("zone_unknown", body.zone);
    const place = and(
      eq(countSchedule.orgId, tx.orgId),
      eq(countSchedule.locationId, locationId),
      zone ? eq(countSchedule.zoneId, zone.id) : isNull(countSchedule.zoneId),
    );
    const stoppedAt = body.stopped ? sql<Date>`coalesce(stopped_at, now())` : null;
    const values = { ...columnsOf(body.pace), weekdays: weekdaysOf(body.weekdays), mostBins: body.most_bins };
    const [known] = await tx.read
      .update(countSchedule)
      .set({ ...values, stoppedAt })
      .where(place)
      .returning({ id: countSchedule.id });
    const fresh = { orgId: tx.orgId, id: v7(), locationId, zoneId: zone?.id ?? null, ...values };
    if (!known) await tx.read.insert(countSchedule).values({ ...fresh, stoppedAt: body.stopped ? new Date() : null });
    return null;
  });

/** A stopped schedule asks for nothing; the counts that it asked for stay. */
export const stopSchedule = (actor: Actor, { location, zone }: { location: string; zone: string | null }): Promise<PlaceOutcome> =>
  changePlaces(actor, { action: "count_schedule.stop", subject: subjectOf(location, zone) }, async (tx) => {
    const stopped = await tx.query(
      "stop_count_schedule",
      `update count_schedule s set stopped_at = coalesce(s.stopped_at, now()) from location l
       where s.org_id = $1 and l.org_id = $1 and l.id = s.location_id and l.code = $2
         and s.zone_id is not distinct from (select z.id from zone z where z.org_id = $1 and z.location_id = l.id and z.code = $3)
         and ($3::text is null) = (s.zone_id is null) returning s.id`,
      [tx.orgId, location, zone],
    );
    return stopped.length > 0 ? null : refuse("schedule_unknown", subjectOf(location, zone));
  });

const subjectOf = (location: string, zone: string | null | undefined): string => (zone ? `${location} ${zone}` : location);
