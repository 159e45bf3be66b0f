/*
 * Opens the floor's screens without a connection. Pages come from the network while there is one, so that nobody works from
 * an old picture; scripts and style sheets have their content in their name and never change. Only GET, only our own origin.
 */
const PAGES = "onerow-floor-pages";
const STATIC = "onerow-floor-static";
const OFFLINE = "/floor/offline";
const MOST_PARTS = 300;
const PATIENCE_MS = 8000;

/* Doors are not kept: what they show is right only at the moment when they are asked. */
const DOORS = ["/floor/enter", "/floor/leave", "/floor/touch", "/floor/lock", "/floor/enrol", "/floor/location"];

self.addEventListener("install", (event) => {
  event.waitUntil(keepOfflinePage().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/_next/static/")) event.respondWith(part(request));
  else if (request.mode === "navigate" && isFloor(url)) event.respondWith(page(request, url));
});

const isFloor = ({ pathname }) => pathname === "/floor" || pathname.startsWith("/floor/");

async function part(request) {
  const kept = await caches.open(STATIC);
  const known = await kept.match(request, { ignoreVary: true });
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) {
    await kept.put(request, answer.clone());
    await forgetOldest(kept);
  }
  return answer;
}

async function page(request, url) {
  const keeps = !DOORS.includes(url.pathname);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (keeps && answer.ok && answer.type === "basic") await (await caches.open(PAGES)).put(url.pathname + url.search, answer.clone());
    return answer;
  } catch {
    const known = keeps ? await (await caches.open(PAGES)).match(url.pathname + url.search, { ignoreVary: true }) : undefined;
    return known ?? (await (await caches.open(STATIC)).match(OFFLINE, { ignoreVary: true })) ?? Response.error();
  }
}

/* The page and what it is made of, so that it opens before anything else was visited. */
async function keepOfflinePage() {
  const kept = await caches.open(STATIC);
  const answer = await fetch(OFFLINE, { cache: "no-store" });
  if (!answer.ok) throw new Error(`The page for times without a connection answered ${answer.status}.`);
  const text = await answer.clone().text();
  const parts = new Set(Array.from(text.matchAll(/"(\/_next\/static\/[^"\\]+)"/g), ([, path]) => path));
  await kept.put(OFFLINE, answer);
  await kept.addAll([...parts]);
}

async function forgetOldest(kept) {
  const keys = await kept.keys();
  const oldest = keys.filter(({ url }) => !url.endsWith(OFFLINE)).slice(0, Math.max(0, keys.length - MOST_PARTS));
  await Promise.all(oldest.map((key) => kept.delete(key)));
}
