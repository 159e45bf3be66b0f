import { openScheduledCounts } from "@/lib/counting/open-scheduled";
import { scheduleBody } from "@/lib/counting/schedule-inputs";
import { putSchedule } from "@/lib/counting/schedules";
import type { Actor } from "@/lib/tenancy/actor";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const SCHEDULES = [
  { location: "BEG", body: { pace: { kind: "abc", a: 10, b: 30, c: 90 }, most_bins: 8 } },
  { location: "KOT", body: { zone: "PICK", pace: { kind: "every", days: 30 }, weekdays: EVERY_DAY, most_bins: 4 } },
] as const;

/** What is counted without anybody asking, and the counts of today. */
export async function scheduleCounts(admin: Actor, now: Date): Promise<void> {
  for (const { location, body } of SCHEDULES) {
    const outcome = await putSchedule(admin, location, scheduleBody.parse(body));
    if (!outcome.ok) throw new Error(`The demo counts cannot be scheduled: ${JSON.stringify(outcome)}`);
  }
  await openScheduledCounts(admin.orgId, now);
}
