"use client";

import { lazy, Suspense } from "react";

const ONE_TASK = /^\/floor(?:\/|$)/;

// Both draw the same. Whoever goes on from one kind of screen to the other loads the document anew.
const PageBehaviours = lazy(() =>
  ONE_TASK.test(globalThis.location?.pathname ?? "")
    ? import("@/components/ui/behaviours/few-behaviours").then((module) => ({ default: module.FewBehaviours }))
    : import("@/components/ui/behaviours/page-behaviours").then((module) => ({ default: module.PageBehaviours })),
);

/** Comes after the page: until it is there links load whole pages and forms are sent by the browser, which works as well. */
export function Behaviours() {
  return (
    <Suspense>
      <PageBehaviours />
    </Suspense>
  );
}
