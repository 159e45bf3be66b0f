"use client";

import { useState } from "react";
import { useScanQueue } from "@/components/floor/queue-provider";
import { sendCommand } from "@/components/floor/work/send-command";
import { Button } from "@/components/ui/button";
import type { CrossDockProposal } from "@/lib/fulfilment/list-cross-docks";

type Answered = { proposal: CrossDockProposal; ok: boolean; text: string };

const keyOf = ({ receipt, transfer, order_id: order }: CrossDockProposal): string => `${receipt ?? transfer} ${order}`;

/** Orders that waited for what arrived: each is offered its units at the packing desk, or they are put away as always. */
export function CrossDocks({ proposals }: { proposals: readonly CrossDockProposal[] }) {
  // What was answered stays readable when the page has learned that it is done.
  const [answered, setAnswered] = useState<readonly Answered[]>([]);
  const open = proposals.filter((it) => !answered.some(({ proposal }) => keyOf(proposal) === keyOf(it)));
  if (open.length + answered.length === 0) return null;
  const answer = (proposal: CrossDockProposal, ok: boolean, text: string) => setAnswered((before) => [...before, { proposal, ok, text }]);
  return (
    <section className="grid gap-4 rounded-lg border-2 border-ok bg-ok-wash p-5" aria-label="Straight to packing">
      <p className="text-floor">Orders waited for these units. They need not be put away.</p>
      <ul className="grid gap-4">
        {answered.map(({ proposal, ok, text }) => (
          <Row key={keyOf(proposal)} proposal={proposal}>
            <p role="status" className={ok ? "text-floor" : "text-floor text-stop"}>
              {text}
            </p>
          </Row>
        ))}
        {open.map((proposal) => (
          <Row key={keyOf(proposal)} proposal={proposal}>
            <Choice proposal={proposal} onAnswer={(ok, text) => answer(proposal, ok, text)} />
          </Row>
        ))}
      </ul>
    </section>
  );
}

function Row({ proposal: { order, lines }, children }: { proposal: CrossDockProposal; children: React.ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-4 border-line border-t pt-4 first:border-t-0 first:pt-0">
      <p className="min-w-0">
        <strong className="block text-xl font-bold break-words">{order}</strong>
        <span className="text-floor">{lines.map(({ units, sku }) => `${units} × ${sku}`).join(", ")}</span>
      </p>
      {children}
    </li>
  );
}

type ChoiceProps = { proposal: CrossDockProposal; onAnswer: (ok: boolean, text: string) => void };

function Choice({ proposal: { receipt, transfer, order, units }, onAnswer }: ChoiceProps) {
  const queue = useScanQueue();
  const [isSending, setSending] = useState(false);
  const accept = async (): Promise<void> => {
    if (!queue) return;
    setSending(true);
    const sent = await sendCommand(queue, "cross-dock", { receipt, transfer, order });
    if (sent.state === "kept") onAnswer(true, "Kept here and sent when the connection is back. Bring the units to packing.");
    else onAnswer(sent.ok, sent.ok ? sentText(sent.answer) : sent.detail);
  };
  return (
    <span className="flex flex-wrap gap-3">
      <Button size="floor" variant="primary" disabled={!queue || isSending} onClick={() => void accept()}>
        {units === 1 ? "1 unit to packing" : `${units} units to packing`}
      </Button>
      <Button size="floor" aria-label={`Put away what ${order} waits for`} onClick={() => onAnswer(true, "Put away as always.")}>
        Put away
      </Button>
    </span>
  );
}

function sentText(answer: Record<string, unknown>): string {
  const { number, units } = (answer["cross_dock"] ?? {}) as { number?: string; units?: number };
  return `Bring ${units === 1 ? "1 unit" : `${units ?? 0} units`} to packing: ${number ?? ""}.`;
}
