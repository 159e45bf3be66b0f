/** Sleepers that wake by time or by a ring, whichever is first. */
export function makeAlarm() {
  const sleepers = new Set<() => void>();
  return {
    ring(): void {
      for (const wake of sleepers) wake();
    },
    sleep: (ms: number): Promise<void> =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          sleepers.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        sleepers.add(wake);
      }),
  };
}
