import type { Invariant } from "@/lib/verify/invariant";

/** What is asked to be counted, and by which day of a schedule. */
export const COUNT_INVARIANTS: readonly Invariant[] = [
  {
    name: "scheduled_counts_are_days",
    ledger: "stock",
    about: "table",
    sentence: "Every day that a schedule of counts opened has exactly the tasks that it opened, written with it.",
    sql: (only) => `
      select d.schedule_id::text as id, l.code || ', ' || d.day as label, d.opened_bins || ' counts' as expected, count(t.id) || ' counts' as found
      from count_schedule_day d join count_schedule s on s.org_id = d.org_id and s.id = d.schedule_id
      join location l on l.org_id = s.org_id and l.id = s.location_id
      left join count_task t on t.org_id = d.org_id and t.schedule_id = d.schedule_id and t.scheduled_on = d.day and t.commit_id = d.commit_id
      where d.org_id = $1 ${only.full ? "" : "and d.day > current_date - 7"} group by d.schedule_id, l.code, d.day, d.opened_bins
      having count(t.id) <> d.opened_bins or count(distinct t.bin_id) <> d.opened_bins`,
  },
  {
    name: "counts_look_in_their_place",
    ledger: "stock",
    about: "table",
    sentence: "A count of a bin is made at the location of the bin, and a scheduled one at the location of its schedule.",
    sql: (only) => `
      select t.id::text, coalesce(b.code, 'a product') as label, coalesce(h.code, l.code) as expected, l.code as found
      from count_task t join location l on l.org_id = t.org_id and l.id = t.location_id
      left join bin b on b.org_id = t.org_id and b.id = t.bin_id left join location h on h.org_id = b.org_id and h.id = b.location_id
      left join count_schedule s on s.org_id = t.org_id and s.id = t.schedule_id
      where t.org_id = $1 ${only.full ? "" : "and t.done_at is null"} and (b.location_id <> t.location_id or s.location_id <> t.location_id)`,
  },
];
