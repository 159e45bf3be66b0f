"use client";

import { useEffect, useState } from "react";
import { addLines, type GoodsLine, type NewRow, unresolved } from "@/components/stock/goods-lines";

export type GoodsLines = {
  lines: readonly GoodsLine[];
  /** The look-up of codes does not answer; the lines can be sent all the same. */
  isOffline: boolean;
  add: (rows: readonly NewRow[]) => void;
  change: (key: number, part: Partial<Pick<GoodsLine, "units" | "cost" | "lot" | "day">>) => void;
  remove: (key: number) => void;
};

/** The lines of a goods form. Codes are looked up as they come; a scanner does not have to wait for the answers. */
export function useGoodsLines(first: readonly NewRow[]): GoodsLines {
  const [lines, setLines] = useState<readonly GoodsLine[]>(() => addLines([], first));
  const [isOffline, setOffline] = useState(false);
  const open = unresolved(lines).join("\n");
  useEffect(() => {
    if (open === "") return;
    const control = new AbortController();
    const { signal } = control;
    void settle(open.split("\n"), signal).then(
      (settled) => {
        if (signal.aborted) return;
        setOffline(false);
        setLines(settled);
      },
      () => !signal.aborted && setOffline(true),
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

async function settle(codes: readonly string[], signal: AbortSignal): Promise<(lines: readonly GoodsLine[]) => GoodsLine[]> {
  const { lookUp, settleLines } = await import("@/components/stock/goods-lookup");
  const found = await lookUp(codes, signal);
  return (lines) => settleLines(lines, found);
}
