import { logFault } from "@/lib/server/log";
import { listOrganizations } from "@/lib/worker/organizations";
import type { Schedule } from "@/lib/worker/schedules";

type Sleep = (ms: number) => Promise<void>;

// The first round waits until the program has settled, and workers started together spread.
const FIRST_MS = 20_000;

/** Runs each schedule when it is due, one after the other, until stopped. A fault in one organization does not keep the others waiting. */
export async function runSchedules(schedules: readonly Schedule[], sleep: Sleep, stop: AbortSignal): Promise<void> {
  const started = Date.now();
  const due = new Map(schedules.map((schedule) => [schedule, started + FIRST_MS * (1 + Math.random())]));
  while (!stop.aborted) {
    const now = Date.now();
    for (const [schedule, at] of due) {
      if (at > now || stop.aborted) continue;
      await runOnce(schedule, stop);
      due.set(schedule, Date.now() + schedule.everyMs);
    }
    await sleep(Math.max(1_000, Math.min(...due.values()) - Date.now()));
  }
}

async function runOnce(schedule: Schedule, stop: AbortSignal): Promise<void> {
  try {
    for (const { id } of await listOrganizations()) {
      if (stop.aborted) return;
      await schedule.run(id, stop).catch((error: unknown) => logFault({ worker: schedule.name, organization: id }, error));
    }
  } catch (error) {
    logFault({ worker: schedule.name }, error);
  }
}
