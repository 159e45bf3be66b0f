"use client";

import { useEffect } from "react";
import { isLockedHere, leaveTo } from "@/components/floor/leave";
import { ask } from "@/components/floor/reach";
import { Button } from "@/components/ui/button";

const AGAIN_MS = 5_000;

/** Goes on as soon as the server answers; a tablet that was locked meanwhile goes to its lock. */
export function BackOnline() {
  useEffect(() => {
    const timer = setInterval(() => void tryAgain(), AGAIN_MS);
    const onOnline = (): void => void tryAgain();
    addEventListener("online", onOnline);
    return () => {
      clearInterval(timer);
      removeEventListener("online", onOnline);
    };
  }, []);
  return (
    <Button size="floor" variant="primary" onClick={() => void tryAgain()}>
      Try again
    </Button>
  );
}

async function tryAgain(): Promise<void> {
  if (!(await ask("/api/health"))) return;
  if (isLockedHere()) await leaveTo("/floor");
  else location.replace(location.pathname === "/floor/offline" ? "/floor" : location.href);
}
