"use client";

import { createContext, type ReactNode, use, useEffect, useState } from "react";
import type { ScanQueue } from "@/components/floor/scan-queue";
import { forgetOldWork } from "@/components/floor/work/begun-work";
import { isRefusedScan } from "@/components/floor/work/send-command";

const QueueContext = createContext<ScanQueue | null>(null);
const PersonContext = createContext("");

/** The scans of the person at work, for every screen of the floor; it outlives the way from one screen to the next. */
export function QueueProvider({ person, children }: { person: string; children: ReactNode }) {
  const [queue, setQueue] = useState<ScanQueue | null>(null);
  useEffect(() => {
    forgetOldWork();
    let closed = false;
    const opened = import("@/components/floor/scan-queue").then(({ ScanQueue: Queue }) => Queue.open({ person, isRefusal: isRefusedScan }));
    void opened.then((ready) => !closed && setQueue(ready));
    return () => {
      closed = true;
      setQueue(null);
      void opened.then((ready) => ready.close());
    };
  }, [person]);
  return (
    <PersonContext value={person}>
      <QueueContext value={queue}>{children}</QueueContext>
    </PersonContext>
  );
}

/** Null for the moment until the scans that are kept on this device have been opened. */
export const useScanQueue = (): ScanQueue | null => use(QueueContext);

/** Who works here: what is kept on the device is kept under the person. */
export const usePerson = (): string => use(PersonContext);
