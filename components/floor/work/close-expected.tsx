"use client";

import { useState } from "react";
import { useScanQueue } from "@/components/floor/queue-provider";
import { sendCommand } from "@/components/floor/work/send-command";
import { Button } from "@/components/ui/button";
import type { Missing } from "@/lib/expected/expected-lines";

/** What has not arrived, and that nothing more is awaited. */
export function CloseExpected({ id, missing }: { id: string; missing: Missing }) {
  const queue = useScanQueue();
  const [said, setSaid] = useState<string | null>(null);
  const close = async (): Promise<void> => {
    if (!queue) return;
    const sent = await sendCommand(queue, "close-expected", { expected: id, reason: "The rest did not arrive" });
    if (sent.state === "kept") setSaid("Kept here and sent when the connection is back.");
    else setSaid(sent.ok ? "Closed: nothing more is awaited." : sent.detail);
  };
  return (
    <section className="grid justify-items-start gap-3 rounded-lg border-2 border-wait bg-wait-wash p-5" aria-label="Missing">
      <p className="text-floor">Still missing: {missing.map(({ units, sku }) => `${units} × ${sku}`).join(", ")}</p>
      {said === null ? (
        <Button size="floor" disabled={!queue} onClick={() => void close()}>
          Close with what is missing
        </Button>
      ) : (
        <p role="status" className="text-floor">
          {said}
        </p>
      )}
    </section>
  );
}
