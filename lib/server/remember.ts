type Kept<T> = { until: number; value: Promise<T> };

const MOST_KEPT = 1_000;

/** Remembers what was read for a key for a moment, per process. A failed read is not remembered. */
export function rememberFor<T>(lastsMs: number, read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, Kept<T>>();
  return (key) => {
    const now = Date.now();
    const known = kept.get(key);
    if (known && known.until > now) return known.value;
    if (kept.size >= MOST_KEPT) kept.clear();
    const value = read(key);
    kept.set(key, { until: now + lastsMs, value });
    value.catch(() => kept.delete(key));
    return value;
  };
}
