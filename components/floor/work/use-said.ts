import { useState } from "react";

/** What the screen says of the last scan; a new id for each, so that the same words sound again. */
export type Said = { id: number; good: boolean; title: string; detail: string };
export type Say = (good: boolean, title: string, detail?: string) => void;

export function useSaid(): { said: Said | null; say: Say } {
  const [said, setSaid] = useState<Said | null>(null);
  const say: Say = (good, title, detail = "") => setSaid((last) => ({ id: (last?.id ?? 0) + 1, good, title, detail }));
  return { said, say };
}
