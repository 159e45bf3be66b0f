import { subscribe, type Told } from "@/lib/live/hub";

// Shorter than a minute: a session that ended or a membership that was taken away is found when the screen comes back.
const LIFETIME_MS = 50_000;
const HEARTBEAT_MS = 15_000;
const MOST_PER_USER = 12;

export type LiveReader = { orgId: string; userId: string };

const shared = globalThis as typeof globalThis & { onerowLiveOpen?: Map<string, number> };
const open = (): Map<string, number> => (shared.onerowLiveOpen ??= new Map());

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // no-transform keeps the server from compressing, which would hold events back; the last one speaks to reverse proxies.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/** The changes of one organization as server-sent events, or 429 when the person has too many screens open. */
export function liveResponse(reader: LiveReader, lastId: string | null, gone: AbortSignal, lifetimeMs = LIFETIME_MS): Response {
  const key = `${reader.orgId} ${reader.userId}`;
  const others = open().get(key) ?? 0;
  if (others >= MOST_PER_USER) return new Response(null, { status: 429, headers: { "retry-after": "30" } });
  open().set(key, others + 1);
  let close = (): void => undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      close = feed(controller, reader.orgId, lastId, gone, lifetimeMs, () => leave(key));
    },
    cancel: () => close(),
  });
  return new Response(stream, { headers: HEADERS });
}

function leave(key: string): void {
  const left = (open().get(key) ?? 1) - 1;
  if (left > 0) open().set(key, left);
  else open().delete(key);
}

/** Writes until the reader is gone or the time is over; returns what ends it, which may be called twice. */
function feed(
  controller: ReadableStreamDefaultController<Uint8Array>,
  orgId: string,
  lastId: string | null,
  gone: AbortSignal,
  lifetimeMs: number,
  left: () => void,
): () => void {
  const encoder = new TextEncoder();
  let ended = false;
  const write = (text: string): void => {
    if (!ended) controller.enqueue(encoder.encode(text));
  };
  const close = (): void => {
    if (ended) return;
    ended = true;
    clearInterval(heartbeat);
    clearTimeout(lifetime);
    gone.removeEventListener("abort", close);
    unsubscribe();
    left();
    try {
      controller.close();
    } catch {
      // The reader was faster and canceled the stream.
    }
  };
  const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS);
  const lifetime = setTimeout(close, lifetimeMs);
  write("retry: 500\n\n");
  const unsubscribe = subscribe(orgId, lastId, (told) => write(eventOf(told)));
  gone.addEventListener("abort", close, { once: true });
  if (gone.aborted) close();
  return close;
}

// The event that only names a place has another name, so that no screen takes it for a change.
const eventOf = ({ id, change }: Told): string =>
  change ? `id: ${id}\ndata: ${JSON.stringify({ orders: change.orderIds, all: change.all })}\n\n` : `event: place\nid: ${id}\ndata: {}\n\n`;
