"use client";

import { useState } from "react";
import { useScanQueue } from "@/components/floor/queue-provider";
import { TaskFrame } from "@/components/floor/task-frame";
import { LastScan } from "@/components/floor/work/last-scan";
import { sendCommand } from "@/components/floor/work/send-command";
import { useSaid } from "@/components/floor/work/use-said";
import { ScanBox } from "@/components/scanning/scan-box";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { CountRow } from "@/lib/counting/read-tasks";

type Counted = { sku: string; units: number };
/** What a code stands for, from the products that the organization knows. */
export type Known = { code: string; sku: string; units: number };

/** Blind: the counter sees what to count, never what is expected. */
export function CountTask({ task, known }: { task: CountRow; known: readonly Known[] }) {
  const queue = useScanQueue();
  const { said, say } = useSaid();
  const [counted, setCounted] = useState<readonly Counted[]>(task.sku ? [{ sku: task.sku, units: 0 }] : []);
  const [finished, setFinished] = useState<"done" | "recount" | null>(null);

  const add = (sku: string, units: number): void =>
    setCounted((now) => {
      const others = now.filter((it) => it.sku !== sku);
      const before = now.find((it) => it.sku === sku)?.units ?? 0;
      return [...others, { sku, units: Math.max(0, before + units) }];
    });
  const onScan = (text: string): void => {
    const found = known.find(({ code, sku }) => sku === text.trim() || code.padStart(14, "0") === text.trim().padStart(14, "0"));
    add(found?.sku ?? text.trim(), found?.units ?? 1);
    say(true, `${found?.sku ?? text.trim()}: ${found?.units ?? 1} counted`);
  };
  const finish = async (): Promise<void> => {
    if (!queue) return;
    const sent = await sendCommand(queue, "count", { task: task.id, entries: counted });
    if (sent.state === "kept") return say(true, "Kept here", "No connection: it is sent when the connection is back.");
    if (!sent.ok) return say(false, sent.title, sent.detail);
    const state = (sent.answer["task"] as { state?: unknown } | undefined)?.state;
    setFinished(state === "recount" ? "recount" : "done");
    setCounted(task.sku ? [{ sku: task.sku, units: 0 }] : []);
  };

  return (
    <TaskFrame
      title={`Count ${task.bin ?? "the location"}`}
      detail={task.name ?? "Everything in it"}
      back={{ href: "/floor/count", label: "All counts" }}
    >
      {finished === "done" ? (
        <div className="grid justify-items-start gap-4">
          <h2 className="text-xl!">This count is done</h2>
          <ButtonLink href="/floor/count" size="floor" variant="primary">
            Next count
          </ButtonLink>
        </div>
      ) : (
        <div className="grid gap-5">
          {finished === "recount" && (
            <p role="alert" className="rounded-lg border-2 border-wait bg-wait-wash p-5 text-floor">
              The count differs from the books. Count once more; the second count decides.
            </p>
          )}
          <ScanBox label="Scan every unit, or type its SKU" onScan={onScan} />
          <LastScan said={said} />
          <ul className="grid gap-3">
            {counted.map(({ sku, units }) => (
              <li key={sku} className="flex flex-wrap items-center justify-between gap-3 rounded border border-line px-4 py-3">
                <strong className="min-w-0 break-words text-floor">{sku}</strong>
                <span className="flex items-center gap-3">
                  <Button size="floor" aria-label={`One fewer ${sku}`} disabled={units === 0} onClick={() => add(sku, -1)}>
                    −
                  </Button>
                  <output className="min-w-16 text-center text-xl font-bold">{units}</output>
                  <Button size="floor" aria-label={`One more ${sku}`} onClick={() => add(sku, 1)}>
                    +
                  </Button>
                  <Button size="floor" aria-label={`Ten more ${sku}`} onClick={() => add(sku, 10)}>
                    +10
                  </Button>
                </span>
              </li>
            ))}
          </ul>
          <Button size="floor" variant="primary" className="justify-self-start" disabled={!queue} onClick={() => void finish()}>
            {counted.every(({ units }) => units === 0) ? "It is empty" : "Finish the count"}
          </Button>
        </div>
      )}
    </TaskFrame>
  );
}
