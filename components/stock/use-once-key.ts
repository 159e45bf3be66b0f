"use client";

import { useState } from "react";

type Answered = { status: string; code?: string };

/**
 * The key under which a form counts once. It stays the same while the page is drawn anew, so that a form which is sent twice
 * counts once; only when it turns out to be spent does the form take the page's next one.
 */
export function useOnceKey(offered: string): [key: string, afterAnswer: (answer: Answered) => void, take: (key: string) => void] {
  const [key, setKey] = useState(offered);
  return [key, (answer) => answer.status === "refused" && answer.code === "form_used" && setKey(offered), setKey];
}
