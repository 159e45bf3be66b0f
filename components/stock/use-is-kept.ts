"use client";

import { useSyncExternalStore } from "react";

/** Whether an earlier visit of this page in this tab has left a form; known after the first drawing, which is the server's. */
export const useIsKept = (name: string): boolean =>
  useSyncExternalStore(
    never,
    () => isIn(name),
    () => false,
  );

const never = () => () => undefined;

// A browser that keeps nothing refuses even the question.
function isIn(name: string): boolean {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}
