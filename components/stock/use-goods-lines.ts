"use client";

import { useEffect, useState } from "react";
import { addLines, type GoodsLine, settleLines, unresolved } from "@/components/stock/goods-lines";
import type { FoundCode } from "@/lib/receiving/read-lookup";
import type { TypedRow } from "@/lib/receiving/typed-rows";

async function lookUp(codes: readonly string[], signal: AbortSignal): Promise<FoundCode[]> {
  const body = JSON.stringify({ codes });
  const answer = await fetch("/stock/lookup", { method: "POST", body, signal, headers: { "content-type": "application/json" } });
  if (!answer.ok) throw new Error(`The look-up answered ${answer.status}`);
  return ((await answer.json()) as { items: FoundCode[] }).items;
}

export type GoodsLines = {
  lines: readonly GoodsLine[];
  /** The look-up of codes does not answer; the lines can be sent all the same. */
  isOffline: boolean;
  add: (rows: readonly TypedRow[]) => void;
  change: (key: number, part: Partial<Pick<GoodsLine, "units" | "cost">>) => void;
  remove: (key: number) => void;
};

/** The lines of a goods form. Codes are looked up as they come; a scanner does not have to wait for the answers. */
export function useGoodsLines(first: readonly TypedRow[]): GoodsLines {
  const [lines, setLines] = useState<readonly GoodsLine[]>(() => addLines([], first));
  const [isOffline, setOffline] = useState(false);
  const open = unresolved(lines).join("\n");
  useEffect(() => {
    if (open === "") return;
    const control = new AbortController();
    void lookUp(open.split("\n"), control.signal).then(
      (found) => {
        if (control.signal.aborted) return;
        setOffline(false);
        setLines((now) => settleLines(now, found));
      },
      () => !control.signal.aborted && setOffline(true),
    );
    return () => control.abort();
  }, [open]);
  return {
    lines,
    isOffline,
    add: (rows) => setLines((now) => addLines(now, rows)),
    change: (key, part) => setLines((now) => now.map((line) => (line.key === key ? { ...line, ...part } : line))),
    remove: (key) => setLines((now) => now.filter((line) => line.key !== key)),
  };
}
