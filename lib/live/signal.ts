import { database } from "@/db/client";
import { encodeChanges, LIVE_CHANNEL } from "@/lib/live/channel";

const DEBOUNCE_MS = 50;
const RETRIES = 5;

type Outgoing = { changed: Map<string, Set<string>>; timer: NodeJS.Timeout | null; sending: Promise<void>; failures: number };

// On globalThis because the server bundles this module more than once, and one process is to send one signal.
const shared = globalThis as typeof globalThis & { onerowSignals?: Outgoing };
const outgoing = (): Outgoing => {
  shared.onerowSignals ??= { changed: new Map(), timer: null, sending: Promise.resolve(), failures: 0 };
  return shared.onerowSignals;
};

/** Tells open screens and the worker that an order, or for null something else (stock, settings), changed. Call it after the commit. */
export function signalChange(orgId: string, orderId: string | null): void {
  const state = outgoing();
  const orders = state.changed.get(orgId) ?? new Set<string>();
  if (orderId) orders.add(orderId);
  state.changed.set(orgId, orders);
  schedule(state, DEBOUNCE_MS);
}

/** Sends what is collected now and waits for it; for a clean stop and for programs that end by themselves. */
export async function flushSignals(): Promise<void> {
  const state = outgoing();
  if (state.timer) clearTimeout(state.timer);
  state.timer = null;
  state.sending = state.sending.then(() => send(state));
  await state.sending;
}

function schedule(state: Outgoing, delayMs: number): void {
  if (state.timer) return;
  state.timer = setTimeout(() => {
    state.timer = null;
    state.sending = state.sending.then(() => send(state));
  }, delayMs);
  // A program that is done must not wait for its signal; long-lived ones call flushSignals when they stop.
  state.timer.unref();
}

/** Never throws: a signal that cannot be sent is tried again a few times, and after that the listeners' own poll finds the change. */
async function send(state: Outgoing): Promise<void> {
  if (state.changed.size === 0) return;
  const batch = state.changed;
  state.changed = new Map();
  try {
    const connection = await database().connect();
    let broken: Error | undefined;
    try {
      await connection.query({
        name: "signal-change",
        text: "select pg_notify($1, payload) from unnest($2::text[]) payload",
        values: [LIVE_CHANNEL, encodeChanges(batch)],
      });
    } catch (error) {
      broken = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      connection.release(broken);
    }
    state.failures = 0;
  } catch {
    state.failures += 1;
    if (state.failures > RETRIES) {
      state.failures = 0;
      return;
    }
    for (const [orgId, orders] of batch) state.changed.set(orgId, new Set([...(state.changed.get(orgId) ?? []), ...orders]));
    schedule(state, DEBOUNCE_MS * 2 ** state.failures);
  }
}
