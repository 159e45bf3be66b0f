"use client";

import { useState } from "react";
import { useTurns } from "@/components/floor/work/use-turns";
import { ScanBox } from "@/components/scanning/scan-box";
import { ScanVerdict } from "@/components/scanning/scan-verdict";
import type { ScanContext } from "@/lib/scanning/read-scan";

type Tried = { id: number; feedback: "accepted" | "refused"; title: string; details: string[] };

const KEPT = 10;
const NO_READER = { title: "Not read", details: ["The reader of codes could not be loaded. Scan again when the connection is back."] };

/** What a scan says. The reader of GS1 codes comes with the first scan, not with the page. */
async function tell(text: string, context: ScanContext): Promise<Omit<Tried, "id">> {
  try {
    const [{ readScan }, { scanWords }] = await Promise.all([
      import("@/lib/scanning/read-scan"),
      import("@/components/scanning/scan-words"),
    ]);
    const scan = readScan(text, context);
    return { feedback: scan.kind === "unknown" ? "refused" : "accepted", ...scanWords(scan) };
  } catch {
    return { feedback: "refused", ...NO_READER };
  }
}

/** Shows what arrives from a scanner, so that a new one can be set up without moving any stock. */
export function ScannerCheck({ context }: { context: ScanContext }) {
  const [tried, setTried] = useState<Tried[]>([]);
  const onScan = useTurns(async (text: string): Promise<void> => {
    const told = await tell(text, context);
    setTried((before) => [{ id: (before[0]?.id ?? 0) + 1, ...told }, ...before.slice(0, KEPT - 1)]);
  });
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
