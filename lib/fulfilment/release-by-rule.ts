import { RIGHTS } from "@/db/values";
import type { Actor } from "@/lib/tenancy/actor";
import { inTenant, readTenant } from "@/lib/transaction/in-tenant";
import { listGoing } from "./read-releasable";
import { releaseOrders } from "./release";
import { readFloorRules } from "./release-rule";

const PLACES = "select id, code from location where org_id = $1 and archived_at is null order by code";

/** A set time that was missed is made up for within this time; one that passed longer ago waits for the next. */
const MADE_UP_FOR = "12 hours";

// Yesterday's times too: the round of one just before midnight may come just after it. The database turns each into one
// instant, also where the clocks are put forward or back on that day.
const DUE = `select exists (select from org_policy p join organization o on o.id = p.org_id
    cross join unnest(string_to_array(p.release_times, ',')) t(clock) cross join (values (0), (1)) d(back)
    cross join lateral (select (($2::timestamptz at time zone o.time_zone)::date - d.back + t.clock::time) at time zone o.time_zone as due) x
    where p.org_id = $1 and p.release_rule = 'at_times'
      and x.due <= $2::timestamptz and x.due > greatest(p.timed_release_at, $2::timestamptz - interval '${MADE_UP_FOR}')) as due`;
const DONE = "update org_policy set timed_release_at = $2 where org_id = $1 and timed_release_at < $2";

/** How many orders one transaction takes to the floor, and so how many are locked at once. */
const AT_ONCE = 200;

/** The rule itself acts: nobody's name stands under what it releases. */
const ruleOf = (orgId: string): Actor => ({
  orgId,
  kind: "system",
  id: null,
  name: "Release rule",
  rights: new Set(RIGHTS),
  locationIds: null,
});

type Round = { now: Date; stop: AbortSignal | undefined };

/** Releases what the organization's rule says, at every location. Doing it twice releases nothing twice. */
export async function releaseByRule(orgId: string, { now = new Date(), stop }: Partial<Round> = {}): Promise<number> {
  const { rule } = await readFloorRules(orgId);
  if (rule === "by_hand") return 0;
  if (rule !== "at_times") return releaseEverywhere(orgId, { complete: rule === "when_complete" }, { now, stop });
  if (!(await isDue(orgId, now))) return 0;
  const released = await releaseEverywhere(orgId, { complete: false }, { now, stop });
  // Noted behind the releases: a round that fails or ends in the middle is made again.
  if (!stop?.aborted) await inTenant(orgId, (tx) => tx.query("timed_release_done", DONE, [tx.orgId, now]));
  return released;
}

const isDue = (orgId: string, now: Date): Promise<boolean> =>
  readTenant(orgId, async (tx) => (await tx.query<{ due: boolean }>("timed_release_due", DUE, [tx.orgId, now]))[0]?.due ?? false);

async function releaseEverywhere(orgId: string, rule: { complete: boolean }, { now, stop }: Round): Promise<number> {
  const places = await readTenant(orgId, (tx) => tx.query<{ id: string; code: string }>("places_to_release", PLACES, [tx.orgId]));
  const actor = ruleOf(orgId);
  let released = 0;
  for (const { id, code } of places) {
    const going = stop?.aborted ? [] : await listGoing(orgId, id, rule);
    for (let from = 0; from < going.length && !stop?.aborted; from += AT_ONCE) {
      const orders = going.slice(from, from + AT_ONCE);
      const outcome = await releaseOrders(actor, { location: code, orders, kind: "single" }, { now });
      if (outcome.kind === "answer" && outcome.answer.ok) released += outcome.answer.released.length;
    }
  }
  return released;
}
