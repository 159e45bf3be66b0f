import { performance } from "node:perf_hooks";

export type Figures = { callers: number; perSecond: number; p50: number; p95: number; p99: number; calls: number; errors: number };

/** Runs `call` by that many callers at once for about the given time; milliseconds per call, calls per second. */
export async function measure(callers: number, seconds: number, call: () => Promise<unknown>): Promise<Figures> {
  const times: number[] = [];
  let errors = 0;
  const started = performance.now();
  const until = started + seconds * 1000;
  const caller = async () => {
    while (performance.now() < until) {
      const from = performance.now();
      try {
        await call();
        times.push(performance.now() - from);
      } catch (error) {
        errors += 1;
        if (errors === 1) console.error(error);
      }
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return figuresOf(callers, times, (performance.now() - started) / 1000, errors);
}

export function figuresOf(callers: number, times: number[], seconds: number, errors: number): Figures {
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { callers, perSecond: round(times.length / seconds), p50: at(0.5), p95: at(0.95), p99: at(0.99), calls: times.length, errors };
}

export const round = (value: number): number => Math.round(value * 100) / 100;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};
