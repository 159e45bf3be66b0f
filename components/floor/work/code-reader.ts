import { useEffect } from "react";
import type * as known from "@/components/floor/work/known-codes";

type Reader = typeof known;

export const NO_READER = "The reader of codes could not be loaded. Scan again when the connection is back.";

let loading: Promise<Reader> | undefined;

/** What reads GS1 codes is a third of a page's own script, and nothing is scanned before the page stands: it comes right behind. */
export function codeReader(): Promise<Reader | null> {
  loading ??= import("@/components/floor/work/known-codes");
  return loading.catch(() => {
    loading = undefined;
    return null;
  });
}

/** Loads the reader as soon as the page stands, so that it is there when the connection goes. */
export function useCodeReader(): void {
  useEffect(() => {
    void codeReader();
  }, []);
}
