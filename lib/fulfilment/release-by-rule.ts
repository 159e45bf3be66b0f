import { RIGHTS } from "@/db/values";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";
import { listReleasable, type Releasable } from "./read-releasable";
import { releaseOrders } from "./release";
import { type FloorRules, readFloorRules } from "./release-rule";

const PLACES = `select l.id, l.code, o.time_zone as "timeZone" from location l join organization o on o.id = l.org_id
  where l.org_id = $1 and l.archived_at is null order by l.code`;

type Place = { id: string; code: string; timeZone: string };

/** The rule itself acts: nobody's name stands under what it releases. */
const ruleOf = (orgId: string): Actor => ({
  orgId,
  kind: "system",
  id: null,
  name: "Release rule",
  rights: new Set(RIGHTS),
  locationIds: null,
});

/** Releases what the organization's rule says, at every location. Doing it twice releases nothing twice. */
export async function releaseByRule(orgId: string, now = new Date()): Promise<number> {
  const rules = await readFloorRules(orgId);
  if (rules.rule === "by_hand") return 0;
  const places = await readTenant(orgId, (tx) => tx.query<Place>("places_to_release", PLACES, [tx.orgId]));
  const actor = ruleOf(orgId);
  let released = 0;
  for (const place of places) {
    if (rules.rule === "at_times" && !isDue(rules, place.timeZone, now)) continue;
    const orders = (await listReleasable(actor, place.id)).filter((order) => mayGo(order, rules)).map(({ id }) => id);
    if (orders.length === 0) continue;
    const outcome = await releaseOrders(actor, { location: place.code, orders, kind: "single" }, { now });
    if (outcome.kind === "answer" && outcome.answer.ok) released += outcome.answer.released.length;
  }
  return released;
}

const mayGo = ({ blocked, waiting }: Releasable, { rule }: FloorRules): boolean =>
  blocked === null && (rule !== "when_complete" || waiting === 0);

/** Within the minute of one of the times, on the clock of the organization; the schedule comes round once a minute. */
export function isDue({ times }: Pick<FloorRules, "times">, timeZone: string, now: Date): boolean {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(now);
  return times.includes(clock);
}
