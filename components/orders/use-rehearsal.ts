"use client";

import { useEffect, useState } from "react";

export type Rehearsal<Answer> = {
  /** The last answer that came, also while the next is on its way. */
  answer: Answer | null;
  state: "idle" | "asking" | "current" | "failed";
};

type Told<Answer> = { body: string; answer: Answer | null; failed: boolean };

const PAUSE_MS = 180;

async function ask<Answer>(url: string, body: string, signal: AbortSignal): Promise<Answer> {
  const answer = await fetch(url, { method: "POST", body, signal, headers: { "content-type": "application/json" } });
  if (!answer.ok) throw new Error(`The rehearsal answered ${answer.status}`);
  return (await answer.json()) as Answer;
}

/**
 * Asks the server what would happen, a moment after the last change; an older question is given up. Null asks nothing.
 * The body is text, so that equal questions are asked once.
 */
export function useRehearsal<Answer>(url: string, body: string | null): Rehearsal<Answer> {
  const [told, setTold] = useState<Told<Answer>>({ body: "", answer: null, failed: false });
  useEffect(() => {
    if (body === null) return;
    const control = new AbortController();
    const settle = (answer: Answer | null): void => {
      if (control.signal.aborted) return;
      setTold((last) => ({ body, answer: answer ?? last.answer, failed: answer === null }));
    };
    const timer = setTimeout(() => void ask<Answer>(url, body, control.signal).then(settle, () => settle(null)), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [url, body]);
  if (body === null) return { answer: null, state: "idle" };
  if (told.body !== body) return { answer: told.answer, state: "asking" };
  return { answer: told.answer, state: told.failed ? "failed" : "current" };
}
