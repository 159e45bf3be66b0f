import { resumeImports } from "@/lib/channels/import/run";
import { openScheduledCounts } from "@/lib/counting/open-scheduled";
import { releaseByRule } from "@/lib/fulfilment/release-by-rule";
import { feedLeftovers } from "@/lib/orders/feed-follow-ups";
import { lapseUnpaid } from "@/lib/orders/lapse";
import { cutOldFacts } from "@/lib/outbox/purge";
import { askAboutParcels } from "@/lib/shipping/ask-about-parcels";
import { settleCarrierEvents } from "@/lib/shipping/settle-events";
import { settleLabels } from "@/lib/shipping/settle-label";
import { removeEndedLinks } from "@/lib/track/links";
import { proveOnSchedule } from "@/lib/verify/prove-on-schedule";
import { forgetOldKeys } from "@/lib/worker/forget-keys";

/** Work that comes round by itself, once per organization. It must be harmless to do twice: every worker does it. */
export type Schedule = {
  name: string;
  everyMs: number;
  /** How many organizations at the same time. */
  atOnce?: number;
  run: (orgId: string, stop: AbortSignal) => Promise<unknown>;
};

const MINUTE_MS = 60_000;

export const SCHEDULES: readonly Schedule[] = [
  { name: "go on with interrupted imports", everyMs: 10_000, atOnce: 2, run: resumeImports },
  { name: "serve queues that were left over", everyMs: MINUTE_MS, run: (orgId) => feedLeftovers(orgId) },
  { name: "release to the floor", everyMs: MINUTE_MS, run: (orgId, stop) => releaseByRule(orgId, { stop }) },
  { name: "open counts of the day", everyMs: 5 * MINUTE_MS, run: (orgId) => openScheduledCounts(orgId) },
  { name: "cancel what was not paid in time", everyMs: 5 * MINUTE_MS, run: (orgId, stop) => lapseUnpaid(orgId, { stop }) },
  { name: "ask carriers about open labels", everyMs: 30_000, run: (orgId) => settleLabels(orgId) },
  { name: "ask carriers about parcels", everyMs: MINUTE_MS, atOnce: 2, run: (orgId, stop) => askAboutParcels(orgId, { stop }) },
  { name: "take up messages of carriers that came early", everyMs: 30_000, run: (orgId) => settleCarrierEvents(orgId) },
  { name: "prove the invariants", everyMs: 5 * MINUTE_MS, run: (orgId) => proveOnSchedule(orgId) },
  { name: "cut facts out of old messages", everyMs: 60 * MINUTE_MS, run: cutOldFacts },
  { name: "remove links that have expired", everyMs: 24 * 60 * MINUTE_MS, run: removeEndedLinks },
  { name: "forget old once-only keys", everyMs: 24 * 60 * MINUTE_MS, run: forgetOldKeys },
];
