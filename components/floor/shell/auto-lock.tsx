"use client";

import { useEffect, useRef, useState } from "react";
import { isLockedHere, leaveTo } from "@/components/floor/leave";
import { useScanQueue } from "@/components/floor/queue-provider";
import { ask } from "@/components/floor/reach";
import type { ScanQueue } from "@/components/floor/scan-queue";
import { Banner } from "@/components/ui/banner";

const DOOR = "/floor/lock";
const TELL_EVERY_MS = 15_000;
const WARN_SECONDS = 20;

/** Locks a shared tablet that nobody touches, and tells the server of touches so that it does not lock before. */
export function AutoLock({ minutes }: { minutes: number }) {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null);
  const queue = useScanQueue();
  // Kept over the moment in which the queue comes up: that is no touch.
  const last = useRef<LastTouch>(null);
  useEffect(() => {
    if (isLockedHere()) {
      void leaveTo(DOOR);
      return;
    }
    last.current ??= { at: Date.now(), toldAt: Date.now() };
    return watchTouches(minutes * 60, last.current, setSecondsLeft, queue);
  }, [minutes, queue]);
  return (
    <div role="status" className="fixed inset-x-4 bottom-4 z-40 mx-auto max-w-120 empty:hidden">
      {secondsLeft !== null && (
        <Banner tone="wait" title={`Locks in ${secondsLeft} s`} className="text-floor shadow-float">
          Touch the screen or scan to stay.
        </Banner>
      )}
    </div>
  );
}

type LastTouch = { at: number; toldAt: number };

function watchTouches(seconds: number, last: LastTouch, show: (secondsLeft: number | null) => void, queue: ScanQueue | null): () => void {
  let leaving = false;

  const leave = (): void => {
    if (leaving) return;
    leaving = true;
    void leaveTo(DOOR);
  };
  const tell = async (): Promise<void> => {
    last.toldAt = Date.now();
    const answer = await ask("/floor/touch", { method: "POST" });
    if (answer?.status === 401) leave();
  };
  const touch = (): void => {
    if (secondsSince(last.at) >= seconds) return leave();
    last.at = Date.now();
    show(null);
    if (last.at - last.toldAt >= TELL_EVERY_MS) void tell();
  };
  const look = (): void => {
    const left = Math.ceil(seconds - secondsSince(last.at));
    if (left <= 0) return leave();
    show(left <= WARN_SECONDS ? left : null);
  };

  // The camera scans without a touch; what is only sent again is nobody's doing.
  let scans = 0;
  const stopListening = queue?.subscribe(() => {
    const waiting = queue.state().waiting.length;
    if (waiting > scans) touch();
    scans = waiting;
  });
  const timer = setInterval(look, 1_000);
  const off = new AbortController();
  const listening = { capture: true, passive: true, signal: off.signal };
  for (const event of ["pointerdown", "keydown"] as const) document.addEventListener(event, touch, listening);
  document.addEventListener("visibilitychange", look, { signal: off.signal });
  return () => {
    clearInterval(timer);
    stopListening?.();
    off.abort();
  };
}

const secondsSince = (at: number): number => (Date.now() - at) / 1000;
