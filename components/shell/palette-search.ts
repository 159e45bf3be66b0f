"use client";

import { useEffect, useState } from "react";

export type Found = { label: string; href: string; hint?: string | undefined };
export type SearchState = { items: readonly Found[]; state: "idle" | "searching" | "found" | "failed" };

type Answer = { query: string; items: readonly Found[]; failed: boolean };

const SHORTEST = 2;
const PAUSE_MS = 120;
const NOTHING: Answer = { query: "", items: [], failed: false };

async function ask(query: string, signal: AbortSignal): Promise<readonly Found[]> {
  const answer = await fetch(`/api/search?q=${encodeURIComponent(query)}`, { signal, headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`Search answered ${answer.status}`);
  const body = (await answer.json()) as { items: readonly Found[] };
  return body.items;
}

/** Asks the server a moment after the last key; until the new answer is there the last one stays. */
export function usePaletteSearch(query: string): SearchState {
  const [answer, setAnswer] = useState(NOTHING);
  useEffect(() => {
    if (query.length < SHORTEST) return;
    const control = new AbortController();
    const settle = (items: readonly Found[], failed: boolean): void => {
      if (!control.signal.aborted) setAnswer({ query, items, failed });
    };
    const timer = setTimeout(() => {
      void ask(query, control.signal).then(
        (items) => settle(items, false),
        () => settle([], true),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [query]);
  if (query.length < SHORTEST) return { items: [], state: "idle" };
  if (answer.query !== query) return { items: answer.items, state: "searching" };
  return { items: answer.items, state: answer.failed ? "failed" : "found" };
}
