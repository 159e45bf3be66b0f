"use client";

import { useEffect, useState } from "react";

export type Found = { label: string; href: string; hint?: string | undefined };
export type SearchState = { items: readonly Found[]; state: "idle" | "searching" | "found" | "failed" };

const IDLE: SearchState = { items: [], state: "idle" };
const PAUSE_MS = 120;

async function ask(query: string, signal: AbortSignal): Promise<readonly Found[]> {
  const answer = await fetch(`/api/search?q=${encodeURIComponent(query)}`, { signal, headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`Search answered ${answer.status}`);
  const body: { items: readonly Found[] } = await answer.json();
  return body.items;
}

/** Asks the server a moment after the last key; an answer that came too late is dropped. */
export function usePaletteSearch(query: string): SearchState {
  const [result, setResult] = useState<SearchState>(IDLE);
  useEffect(() => {
    if (query.length < 2) {
      setResult(IDLE);
      return;
    }
    const control = new AbortController();
    setResult(({ items }) => ({ items, state: "searching" }));
    const timer = setTimeout(() => {
      ask(query, control.signal).then(
        (items) => setResult({ items, state: "found" }),
        () => control.signal.aborted || setResult({ items: [], state: "failed" }),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [query]);
  return result;
}
