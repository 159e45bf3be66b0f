"use client";

import { useEffect } from "react";
import { PAGES_CACHE, partsOfThisPage, SCOPE, STATIC_CACHE, WORKER } from "@/components/floor/shell/kept-pages";

/**
 * Starts what opens the floor's screens without a connection. Browsers have it over https and on localhost alone. A door is
 * not kept itself, only what it is made of.
 */
export function KeepForOffline({ door = false }: { door?: boolean }) {
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const wasControlled = navigator.serviceWorker.controller !== null;
    void navigator.serviceWorker
      .register(WORKER, { scope: SCOPE })
      .then(untilActive)
      .then(() => (wasControlled ? undefined : keepThisVisit(door)))
      // Private windows and some policies refuse it; the screens work all the same as long as there is a connection.
      .catch(() => undefined);
  }, [door]);
  return null;
}

/** Not `ready`, which never comes on a document that began as another page, such as the one of sign-in. */
async function untilActive({ installing, waiting, active }: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting;
  if (active || !worker) return;
  await new Promise<void>((resolve) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated" || worker.state === "redundant") resolve();
    });
  });
}

/** The first visit was loaded before anything could watch it. */
async function keepThisVisit(door: boolean): Promise<void> {
  if (!door) await keepThisPage();
  await (await caches.open(STATIC_CACHE)).addAll(partsOfThisPage());
}

async function keepThisPage(): Promise<void> {
  const path = location.pathname + location.search;
  const page = await fetch(path, { headers: { accept: "text/html" } });
  if (page.ok && !page.redirected) await (await caches.open(PAGES_CACHE)).put(path, page);
}
