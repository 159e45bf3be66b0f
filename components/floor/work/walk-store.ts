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

/** What this device knows of a walk. It stands outside of React, so that a scan is judged by what is known, not by what is drawn. */
export class WalkStore {
  readonly #listeners = new Set<() => void>();
  #state: WalkState = { counts: {}, chosen: null, bin: null, code: null };

  readonly state = (): WalkState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  change(part: Partial<WalkState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}
