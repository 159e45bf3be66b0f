"use client";

import { useEffect } from "react";

/** Keeps the screen on while somebody works with both hands. The browser takes it back with every look at something else. */
export function StayAwake() {
  useEffect(() => {
    if (!("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | undefined;
    let ended = false;
    const hold = async (): Promise<void> => {
      if (document.visibilityState !== "visible" || (lock && !lock.released)) return;
      // A low battery may refuse it; then the screen goes dark as it always did.
      lock = await navigator.wakeLock.request("screen").catch(() => undefined);
      if (ended) await lock?.release();
    };
    const onVisibility = (): void => void hold();
    void hold();
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      ended = true;
      document.removeEventListener("visibilitychange", onVisibility);
      void lock?.release();
    };
  }, []);
  return null;
}
