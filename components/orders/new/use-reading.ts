"use client";

import { useEffect, useMemo, useState } from "react";
import type { OrderDraft } from "@/components/orders/new/order-draft";
import type { DraftReading } from "@/components/orders/new/read-draft";

/** What the draft asks for. Null until somebody has begun it: an untouched form is there sooner without the reading of it. */
export function useReading(draft: OrderDraft, isBegun: boolean): DraftReading | null {
  const [read, setRead] = useState<((draft: OrderDraft) => DraftReading) | null>(null);
  useEffect(() => {
    if (!isBegun) return;
    void import("@/components/orders/new/read-draft").then(
      ({ readDraft }) => setRead(() => readDraft),
      // Without it the form is of no use: the page says that it could not be drawn, and offers to try again.
      (error: unknown) =>
        setRead(() => {
          throw error;
        }),
    );
  }, [isBegun]);
  return useMemo(() => read?.(draft) ?? null, [read, draft]);
}
