"use client";

import { useState } from "react";
import { useScanQueue } from "@/components/floor/queue-provider";
import { sendCommand } from "@/components/floor/work/send-command";
import { Button } from "@/components/ui/button";
import type { CrossDockProposal } from "@/lib/fulfilment/list-cross-docks";

type CrossDocksProps = { receipt: string; proposals: readonly CrossDockProposal[] };

/** Orders that waited for what arrived: each is offered its units at the packing desk, or they are put away as always. */
export function CrossDocks({ receipt, proposals }: CrossDocksProps) {
  return (
    <section className="grid gap-4 rounded-lg border-2 border-ok bg-ok-wash p-5" aria-label="Straight to packing">
      <p className="text-floor">Orders waited for these units. They need not be put away.</p>
      <ul className="grid gap-4">
        {proposals.map((proposal) => (
          <CrossDock key={proposal.order_id} receipt={receipt} proposal={proposal} />
        ))}
      </ul>
    </section>
  );
}

function CrossDock({ receipt, proposal: { order, lines, units } }: { receipt: string; proposal: CrossDockProposal }) {
  const queue = useScanQueue();
  const [said, setSaid] = useState<{ ok: boolean; text: string } | null>(null);
  const [isSending, setSending] = useState(false);
  const accept = async (): Promise<void> => {
    if (!queue) return;
    setSending(true);
    const sent = await sendCommand(queue, "cross-dock", { receipt, order });
    setSending(false);
    if (sent.state === "kept") setSaid({ ok: true, text: "Kept here and sent when the connection is back. Bring the units to packing." });
    else if (!sent.ok) setSaid({ ok: false, text: sent.detail });
    else setSaid({ ok: true, text: sentText(sent.answer) });
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-4 border-line border-t pt-4 first:border-t-0 first:pt-0">
      <p className="min-w-0">
        <strong className="block text-bin font-bold tracking-[-0.03em] break-words">{order}</strong>
        <span className="text-floor">{lines.map((line) => `${line.units} × ${line.sku}`).join(", ")}</span>
      </p>
      {said ? (
        <p role="status" className={said.ok ? "text-floor" : "text-floor text-stop"}>
          {said.text}
        </p>
      ) : (
        <span className="flex flex-wrap gap-3">
          <Button size="floor" variant="primary" disabled={!queue || isSending} onClick={() => void accept()}>
            {units === 1 ? "1 unit to packing" : `${units} units to packing`}
          </Button>
          <Button
            size="floor"
            aria-label={`Put away what ${order} waits for`}
            onClick={() => setSaid({ ok: true, text: "Put away as always." })}
          >
            Put away
          </Button>
        </span>
      )}
    </li>
  );
}

function sentText(answer: Record<string, unknown>): string {
  const { number, units } = (answer["cross_dock"] ?? {}) as { number?: string; units?: number };
  return `Bring ${units === 1 ? "1 unit" : `${units ?? 0} units`} to packing: ${number ?? ""}.`;
}
