/** After this many tries a message is dead and waits for a person. With the waits below that is after about 3.5 hours. */
export const MAX_ATTEMPTS = 12;

const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 3_600_000;

/** How long to wait after the given number of failed tries, in ms: doubling, capped, and spread so that a queue does not return at once. */
export function waitAfter(attempts: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1));
  return Math.round(full * (0.75 + 0.5 * random()));
}
