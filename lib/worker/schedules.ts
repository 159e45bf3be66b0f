import { resumeImports } from "@/lib/channels/import/run";
import { cutOldFacts } from "@/lib/outbox/purge";
import { proveOnSchedule } from "@/lib/verify/prove-on-schedule";
import { forgetOldKeys } from "@/lib/worker/forget-keys";

/** Work that comes round by itself, once per organization. It must be harmless to do twice: every worker does it. */
export type Schedule = { name: string; everyMs: number; run: (orgId: string, stop: AbortSignal) => Promise<unknown> };

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

export const SCHEDULES: readonly Schedule[] = [
  { name: "resume imports", everyMs: 10_000, run: resumeImports },
  { name: "prove that nothing drifted", everyMs: 5 * MINUTE_MS, run: (orgId) => proveOnSchedule(orgId) },
  { name: "cut facts out of old messages", everyMs: HOUR_MS, run: cutOldFacts },
  { name: "forget old once-only keys", everyMs: 24 * HOUR_MS, run: forgetOldKeys },
];
