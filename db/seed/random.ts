/** A repeatable stream of numbers (mulberry32), so that everybody's demo data is the same. */
export type Random = {
  /** A whole number from low to high, both included. */
  int: (low: number, high: number) => number;
  pick: <T>(from: readonly T[]) => T;
  /** True in this share of the cases (0 to 1). */
  chance: (share: number) => boolean;
};

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    int,
    chance: (share) => next() < share,
    pick(from) {
      const picked = from[int(0, from.length - 1)];
      if (picked === undefined) throw new Error("Bug: picked from nothing");
      return picked;
    },
  };
}
