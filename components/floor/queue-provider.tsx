"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import type { ScanQueue } from "@/components/floor/scan-queue";
import { isRefusedScan } from "@/components/floor/work/send-command";

const QueueContext = createContext<ScanQueue | null>(null);

/** The scans of the person at work, for every screen of the floor; it outlives the way from one screen to the next. */
export function QueueProvider({ person, children }: { person: string; children: ReactNode }) {
  const [queue, setQueue] = useState<ScanQueue | null>(null);
  useEffect(() => {
    let closed = false;
    const opened = import("@/components/floor/scan-queue").then(({ ScanQueue: Queue }) => Queue.open({ person, isRefusal: isRefusedScan }));
    void opened.then((ready) => !closed && setQueue(ready));
    return () => {
      closed = true;
      setQueue(null);
      void opened.then((ready) => ready.close());
    };
  }, [person]);
  return <QueueContext value={queue}>{children}</QueueContext>;
}

/** Null for the moment until the scans that are kept on this device have been opened. */
export const useScanQueue = (): ScanQueue | null => use(QueueContext);
