import { randomKey } from "@/components/floor/random-key";
import { postScan } from "@/components/floor/post-scan";
import type { Judge, ScanEntry, ScanRequest } from "@/components/floor/scan-entry";
import { ScanStore } from "@/components/floor/scan-store";

/** Known from requests alone; a browser that says it is online may still reach nobody. */
export type Connection = "unknown" | "connected" | "disconnected" | "signed_out";

export type QueueState = {
  connection: Connection;
  /** Scans of this person that the server has not answered yet. */
  waiting: readonly ScanEntry[];
  /** Scans that the server refused; each stays until the person has seen it. */
  refused: readonly ScanEntry[];
  /** How many scans of others wait on this device for them to sign in. */
  ofOthers: number;
};

export type QueueOptions = {
  /** Whose scans are sent: a scan is never sent under another person's session. */
  person: string;
  /** Whether an answer is to be shown as refused; without it, any status from 400. */
  isRefusal?: Judge;
  name?: string;
  fetch?: typeof fetch;
  /** Milliseconds before the first, second and further attempts to reach the server again. */
  retryMs?: readonly number[];
  /** After so long a person goes on without the answer. */
  patienceMs?: number;
};

const PATIENCE_MS = 3_000;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000, 30_000];
// After so many faults of the server on one scan it is shown to the person, so that the others can go on.
const MOST_FAULTS = 5;
const NOTHING: QueueState = { connection: "unknown", waiting: [], refused: [], ofOthers: 0 };

/** Sends scans once each and in order, now or when the connection is back. */
export class ScanQueue {
  readonly #store: ScanStore;
  readonly #options: Required<QueueOptions>;
  readonly #channel: BroadcastChannel;
  readonly #listeners = new Set<() => void>();
  readonly #awaited = new Set<string>();
  #state = NOTHING;
  #connection: Connection = "unknown";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;

