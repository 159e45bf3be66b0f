import type { Counts } from "@/components/floor/work/walk-state";

export type WalkState = {
  counts: Counts;
  /** The stop that the picker went to, out of turn. */
  chosen: string | null;
  /** The bin whose label was scanned last. */
  bin: string | null;
  /** The code that was right at a stop: the rest of it may be confirmed. */
  code: { stop: string; text: string } | null;
};

export const UNTOUCHED: WalkState = { counts: {}, chosen: null, bin: null, code: null };

const PREFIX = "walk ";

/** After a scan turned out not to count, what the server says of a walk is all that is known. */
export function forgetWalks(): void {
  try {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
  } catch {
    return;
  }
}

// A reload without a connection shows the page of before; what was counted since is kept in this tab.
function readCounts(name: string): Counts {
  try {
    return JSON.parse(globalThis.sessionStorage?.getItem(name) ?? "{}") as Counts;
  } catch {
    return {};
  }
}

function keepCounts(name: string, counts: Counts): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(counts));
  } catch {
    return;
  }
}

/** What this device knows of a walk. It stands outside of React, so that a scan is judged by what is known, not by what is drawn. */
export class WalkStore {
  readonly #listeners = new Set<() => void>();
  readonly #name: string;
  #state: WalkState;

  constructor(walkId: string) {
    this.#name = `${PREFIX}${walkId}`;
    this.#state = { ...UNTOUCHED, counts: readCounts(this.#name) };
  }

  readonly state = (): WalkState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  change(part: Partial<WalkState>): void {
    this.#state = { ...this.#state, ...part };
    if (part.counts) keepCounts(this.#name, part.counts);
    for (const listener of this.#listeners) listener();
  }
}
