"use client";

import { useEffect, useState } from "react";

export type Suggestion = { value: string; label: string; hint?: string | undefined };
export type Suggested<Item> = { items: readonly Item[]; state: "idle" | "asking" | "found" | "failed" };

type Answer<Item> = { query: string; items: readonly Item[]; failed: boolean };

const PAUSE_MS = 150;

async function ask<Item>(endpoint: string, query: string, signal: AbortSignal): Promise<readonly Item[]> {
  const url = new URL(endpoint, location.href);
  url.searchParams.set("q", query);
  const answer = await fetch(url, { signal, headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`The suggestions answered ${answer.status}`);
  return ((await answer.json()) as { items: readonly Item[] }).items;
}

/** Asks for what fits the text, a moment after the last key; null asks nothing. An answer that came too late is dropped. */
export function useSuggestions<Item = Suggestion>(endpoint: string, query: string | null): Suggested<Item> {
  const [answer, setAnswer] = useState<Answer<Item> | null>(null);
  useEffect(() => {
    if (query === null) return;
    const control = new AbortController();
    const settle = (items: readonly Item[], failed: boolean): void => {
      if (!control.signal.aborted) setAnswer({ query, items, failed });
    };
    const timer = setTimeout(() => {
      void ask<Item>(endpoint, query, control.signal).then(
        (items) => settle(items, false),
        () => settle([], true),
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [endpoint, query]);
  if (query === null) return { items: [], state: "idle" };
  if (answer?.query !== query) return { items: answer?.items ?? [], state: "asking" };
  return { items: answer.items, state: answer.failed ? "failed" : "found" };
}