  private constructor(store: ScanStore, options: Required<QueueOptions>) {
    this.#store = store;
    this.#options = options;
    this.#channel = new BroadcastChannel(options.name);
    this.#channel.addEventListener("message", () => void this.#refresh().catch(rethrowLater));
    globalThis.addEventListener?.("online", this.#onOnline);
  }

  /** Opens the scans of this device and goes on with what an earlier visit left. */
  static async open(options: QueueOptions): Promise<ScanQueue> {
    const name = options.name ?? "onerow-scans";
    const send = options.fetch ?? ((input, init) => fetch(input, init));
    const isRefusal = options.isRefusal ?? (({ status }) => status >= 400);
    const queue = new ScanQueue(await ScanStore.open(name), {
      retryMs: RETRY_MS,
      patienceMs: PATIENCE_MS,
      ...options,
      name,
      fetch: send,
      isRefusal,
    });
    await queue.#refresh();
    queue.replay().catch(rethrowLater);
    return queue;
  }

  /** For React's useSyncExternalStore. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): QueueState => this.#state;

  /** Keeps the scan and tries to send it. Ends with the server's answer, or soon with the scan still waiting when nobody answers. */
  async submit(request: Omit<ScanRequest, "person">, key = randomKey()): Promise<ScanEntry> {
    this.#awaited.add(key);
    await this.#store.add(key, { ...request, person: this.#options.person });
    await this.#changed();
    await withinPatience(this.replay(), this.#options.patienceMs);
    const entry = await this.#store.find(key);
    if (!entry) throw new Error("Bug: a scan was lost before its answer was seen");
    if (entry.state !== "refused") this.#awaited.delete(key);
    return entry;
  }

  /** Whether the caller of submit is to tell the person of this refusal; of any other nobody has been told yet. */
  isAwaited(key: string): boolean {
    return this.#awaited.has(key);
  }

  /** What is known of a scan; answers of long ago are forgotten. */
  answerOf(key: string): Promise<ScanEntry | undefined> {
    return this.#store.find(key);
  }

  /** Sends what waits. A replay that runs already goes round once more. */
  async replay(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#rounds().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  /** The person has seen that the scan was refused. */
  async dismiss(key: string): Promise<void> {
    this.#awaited.delete(key);
    await this.#store.remove(key, "refused");
    await this.#changed();
  }

  /** Sends a refused scan again with its own key; what was done meanwhile is not done twice. */
  async retry(key: string): Promise<void> {
    this.#awaited.delete(key);
    await this.#store.change(key, "refused", { state: "waiting", attempts: 0 });
    await this.#changed();
    await this.replay();
  }

  /** Ends once nothing is under way. What waits is kept. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    globalThis.removeEventListener?.("online", this.#onOnline);
    await this.#running;
    this.#channel.close();
    this.#store.close();
  }

  readonly #onOnline = (): void => void this.replay().catch(rethrowLater);

  async #rounds(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#again && !this.#closed) {
      this.#again = false;
      const afterMs = await this.#alone(() => this.#sendWaiting());
      if (afterMs === null || this.#closed) continue;
      this.#timer = setTimeout(this.#onOnline, afterMs);
      return;
    }
  }

  /** One tab of the device sends at a time. Where the browser has no locks, the keys still make every scan count once. */
  async #alone(work: () => Promise<number | null>): Promise<number | null> {
    const locks: LockManager | undefined = globalThis.navigator?.locks;
    return locks ? await locks.request(this.#options.name, work) : await work();
  }

  /** Null when everything was answered, else how long to wait before the next attempt. */
  async #sendWaiting(): Promise<number | null> {
    for (const entry of await this.#mine()) {
      if (this.#closed) return null;
      const reply = await postScan(entry, this.#options.fetch);
      if (reply.kind === "answered") {
        this.#failures = 0;
        this.#connection = "connected";
        const fault = reply.status >= 500 && entry.attempts + 1 < MOST_FAULTS;
        await this.#keep(entry, fault ? null : reply);
        if (fault) return this.#nextWait();
        continue;
      }
      this.#connection = { unreachable: "disconnected", busy: "connected", signed_out: "signed_out" }[reply.kind] as Connection;
      await this.#changed();
      return reply.kind === "busy" ? reply.afterMs : this.#nextWait();
    }
    return null;
  }

  async #keep(entry: ScanEntry, verdict: { status: number; answer: unknown } | null): Promise<void> {
    const attempts = entry.attempts + 1;
    if (verdict === null) await this.#store.change(entry.key, "waiting", { attempts });
    else {
      const state = this.#options.isRefusal(verdict) || verdict.status >= 500 ? "refused" : "accepted";
      await this.#store.change(entry.key, "waiting", { state, attempts, status: verdict.status, answer: verdict.answer });
    }
    await this.#changed();
  }

  #nextWait(): number {
    const waits = this.#options.retryMs;
    const wait = waits[Math.min(this.#failures, waits.length - 1)] ?? 0;
    this.#failures += 1;
    return wait;
  }

  async #mine(): Promise<ScanEntry[]> {
    const waiting = await this.#store.list("waiting");
    return waiting.filter(({ person }) => person === this.#options.person);
  }

  async #changed(): Promise<void> {
    await this.#refresh();
    if (!this.#closed) this.#channel.postMessage("changed");
  }

  async #refresh(): Promise<void> {
    if (this.#closed) return;
    const [waiting, refused] = await Promise.all([this.#store.list("waiting"), this.#store.list("refused")]);
    const mine = ({ person }: ScanEntry): boolean => person === this.#options.person;
    this.#state = {
      connection: this.#connection,
      waiting: waiting.filter(mine),
      refused: refused.filter(mine),
      ofOthers: [...waiting, ...refused].filter((entry) => !mine(entry)).length,
    };
    for (const listener of this.#listeners) listener();
  }
}

async function withinPatience(work: Promise<void>, patienceMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}

/** A broken disk must not pass in silence, although nobody waits for this replay. */
function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
