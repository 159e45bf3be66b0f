"use client";

import { useState } from "react";
import { ScanBox } from "@/components/scanning/scan-box";
import { ScanVerdict } from "@/components/scanning/scan-verdict";
import { scanWords } from "@/components/scanning/scan-words";
import { readScan, type ScanContext } from "@/lib/scanning/read-scan";

type Tried = { id: number; feedback: "accepted" | "refused"; title: string; details: string[] };

const KEPT = 10;

/** Shows what arrives from a scanner, so that a new one can be set up without moving any stock. */
export function ScannerCheck({ context }: { context: ScanContext }) {
  const [tried, setTried] = useState<Tried[]>([]);
  const onScan = (text: string): void => {
    const scan = readScan(text, context);
    const feedback = scan.kind === "unknown" ? "refused" : "accepted";
    setTried((before) => [{ id: (before[0]?.id ?? 0) + 1, feedback, ...scanWords(scan) }, ...before.slice(0, KEPT - 1)]);
  };
  const [last, ...earlier] = tried;
  return (
    <div className="grid gap-4">
      <ScanBox label="Scan any code" onScan={onScan} />
      {last && (
        <ScanVerdict key={last.id} feedback={last.feedback} title={last.title}>
          {last.details.length > 0 && last.details.join(", ")}
        </ScanVerdict>
      )}
      {earlier.length > 0 && (
        <ol aria-label="Earlier scans" className="grid gap-1 text-floor text-ink-2">
          {earlier.map(({ id, title, details }) => (
            <li key={id}>{[title, ...details].join(", ")}</li>
          ))}
        </ol>
      )}
    </div>
  );
}
