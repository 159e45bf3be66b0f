"use client";

import { useEffect, useSyncExternalStore } from "react";
import { useScanQueue } from "@/components/floor/queue-provider";
import { ask, isReached, subscribeReach } from "@/components/floor/reach";
import { connectionWords, othersWords } from "@/components/floor/shell/connection-words";
import { Chip } from "@/components/ui/chip";

const AGAIN_MS = 5_000;
const nothing = (): (() => void) => () => undefined;

/** Whether the tablet reaches the server, and what waits for it. */
export function ConnectionState() {
  const queue = useScanQueue();
  const state = useSyncExternalStore(
    queue?.subscribe ?? nothing,
    () => queue?.state() ?? null,
    () => null,
  );
  const reached = useSyncExternalStore(subscribeReach, isReached, () => true);
  useEffect(() => {
    if (reached) return;
    const timer = setInterval(() => void ask("/api/health"), AGAIN_MS);
    return () => clearInterval(timer);
  }, [reached]);
  const { tone, shape, text } = connectionWords(reached, state);
  const others = othersWords(state);
  return (
    <p role="status" className="flex flex-wrap items-center gap-2">
      <Chip tone={tone} shape={shape} size="floor">
        {text}
      </Chip>
      {others && (
        <Chip tone="wait" shape="half" size="floor">
          {others}
        </Chip>
      )}
    </p>
  );
}
