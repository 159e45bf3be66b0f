import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { database, newClient } from "@/db/client";
import { type Change, decodeChange, LIVE_CHANNEL } from "@/lib/live/channel";

export type ListenerEvents = {
  onChange: (change: Change) => void;
  /** The listener hears again; what happened before it did is not told. */
  onUp: () => void;
  onDown: () => void;
};
export type Listener = { isUp: () => boolean; stop: () => Promise<void> };

const PROBE_EVERY_MS = 10_000;
const PROBE_ANSWER_MS = 3_000;
const RECONNECT_MS = 200;
const LONGEST_RECONNECT_MS = 5_000;

/**
 * One connection past the pool that hears every change. It proves itself by signals of its own, sent through the pool, because behind
 * a pooler LISTEN succeeds and hears nothing; then, and while it is gone, it is down and its owner polls.
 */
export function startListener(events: ListenerEvents): Listener {
  const stop = new AbortController();
  const state = { up: false };
  const ended = keepListening(events, state, stop.signal);
  return {
    isUp: () => state.up,
    stop: async () => {
      stop.abort();
      await ended;
    },
  };
}

async function keepListening(events: ListenerEvents, state: { up: boolean }, stop: AbortSignal): Promise<void> {
  let waitMs = RECONNECT_MS;
  while (!stop.aborted) {
    try {
      await listenOnce(events, state, stop);
    } catch {
      // Whatever broke the connection, the answer is the same: poll, and try to listen again.
    }
    if (state.up) {
      waitMs = RECONNECT_MS;
      state.up = false;
      if (!stop.aborted) events.onDown();
    }
    await delay(waitMs, undefined, { signal: stop }).catch(() => undefined);
    waitMs = Math.min(LONGEST_RECONNECT_MS, waitMs * 2);
  }
}

/** Settles when the connection ends, stays silent, or the listener is stopped. */
async function listenOnce(events: ListenerEvents, state: { up: boolean }, stop: AbortSignal): Promise<void> {
  const client = newClient({
    connectionString: directUrl(),
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: "onerow live",
  });
  const over = new AbortController();
  const finish = () => over.abort();
  client.on("error", finish);
  client.once("end", finish);
  stop.addEventListener("abort", finish, { once: true });
  const heard = new Map<string, () => void>();
  client.on("notification", ({ payload = "" }) => {
    const change = decodeChange(payload);
    if (change) events.onChange(change);
    else heard.get(payload)?.();
  });
  try {
    await client.connect();
    await client.query(`listen ${LIVE_CHANNEL}`);
    while (!over.signal.aborted && (await probe(heard, over.signal))) {
      if (!state.up) {
        state.up = true;
        events.onUp();
      }
      await delay(PROBE_EVERY_MS, undefined, { signal: over.signal }).catch(() => undefined);
    }
  } finally {
    stop.removeEventListener("abort", finish);
    await Promise.race([client.end().catch(() => undefined), delay(1_000, undefined, { ref: false })]);
  }
}

async function probe(heard: Map<string, () => void>, over: AbortSignal): Promise<boolean> {
  const mark = `probe ${randomUUID()}`;
  const arrived = new Promise<true>((resolve) => heard.set(mark, () => resolve(true)));
  const given = new AbortController();
  try {
    const late = delay(PROBE_ANSWER_MS, false, { signal: AbortSignal.any([over, given.signal]) }).catch(() => false);
    const failed = sendProbe(mark).then(
      () => arrived,
      () => false,
    );
    return await Promise.race([arrived, failed, late]);
  } finally {
    given.abort();
    heard.delete(mark);
  }
}

async function sendProbe(mark: string): Promise<void> {
  const connection = await database().connect();
  let broken: Error | undefined;
  try {
    await connection.query({ name: "probe-listener", text: "select pg_notify($1, $2)", values: [LIVE_CHANNEL, mark] });
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    connection.release(broken);
  }
}

/** LISTEN needs a server connection of its own: Neon's pooled host has the direct one beside it, without "-pooler". */
function directUrl(): string {
  const own = process.env.DATABASE_URL_UNPOOLED;
  if (own) return own;
  const url = new URL(database().url);
  url.hostname = url.hostname.replace(/^([^.]+)-pooler\./, "$1.");
  return url.href;
}
