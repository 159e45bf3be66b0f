"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 30_000;

/** Draws the page anew when its tab is looked at again, and now and then while it is. Without a session nothing is pushed to it. */
export function StayFresh() {
  const router = useRouter();
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === "visible") router.refresh();
    };
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [router]);
  return null;
}
