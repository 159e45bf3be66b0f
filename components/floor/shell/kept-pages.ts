export const PAGES_CACHE = "onerow-floor-pages";
export const STATIC_CACHE = "onerow-floor-static";
export const WORKER = "/floor-worker.js";
export const SCOPE = "/floor";

/** Pages show a person's work, so they go when the person does. Scripts and pictures are nobody's and stay. */
export async function forgetPages(): Promise<void> {
  if ("caches" in globalThis) await caches.delete(PAGES_CACHE);
}

/** What this page was made of, for the next time without a connection. */
export function partsOfThisPage(): string[] {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  const parts = loaded.filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/_next/static/"));
  return [...new Set(parts.map(({ pathname, search }) => pathname + search))];
}
