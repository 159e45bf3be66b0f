/** Whether the server was reached the last time that somebody tried, or the device says that it cannot be. */
let reached = true;
const listeners = new Set<() => void>();

const tell = (): void => {
  for (const listener of listeners) listener();
};

export function subscribeReach(listener: () => void): () => void {
  listeners.add(listener);
  globalThis.addEventListener("online", tell);
  globalThis.addEventListener("offline", tell);
  return () => {
    listeners.delete(listener);
    globalThis.removeEventListener("online", tell);
    globalThis.removeEventListener("offline", tell);
  };
}

export const isReached = (): boolean => reached && navigator.onLine;

function noteReach(now: boolean): void {
  if (now === reached) return;
  reached = now;
  tell();
}

const PATIENCE_MS = 8_000;

/** Asks the server, and remembers whether it answered. Null when it did not. */
export async function ask(path: string, init: RequestInit = {}): Promise<Response | null> {
  try {
    const answer = await fetch(path, { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS), ...init });
    noteReach(true);
    return answer;
  } catch {
    // Nobody answered, for whatever reason: that is what the screen says.
    noteReach(false);
    return null;
  }
}
