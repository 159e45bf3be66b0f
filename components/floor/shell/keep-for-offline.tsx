"use client";

import { useEffect } from "react";
import { PAGES_CACHE, partsOfThisPage, SCOPE, STATIC_CACHE, WORKER } from "@/components/floor/shell/kept-pages";

/** Starts what opens the floor's screens without a connection. Browsers have it over https and on localhost alone. */
export function KeepForOffline() {
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const wasControlled = navigator.serviceWorker.controller !== null;
    void navigator.serviceWorker
      .register(WORKER, { scope: SCOPE })
      .then(() => navigator.serviceWorker.ready)
      .then(() => (wasControlled ? undefined : keepThisPage()))
      .catch((error: unknown) => {
        // The screens work without it as long as there is a connection.
        reportError(error);
      });
  }, []);
  return null;
}

/** The first visit was loaded before anything could watch it. */
async function keepThisPage(): Promise<void> {
  const [pages, parts] = await Promise.all([caches.open(PAGES_CACHE), caches.open(STATIC_CACHE)]);
  const page = await fetch(location.pathname + location.search, { headers: { accept: "text/html" } });
  if (page.ok && !page.redirected) await pages.put(location.pathname + location.search, page);
  await parts.addAll(partsOfThisPage());
}
