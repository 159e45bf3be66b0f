import { randomUUID } from "node:crypto";
import type { Change } from "@/lib/live/channel";
import { type Listener, startListener } from "@/lib/live/listener";
import { pollChange, type Seen } from "@/lib/live/poll";

/** A change, or null for none, with its place in this process's sequence, by which a screen that comes back says what it knows. */
export type Told = { id: string; change: Pick<Change, "orderIds" | "all"> | null };
type Subscriber = { orgId: string; tell: (told: Told) => void };
type Remembered = { sequence: number; at: number; change: Change | null };

type Hub = {
  instance: string;
  sequence: number;
  remembered: Remembered[];
  subscribers: Set<Subscriber>;
  listener: Listener | null;
  poller: NodeJS.Timeout | null;
  seen: Map<string, Seen>;
};

const REMEMBERED = 1_000;
const POLL_MS = 1_000;
// With the listener up: for a process that was killed between its commit and its signal.
const SAFETY_POLL_MS = 10_000;
// A page's reads began at most this long before it asks for its place in the sequence.
const READ_MS = 1_000;

// On globalThis because the server bundles this module more than once, and one process holds one listening connection.
const shared = globalThis as typeof globalThis & { onerowLiveHub?: Hub };
const hub = (): Hub => {
  shared.onerowLiveHub ??= {
    instance: randomUUID().slice(0, 8),
    sequence: 0,
    remembered: [],
    subscribers: new Set(),
    listener: null,
    poller: null,
    seen: new Map(),
  };
  return shared.onerowLiveHub;
};

const EVERYTHING = { orderIds: [], all: true } as const;

/** Tells `tell` of every change in the organization, first of those since `lastId`, until the returned function is called. */
export function subscribe(orgId: string, lastId: string | null, tell: (told: Told) => void): () => void {
  const state = hub();
  start(state);
  const subscriber = { orgId, tell };
  for (const told of missed(state, orgId, lastId)) tell(told);
  state.subscribers.add(subscriber);
  return () => {
    state.subscribers.delete(subscriber);
    if (![...state.subscribers].some((other) => other.orgId === orgId)) state.seen.delete(orgId);
  };
}

/** A place in the sequence from before the page that is being drawn was read: its screen subscribes from there and misses nothing. */
export function currentPlace(): string {
  const state = hub();
  start(state);
  const before = Date.now() - READ_MS;
  const recent = state.remembered.find(({ at }) => at > before);
  return `${state.instance}.${recent ? recent.sequence - 1 : state.sequence}`;
}

/** Ends the listening connection; for a stop and for tests. A later subscriber starts anew. */
export async function closeHub(): Promise<void> {
  const state = hub();
  delete shared.onerowLiveHub;
  if (state.poller) clearTimeout(state.poller);
  await state.listener?.stop();
}

function start(state: Hub): void {
  state.listener ??= startListener({
    onChange: (change) => publish(state, change),
    // What was committed while nobody listened is unknown, so every screen looks once.
    onUp: () => publish(state, null),
    onDown: () => schedulePoll(state, 0),
  });
  if (!state.poller) schedulePoll(state, POLL_MS);
}

/** Null stands for everything in every organization. */
function publish(state: Hub, change: Change | null): void {
  state.sequence += 1;
  state.remembered.push({ sequence: state.sequence, at: Date.now(), change });
  if (state.remembered.length > REMEMBERED) state.remembered.shift();
  const told = toldAs(state, state.sequence, change);
  for (const subscriber of state.subscribers) if (!change || change.orgId === subscriber.orgId) subscriber.tell(told);
}

const toldAs = (state: Hub, sequence: number, change: Change | null): Told => ({
  id: `${state.instance}.${sequence}`,
  change: change ? { orderIds: change.orderIds, all: change.all } : EVERYTHING,
});

function missed(state: Hub, orgId: string, lastId: string | null): Told[] {
  const here: Told = { id: `${state.instance}.${state.sequence}`, change: null };
  if (lastId === null) return [here];
  const [instance, position] = lastId.split(".");
  const last = Number(position);
  const oldest = state.sequence - state.remembered.length;
  if (instance !== state.instance || !Number.isInteger(last) || last < oldest || last > state.sequence) {
    return [{ ...here, change: EVERYTHING }];
  }
  const later = state.remembered.filter(({ sequence, change }) => sequence > last && (!change || change.orgId === orgId));
  return [here, ...later.map(({ change }) => toldAs(state, state.sequence, change))];
}

function schedulePoll(state: Hub, waitMs: number): void {
  if (state.poller) clearTimeout(state.poller);
  state.poller = setTimeout(() => {
    void pollAll(state).finally(() => {
      if (shared.onerowLiveHub === state) schedulePoll(state, state.listener?.isUp() ? SAFETY_POLL_MS : POLL_MS);
    });
  }, waitMs);
  state.poller.unref();
}

/** Asks for every organization that has a screen open. A poll that fails is simply repeated. */
async function pollAll(state: Hub): Promise<void> {
  for (const orgId of new Set([...state.subscribers].map((subscriber) => subscriber.orgId))) {
    const known = state.seen.get(orgId);
    const seen = known ?? new Set<string>();
    try {
      const change = await pollChange(orgId, seen, (orderId, since) => wasTold(state, orgId, orderId, since));
      state.seen.set(orgId, seen);
      // The first look only learns what is there: the screen was drawn after it.
      if (change && known) publish(state, change);
    } catch {
      // The database is away; the next look finds what was missed.
    }
  }
}

function wasTold(state: Hub, orgId: string, orderId: string | null, since: Date): boolean {
  return state.remembered.some(({ at, change }) => {
    if (at < since.getTime() || (change && change.orgId !== orgId)) return false;
    return !change || change.all || orderId === null || change.orderIds.includes(orderId);
  });
}
