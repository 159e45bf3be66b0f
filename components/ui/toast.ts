import type { Tone } from "@/components/ui/tone";

export type Toast = { id: number; tone: Tone; text: string };

const LASTS_MS = 6000;
const AT_ONCE = 3;

export const NO_TOASTS: readonly Toast[] = [];
let toasts = NO_TOASTS;
let lastId = 0;
const listeners = new Set<() => void>();

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export const currentToasts = (): readonly Toast[] => toasts;

export const dismissToast = (id: number): void => publish(toasts.filter((toast) => toast.id !== id));

/** Says that something happened. What went wrong belongs beside its cause instead, and stays. */
export function showToast({ tone = "neutral", text }: { tone?: Tone | undefined; text: string }): void {
  lastId += 1;
  const id = lastId;
  publish([...toasts.slice(1 - AT_ONCE), { id, tone, text }]);
  setTimeout(() => dismissToast(id), LASTS_MS);
}

export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
