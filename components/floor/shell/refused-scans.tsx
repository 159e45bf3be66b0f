"use client";

import { Suspense, useSyncExternalStore } from "react";
import { useScanQueue } from "@/components/floor/queue-provider";
import type { ScanEntry } from "@/components/floor/scan-entry";
import { later, useSoon } from "@/components/floor/work/later";

const nothing = (): (() => void) => () => undefined;
const NONE: readonly ScanEntry[] = [];

const load = async () => (await import("@/components/floor/shell/refused-list")).RefusedList;
const RefusedList = later(load);

/** What was kept without a connection and was then not accepted: it stays until its person has seen it. */
export function RefusedScans() {
  const queue = useScanQueue();
  useSoon(load);
  const refused = useSyncExternalStore(
    queue?.subscribe ?? nothing,
    () => queue?.state().refused ?? NONE,
    () => NONE,
  );
  const late = queue ? refused.filter(({ key }) => !queue.isAwaited(key)) : NONE;
  if (!queue || late.length === 0) return null;
  return (
    <Suspense>
      <RefusedList queue={queue} refused={late} />
    </Suspense>
  );
}
