import { startListener } from "@/lib/live/listener";
import { signalChange } from "@/lib/live/signal";
import type { MailRoute } from "@/lib/outbox/deliver";
import { dispatchDue } from "@/lib/outbox/dispatch";
import { logFault } from "@/lib/server/log";
import { listOrganizations } from "@/lib/worker/organizations";
import { makeAlarm } from "@/lib/worker/alarm";
import { makeDueList, type WorkOrg } from "@/lib/worker/due-list";
import { runSchedules } from "@/lib/worker/run-schedules";
import { SCHEDULES } from "@/lib/worker/schedules";

export type WorkerOptions = {
  route: MailRoute;
  stop: AbortSignal;
  /** How many messages may be in hand at once. */
  hands?: number;
};

const HANDS = 4;
// Signals say where to look at once. The sweep over all organizations is for signals that were lost.
const SWEEP_MS = 15_000;
const SWEEP_WITHOUT_SIGNALS_MS = 1_000;
const AFTER_FAULT_MS = 1_000;

/** Delivers messages and keeps the schedules until it is stopped; then it settles once the messages in hand are at their end. */
export async function runWorker({ route, stop, hands = HANDS }: WorkerOptions): Promise<void> {
  const list = makeDueList();
  const alarm = makeAlarm();
  const pauses = makeAlarm();
  const touch = (orgId: string | null): void => {
    list.touch(orgId);
    alarm.ring();
  };
  const listener = startListener({ onChange: ({ orgId }) => touch(orgId), onUp: () => touch(null), onDown: () => pauses.ring() });
  const wakeAll = (): void => {
    alarm.ring();
    pauses.ring();
  };
  stop.addEventListener("abort", wakeAll, { once: true });

  const sweep = async (): Promise<void> => {
    while (!stop.aborted) {
      await guarded("list organizations", async () => {
        list.setOrgs(await listOrganizations());
        touch(null);
      });
      await pauses.sleep(listener.isUp() ? SWEEP_MS : SWEEP_WITHOUT_SIGNALS_MS);
    }
  };
  const hand = async (): Promise<void> => {
    while (!stop.aborted) {
      const org = list.take(Date.now());
      if (org) await work(org);
      else await alarm.sleep(list.waitMs(Date.now(), SWEEP_MS));
    }
  };
  const work = async (org: WorkOrg): Promise<void> => {
    let nextDueAt = Date.now() + AFTER_FAULT_MS;
    await guarded("dispatch", async () => {
      const result = await dispatchDue(org, route, {
        stop,
        onMore: () => {
          list.share(org.id);
          alarm.ring();
        },
        // The order's page shows where its mail is.
        onDone: (message) => signalChange(message.orgId, message.orderId),
      });
      nextDueAt = result.more ? 0 : (result.nextDueAt ?? Number.POSITIVE_INFINITY);
    });
    list.give(org.id, nextDueAt);
  };

  await Promise.all([sweep(), ...Array.from({ length: hands }, hand), runSchedules(SCHEDULES, pauses.sleep, stop)]);
  stop.removeEventListener("abort", wakeAll);
  await listener.stop();
}

/** A fault is told and left behind: the next look tries again. */
async function guarded(what: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    logFault({ worker: what }, error);
  }
}
