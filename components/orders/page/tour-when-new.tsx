"use client";

import { lazy, Suspense, useEffect, useState } from "react";

const ConsequencesTour = lazy(() =>
  import("@/components/orders/page/consequences-tour").then((module) => ({ default: module.ConsequencesTour })),
);

const PAUSE_MS = 600;

/** Comes once the page has settled, and only for those who have not seen it. */
export function TourWhenNew({ userId }: { userId: string }) {
  const [isTime, setTime] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setTime(true), PAUSE_MS);
    return () => clearTimeout(timer);
  }, []);
  return <Suspense>{isTime && <ConsequencesTour userId={userId} />}</Suspense>;
}
