"use client";

import { useState } from "react";
import { TaskFrame } from "@/components/floor/task-frame";
import { useScanQueue } from "@/components/floor/queue-provider";
import { LastScan } from "@/components/floor/work/last-scan";
import { sendCommand } from "@/components/floor/work/send-command";
import { useSaid } from "@/components/floor/work/use-said";
import { OF_TRANSFER, useWalk } from "@/components/floor/work/use-walk";
import { progressOf } from "@/components/floor/work/walk-state";
import { WalkSteps } from "@/components/floor/work/walk-steps";
import { WalkStops } from "@/components/floor/work/walk-stops";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { RequestView } from "@/lib/transfers/read-requests";

/** Units that another location asked for: the walk of an order, and at its end they are sent instead of packed. */
export function TransferWalkTask({ request, maySend }: { request: RequestView; maySend: boolean }) {
  // What another location asked for is sent as it is.
  const stops = request.work.map((stop) => ({ ...stop, substitutes: [] }));
  const walking = useWalk({ id: request.id, stops }, OF_TRANSFER);
  const { stop, counts, said, choose } = walking;
  const progress = progressOf(stops, counts);
  return (
    <TaskFrame
      title={`Transfer to ${request.to_name}`}
      detail={request.reference}
      progress={progress}
      back={{ href: "/floor/pick", label: "All walks" }}
      aside={<WalkStops stops={stops} counts={counts} current={stop?.id ?? null} onChoose={choose} />}
    >
      {stop ? (
        <WalkSteps walk={walking} stop={stop} stops={stops} about={<span className="block text-ink-2">for {request.to_name}</span>} />
      ) : (
        <div className="grid justify-items-start gap-4">
          <LastScan said={said} />
          <h2 className="text-xl!">This walk is done</h2>
          <SendPicked request={request} units={progress.value} maySend={maySend} />
        </div>
      )}
    </TaskFrame>
  );
}

type Sending = "sent" | "kept" | "nothing" | null;
const WORDS = {
  sent: "It is on its way. The other location receives it by scanning.",
  kept: "No connection: kept here, and sent when it is back.",
  nothing: "Nothing was found, so nothing is sent.",
} as const;

function SendPicked({ request, units, maySend }: { request: RequestView; units: number; maySend: boolean }) {
  const queue = useScanQueue();
  const { said, say } = useSaid();
  const [sending, setSending] = useState<Sending>(null);
  const send = async (): Promise<void> => {
    if (!queue) return;
    const sent = await sendCommand(queue, "send-transfer", { request: request.id });
    if (sent.state === "answered" && !sent.ok) say(false, sent.title, sent.detail);
    else setSending(sent.state === "kept" ? "kept" : units > 0 ? "sent" : "nothing");
  };
  return (
    <>
      {sending ? (
        <p role="status" className="text-floor">
          {WORDS[sending]}
        </p>
      ) : maySend ? (
        <Button size="floor" variant="primary" disabled={!queue} onClick={() => void send()}>
          {units > 0 ? `Send ${units === 1 ? "1 unit" : `${units} units`} to ${request.to_name}` : "Close the request"}
        </Button>
      ) : (
        <p className="text-floor text-ink-2">Take it to the door. Somebody who may send transfers sends it.</p>
      )}
      <LastScan said={said} />
      <ButtonLink href="/floor/pick" size="floor" variant={sending ? "primary" : "default"}>
        Next walk
      </ButtonLink>
    </>
  );
}
