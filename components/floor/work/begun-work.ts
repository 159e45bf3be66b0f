import { randomKey } from "@/components/floor/random-key";

/** What was begun: since when, and the key under which it was handed to the queue, once it was. */
export type Begun<T> = { at: number; key: string | null; work: T };

// The number rises when a kept shape changes, so that no page reads what an older one wrote.
const PREFIX = "onerow.begun.1";
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

const nameOf = (person: string, task: string): string => JSON.stringify([PREFIX, person, task]);

// Where the browser keeps nothing, the work lasts as long as the page.
function read<T>(name: string): Begun<T> | null {
  try {
    return JSON.parse(globalThis.localStorage?.getItem(name) ?? "null") as Begun<T> | null;
  } catch {
    return null;
  }
}

function write(name: string, begun: Begun<unknown> | null): void {
  try {
    if (begun) localStorage.setItem(name, JSON.stringify(begun));
    else localStorage.removeItem(name);
  } catch {
    return;
  }
}

/**
 * What a person has counted and not sent, on this device: it outlives a reload, a lock and an empty battery, and is shown to
 * nobody else. It stands outside of React, so that a scan adds to what is known, not to what is drawn.
 */
export class BegunWork<T> {
  readonly #listeners = new Set<() => void>();
  readonly #name: string;
  #state: Begun<T> | null;
  #takenUpAt: number | null;

  constructor(person: string, task: string) {
    this.#name = nameOf(person, task);
    this.#state = read<T>(this.#name);
    this.#takenUpAt = this.#state?.at ?? null;
  }

  readonly state = (): Begun<T> | null => this.#state;

  /** When the work was begun that an earlier visit left here. */
  readonly takenUpAt = (): number | null => this.#takenUpAt;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  keep(work: T): void {
    this.#change({ at: this.#state?.at ?? Date.now(), key: null, work });
  }

  /** The key to send it under. It is kept first, so that a reload in between does not send the work twice. */
  send(work: T): string {
    const key = randomKey();
    this.#change({ at: this.#state?.at ?? Date.now(), key, work });
    return key;
  }

  forget(): void {
    this.#takenUpAt = null;
    this.#change(null);
  }

  #change(state: Begun<T> | null): void {
    this.#state = state;
    write(this.#name, state);
    for (const listener of this.#listeners) listener();
  }
}

/** When a person began a task on this device; null where nothing of it lies here. */
export const begunAt = (person: string, task: string): number | null => read(nameOf(person, task))?.at ?? null;

/** What nobody went on with for a week is not offered any more. */
export function forgetOldWork(now = Date.now()): void {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(`["${PREFIX}"`) && now - (read(name)?.at ?? 0) > KEPT_MS) localStorage.removeItem(name);
    }
  } catch {
    return;
  }
}
