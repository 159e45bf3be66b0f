"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition } from "react";
import { showToast } from "@/components/ui/toast";
import type { SubmitAnswer, Submitted } from "@/lib/orders/submit-form";

export type Submit = (request: Submitted) => Promise<SubmitAnswer>;

export type Trouble =
  | Extract<SubmitAnswer, { status: "refused" | "invalid" | "key_reused" | "key_busy" }>
  /** No answer came: it may have been placed. */
  | { status: "unknown" };

export type Origin = { key: string; draft: { id: string; version: number } | null; refusal: string | null };

const TOLD = {
  placed: { tone: "ok", text: "is placed." },
  parked: { tone: "wait", text: "waits for approval." },
  saved: { tone: "ok", text: "is saved as a draft." },
} as const;

/**
 * Sends the form under one key until an answer settles it: a double click or a second try after a lost answer cannot
 * place twice. A refusal settles it too, so the next try has a key of its own.
 */
export function useSubmit(submit: Submit, origin: Origin) {
  const router = useRouter();
  const key = useRef(origin.key);
  const draft = useRef(origin.draft);
  const refusal = useRef(origin.refusal);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [pending, startTransition] = useTransition();
  const [isDone, setDone] = useState(false);

  const settle = (answer: SubmitAnswer) => {
    switch (answer.status) {
      case "placed":
      case "parked":
      case "saved":
        setDone(true);
        showToast({ tone: TOLD[answer.status].tone, text: `${answer.number} ${TOLD[answer.status].text}` });
        return router.push(`/orders/${encodeURIComponent(answer.number)}`);
      case "refused":
        key.current = answer.nextKey;
        if (draft.current && answer.version) draft.current = { ...draft.current, version: answer.version };
        // What was refused on the way is settled with what comes of it: nobody else shall place it once more.
        if (!draft.current) refusal.current ??= answer.refusal.refusal_id ?? null;
        return setTrouble(answer);
      case "invalid":
      case "key_reused":
      case "key_busy":
        return setTrouble(answer);
    }
  };
  const send = (body: Record<string, unknown>) => {
    if (pending || isDone) return;
    startTransition(async () => {
      try {
        settle(await submit({ key: key.current, body, draft: draft.current, refusal: refusal.current }));
      } catch (error) {
        // Leaving for another page is not a failure; anything else leaves open whether it was placed.
        if (error instanceof Error && error.message === "NEXT_REDIRECT") throw error;
        setTrouble({ status: "unknown" });
      }
    });
  };
  return { send, say: setTrouble, trouble, pending: pending || isDone, isDone };
}
