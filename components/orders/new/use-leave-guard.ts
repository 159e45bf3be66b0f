"use client";

import { useEffect } from "react";

/** Keeps the guard as long as there is one: it comes with the reading of what was typed. */
export function useLeaveGuard(guard: (() => () => void) | false | undefined): void {
  useEffect(() => (guard ? guard() : undefined), [guard]);
}
