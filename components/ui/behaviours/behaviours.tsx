"use client";

import { lazy, Suspense } from "react";

const PageBehaviours = lazy(() =>
  import("@/components/ui/behaviours/page-behaviours").then((module) => ({ default: module.PageBehaviours })),
);

/** Comes after the page: until it is there links load whole pages and forms are sent by the browser, which works as well. */
export function Behaviours() {
  return (
    <Suspense>
      <PageBehaviours />
    </Suspense>
  );
}
