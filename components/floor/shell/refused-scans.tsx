"use client";

import { useSyncExternalStore } from "react";
import { useScanQueue } from "@/components/floor/queue-provider";
import type { ScanEntry } from "@/components/floor/scan-entry";
import { refusedWords } from "@/components/floor/shell/refused-words";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

const nothing = (): (() => void) => () => undefined;
const NONE: readonly ScanEntry[] = [];

/** What was kept without a connection and was then not accepted: it stays until its person has seen it. */
export function RefusedScans() {
  const queue = useScanQueue();
  const refused = useSyncExternalStore(
    queue?.subscribe ?? nothing,
    () => queue?.state().refused ?? NONE,
    () => NONE,
  );
  const late = queue ? refused.filter(({ key }) => !queue.isAwaited(key)) : NONE;
  if (!queue || late.length === 0) return null;
  return (
    <section aria-label="Not accepted" className="mb-4.5 grid gap-3">
      {late.map((entry) => {
        const { title, detail } = refusedWords(entry);
        const actions = (
          <>
            {(entry.status ?? 0) >= 500 && (
              <Button size="floor" onClick={() => void queue.retry(entry.key)}>
                Send again
              </Button>
            )}
            <Button size="floor" variant="primary" onClick={() => void queue.dismiss(entry.key)}>
              Seen
            </Button>
          </>
        );
        return (
          <Banner key={entry.key} tone="stop" title={title} live actions={actions} className="text-floor">
            {detail}
          </Banner>
        );
      })}
    </section>
  );
}
