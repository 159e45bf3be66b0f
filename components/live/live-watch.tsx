"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

type LiveEvent = { orders: string[]; all: boolean };

const SETTLE_MS = 150;
const AGAIN_MS = 15_000;

/** Draws the page anew when the topic changes. Only a visible tab holds a connection; one that comes back asks for what it missed. */
export function LiveWatch({ topic, since }: { topic: string; since: string }) {
  const router = useRouter();
  const place = useRef(since);
  useEffect(() => watch(topic, place, () => router.refresh()), [topic, router]);
  return null;
}

function watch(topic: string, place: { current: string }, refresh: () => void): () => void {
  let source: EventSource | undefined;
  let settle: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;

  const close = (): void => {
    source?.close();
    source = undefined;
  };
  const open = (): void => {
    clearTimeout(again);
    if (source || document.visibilityState !== "visible") return;
    const stream = new EventSource(`/api/live?since=${encodeURIComponent(place.current)}`);
    source = stream;
    stream.addEventListener("place", (event: MessageEvent<string>) => {
      place.current = event.lastEventId;
    });
    stream.addEventListener("message", (event: MessageEvent<string>) => {
      place.current = event.lastEventId;
      if (!concerns(topic, JSON.parse(event.data) as LiveEvent)) return;
      clearTimeout(settle);
      settle = setTimeout(refresh, SETTLE_MS);
    });
    stream.addEventListener("error", () => {
      // The browser reconnects by itself, except after an answer such as 401 or 429.
      if (stream.readyState !== EventSource.CLOSED) return;
      close();
      again = setTimeout(open, AGAIN_MS);
    });
  };
  const onVisibility = (): void => (document.visibilityState === "visible" ? open() : close());

  document.addEventListener("visibilitychange", onVisibility);
  open();
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    clearTimeout(settle);
    clearTimeout(again);
    close();
  };
}

const concerns = (topic: string, { orders, all }: LiveEvent): boolean => {
  if (all || topic === "stock" || topic === "all") return true;
  return topic === "orders" ? orders.length > 0 : orders.includes(topic);
};
