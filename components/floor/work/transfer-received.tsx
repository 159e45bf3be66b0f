"use client";

import { useState } from "react";
import { useScanQueue } from "@/components/floor/queue-provider";
import { CrossDocks } from "@/components/floor/work/cross-docks";
import { sendCommand } from "@/components/floor/work/send-command";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { CrossDockProposal } from "@/lib/fulfilment/list-cross-docks";

type Fed = { number: string; sku: string; units: number };
type Missing = { sku: string; units: number };
export type TransferReceived = {
  kept: boolean;
  fed: readonly Fed[];
  missing: readonly Missing[];
  crossDocks: readonly CrossDockProposal[];
};

const linesText = (lines: readonly Missing[]): string => lines.map(({ units, sku }) => `${units} × ${sku}`).join(", ");

/** What came of a transfer: who waited for it, what is still on its way, and where the rest goes. */
export function TransferReceivedPanel({ transfer, received }: { transfer: string; received: TransferReceived }) {
  const { kept, fed, missing, crossDocks } = received;
  return (
    <div className="grid justify-items-start gap-5">
      <h2 className="text-xl!">{kept ? "Kept here" : "Received"}</h2>
      {kept && <p className="text-floor">No connection: it is sent when the connection is back.</p>}
      <CrossDocks proposals={crossDocks} />
      {/* Whoever may not send them there keeps them apart. */}
      {fed.length > 0 && crossDocks.length === 0 && (
        <section className="grid gap-3 rounded-lg border-2 border-ok bg-ok-wash p-5" aria-label="Straight to packing">
          <p className="text-floor">These orders waited for the goods. Keep their units by the packing desk.</p>
          <ul className="grid gap-2">
            {[...Map.groupBy(fed, ({ number }) => number)].map(([number, lines]) => (
              <li key={number}>
                <strong className="block text-bin font-bold tracking-[-0.03em] break-words">{number}</strong>
                <span className="text-floor">{linesText(lines)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {missing.length > 0 && <StillMissing transfer={transfer} missing={missing} />}
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/floor/put-away" size="floor" variant="primary">
          {fed.length > 0 ? "Put the rest away" : "Put away"}
        </ButtonLink>
        <ButtonLink href="/floor/receive" size="floor">
          Next receipt
        </ButtonLink>
      </div>
    </div>
  );
}

/** It may come later; somebody who knows better gives it up. */
function StillMissing({ transfer, missing }: { transfer: string; missing: readonly Missing[] }) {
  const queue = useScanQueue();
  const [said, setSaid] = useState<string | null>(null);
  const close = async (): Promise<void> => {
    if (!queue) return;
    const sent = await sendCommand(queue, "close-transfer", { transfer });
    if (sent.state === "kept") setSaid("Kept here and sent when the connection is back.");
    else setSaid(sent.ok ? "Closed: nothing is on its way any more." : sent.detail);
  };
  return (
    <section className="grid justify-items-start gap-3 rounded-lg border-2 border-wait bg-wait-wash p-5" aria-label="Missing">
      <p className="text-floor">Still on its way: {linesText(missing)}</p>
      {said === null ? (
        <Button size="floor" disabled={!queue} onClick={() => void close()}>
          It did not arrive
        </Button>
      ) : (
        <p role="status" className="text-floor">
          {said}
        </p>
      )}
    </section>
  );
}
