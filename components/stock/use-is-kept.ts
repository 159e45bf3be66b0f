"use client";

import { useEffect, useState } from "react";

/** Whether an earlier visit of this page in this tab has left a form; known after the first drawing, which is the server's. */
export function useIsKept(name: string): boolean {
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setKept(isIn(name)));
    return () => clearTimeout(timer);
  }, [name]);
  return isKept;
}

// A browser that keeps nothing refuses even the question.
function isIn(name: string): boolean {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}
