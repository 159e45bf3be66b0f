import { logFault } from "@/lib/server/log";
import { listOrganizations } from "@/lib/worker/organizations";
import type { Schedule } from "@/lib/worker/schedules";

type Sleep = (ms: number) => Promise<void>;

// The first round waits until the program has settled, and workers that start together spread.
const FIRST_MS = 20_000;

/** Runs every schedule when it is due, side by side, until stopped. A fault in one organization does not keep the others waiting. */
export async function runSchedules(schedules: readonly Schedule[], sleep: Sleep, stop: AbortSignal): Promise<void> {
  await Promise.all(schedules.map((schedule) => keep(schedule, sleep, stop)));
}

async function keep(schedule: Schedule, sleep: Sleep, stop: AbortSignal): Promise<void> {
  let dueAt = Date.now() + Math.min(FIRST_MS, schedule.everyMs) * (0.5 + Math.random());
  while (!stop.aborted) {
    const waitMs = dueAt - Date.now();
    if (waitMs > 0) {
      await sleep(waitMs);
      continue;
    }
    await runOnce(schedule, stop);
    dueAt = Date.now() + schedule.everyMs;
  }
}

async function runOnce(schedule: Schedule, stop: AbortSignal): Promise<void> {
  try {
    const waiting = await listOrganizations();
    const hand = async (): Promise<void> => {
      for (let org = waiting.pop(); org && !stop.aborted; org = waiting.pop()) {
        const { id } = org;
        await schedule.run(id, stop).catch((error: unknown) => logFault({ worker: schedule.name, organization: id }, error));
      }
    };
    await Promise.all(Array.from({ length: schedule.atOnce ?? 1 }, hand));
  } catch (error) {
    logFault({ worker: schedule.name }, error);
  }
}
