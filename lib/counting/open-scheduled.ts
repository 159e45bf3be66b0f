import { countScheduleDay, countTask } from "@/db/schema/counting";
import { signalChange } from "@/lib/live/signal";
import { businessDate } from "@/lib/orders/business-date";
import { ChangeSet } from "@/lib/transaction/change-set";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { transact } from "@/lib/transaction/transact";
import { daysToOpen } from "./counting-days";
import { type BinClass, type BinFacts, dueBins, type Pace } from "./due-bins";
import { paceOf } from "./schedules";

type Running = { id: string; timeZone: string; weekdays: string; last: string | null };
type Bin = BinFacts & { locationId: string };
type Facts = { last: string | null; pace: Pace; weekdays: string; mostBins: number; bins: Bin[] } | null;
type Answer = { opened: number };

const LAST = "(select max(d.day)::text from count_schedule_day d where d.org_id = s.org_id and d.schedule_id = s.id) as last";
const RUNNING = `select s.id, o.time_zone as "timeZone", s.weekdays, ${LAST} from count_schedule s
  join organization o on o.id = s.org_id join location l on l.org_id = s.org_id and l.id = s.location_id
  left join zone z on z.org_id = s.org_id and z.id = s.zone_id
  where s.org_id = $1 and s.stopped_at is null and l.archived_at is null and z.archived_at is null order by s.id`;

const LOCK = "select 1 from count_schedule where org_id = $1 and id = $2::uuid for no key update";
const SCHEDULE = `select s.pace, s.every_days as "everyDays", s.a_days as "aDays", s.b_days as "bDays", s.c_days as "cDays", s.weekdays,
  s.most_bins as "mostBins", s.stopped_at is not null as stopped, ${LAST} from count_schedule s where s.org_id = $1 and s.id = $2::uuid`;
type Row = Parameters<typeof paceOf>[0] & { weekdays: string; mostBins: number; stopped: boolean; last: string | null };

// A location's schedule leaves zones alone that have one of their own, also where that one is stopped.
const OF_SCHEDULE = `from bin b join count_schedule s on s.org_id = b.org_id and s.location_id = b.location_id
  and (s.zone_id = b.zone_id or (s.zone_id is null and not exists (
    select 1 from count_schedule o where o.org_id = s.org_id and o.location_id = s.location_id and o.zone_id = b.zone_id)))
  where b.org_id = $1 and s.id = $2::uuid and b.archived_at is null`;
// Whoever asks for a count of a bin holds it, so that it is asked for once.
const HOLD = `select b.id ${OF_SCHEDULE} order by b.id for no key update of b`;

// What was shipped from here in ninety days, the most first: the first four fifths are A, up to 95 in a hundred B.
// Apart from the bins: joined in one statement, each bin walked all classes where the statistics were old.
const CLASSES = `with shipped as (select product_id, -sum(on_hand_delta)::float8 as units from stock_movement
    where org_id = $1 and kind = 'ship' and at >= $3::timestamptz - interval '90 days'
      and (select pace = 'abc' from count_schedule where org_id = $1 and id = $2::uuid)
      and location_id = (select location_id from count_schedule where org_id = $1 and id = $2::uuid) group by product_id),
  ranked as (select product_id, sum(units) over (order by units desc, product_id) - units as before, sum(units) over () as total from shipped),
  classed as (select product_id, case when before < 0.8 * total then 'A' when before < 0.95 * total then 'B' else 'C' end as class from ranked)
  select i.bin_id as id, min(c.class) as class from bin_stock i join classed c on c.product_id = i.product_id
    where i.org_id = $1 and i.units > 0 and i.bin_id is not null group by i.bin_id`;
const BINS = `select b.id, b.location_id as "locationId",
    ((select max(t.done_at) from count_task t where t.org_id = b.org_id and t.bin_id = b.id and t.product_id is null and t.state = 'done')
      at time zone $3)::date::text as "countedOn",
    exists (select 1 from count_task t where t.org_id = b.org_id and t.bin_id = b.id and t.product_id is null and t.done_at is null) as waits
  ${OF_SCHEDULE} order by b.walk, b.code`;

/** Opens today's counts of every schedule; says how many. Every worker may do it at once: a day is opened once. */
export async function openScheduledCounts(orgId: string, now = new Date()): Promise<number> {
  const running = await readTenant(orgId, (tx) => tx.query<Running>("running_count_schedules", RUNNING, [tx.orgId]));
  let opened = 0;
  for (const schedule of running) {
    const today = businessDate(now, schedule.timeZone);
    if (daysToOpen(today, schedule.last, schedule.weekdays).length > 0) opened += await openDays(orgId, schedule, today, now);
  }
  if (opened > 0) signalChange(orgId, null);
  return opened;
}

async function openDays(orgId: string, { id, timeZone }: Running, today: string, now: Date): Promise<number> {
  const outcome = await transact<Facts, Answer>({
    orgId,
    read: (tx) => readFacts(tx, id, timeZone, now),
    decide(facts, ids) {
      const days = facts ? daysToOpen(today, facts.last, facts.weekdays) : [];
      if (!facts || days.length === 0) return { changes: null, status: 200, answer: { opened: 0 } };
      const changes = new ChangeSet();
      let due = dueBins(facts.bins, facts.pace, today, facts.weekdays);
      let opened = 0;
      for (const day of days) {
        const asked = due.slice(0, facts.mostBins);
        changes.insert(countScheduleDay, { scheduleId: id, day, dueBins: due.length, openedBins: asked.length, openedAt: now });
        for (const { id: binId, locationId } of asked) {
          const what = { locationId, binId, productId: null, scheduleId: id, scheduledOn: day };
          changes.insert(countTask, { id: ids.next(), ...what, cause: "schedule", state: "open", createdAt: now });
        }
        due = due.slice(facts.mostBins);
        opened += asked.length;
      }
      return { changes, status: 201, answer: { opened } };
    },
    seal: (answer) => answer,
  });
  return outcome.kind === "answer" ? outcome.answer.opened : 0;
}

async function readFacts(tx: Tx, id: string, timeZone: string, now: Date): Promise<Facts> {
  const [, [row], , bins, classes] = await Promise.all([
    tx.query("count_schedule_lock", LOCK, [tx.orgId, id]),
    tx.query<Row>("count_schedule_now", SCHEDULE, [tx.orgId, id]),
    tx.query("bins_to_schedule_held", HOLD, [tx.orgId, id]),
    tx.query<Omit<Bin, "class">>("bins_to_schedule", BINS, [tx.orgId, id, timeZone]),
    tx.query<{ id: string; class: BinClass }>("classes_of_bins", CLASSES, [tx.orgId, id, now]),
  ]);
  if (!row || row.stopped) return null;
  const { last, weekdays, mostBins } = row;
  const classOf = new Map(classes.map((it) => [it.id, it.class]));
  return { last, pace: paceOf(row), weekdays, mostBins, bins: bins.map((bin) => ({ ...bin, class: classOf.get(bin.id) ?? "C" })) };
}
