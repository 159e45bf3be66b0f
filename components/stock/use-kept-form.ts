"use client";

import { useEffect, useState } from "react";
import type { KeptForm } from "@/components/stock/kept-form";

export type Kept = { name: string; isOffered: boolean; settle: () => void };

/** Browsers that keep nothing still have a form that works; only a reload forgets it. */
export function sessionOrNull(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** Keeps the form while it is written, and offers the one that an earlier visit of this page in this tab has left. */
export function useKeptForm(name: string, form: KeptForm | null): Kept {
  const [isOffered, setOffered] = useState(false);
  // After the first drawing, which has to be the server's.
  useEffect(() => {
    const timer = setTimeout(() => setOffered(sessionOrNull()?.getItem(name) != null));
    return () => clearTimeout(timer);
  }, [name]);
  const text = form && JSON.stringify(form);
  useEffect(() => {
    if (text === null || !sessionOrNull()) return;
    const stop = new AbortController();
    void import("@/components/stock/kept-form").then(({ keepForm }) => {
      const keep = () => keepForm(name, JSON.parse(text) as KeptForm);
      if (stop.signal.aborted) return;
      keep();
      document.addEventListener("change", keep, { signal: stop.signal });
    });
    return () => stop.abort();
  }, [name, text]);
  return { name, isOffered, settle: () => setOffered(false) };
}
