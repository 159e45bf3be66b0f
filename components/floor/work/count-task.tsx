"use client";

import { Suspense, useState } from "react";
import { TaskFrame } from "@/components/floor/task-frame";
import { CountFinished } from "@/components/floor/work/count-finished";
import { CountedRows } from "@/components/floor/work/counted-rows";
import { LastScan } from "@/components/floor/work/last-scan";
import { LotPanel, useLotPanel } from "@/components/floor/work/lot-panel-later";
import { TakenUp } from "@/components/floor/work/taken-up-later";
import { type Finished, useCounting } from "@/components/floor/work/use-counting";
import { ScanBox } from "@/components/scanning/scan-box";
import { Button } from "@/components/ui/button";
import type { CountRow, ToCount } from "@/lib/counting/read-tasks";

type CountTaskProps = { task: CountRow; known: ToCount };

/** Blind: the counter sees what to count, never what is expected. */
export function CountTask({ task, known }: CountTaskProps) {
  const [finished, setFinished] = useState<Finished | null>(null);
  const state = finished === "recount" && task.state === "open" ? "recount" : task.state;
  const isOver = state === "done" || state === "canceled";
  return (
    <TaskFrame
      title={`Count ${task.bin ?? "the location"}`}
      detail={task.name ?? "Everything in it"}
      back={{ href: "/floor/count", label: "All counts" }}
    >
      {isOver || finished === "done" || finished === "kept" ? (
        <CountFinished as={finished === "kept" ? "kept" : "done"} />
      ) : (
        <Counting key={state} task={{ ...task, state }} known={known} onFinished={setFinished} />
      )}
    </TaskFrame>
  );
}

function Counting({ task, known, onFinished }: CountTaskProps & { onFinished: (as: Finished) => void }) {
  const { ready, said, work, takenUpAt, forget, asks, onScan, add, setAsks, correct, finish } = useCounting(task, known, onFinished);
  useLotPanel();
  const { counted } = work;
  const isEmpty = counted.every(({ units }) => units === 0);
  return (
    <div className="grid gap-5">
      {task.state === "recount" && (
        <p role="alert" className="rounded-lg border-2 border-wait bg-wait-wash p-5 text-floor">
          The count differs from the books. Count once more; the second count decides.
        </p>
      )}
      <TakenUp at={isEmpty ? null : takenUpAt} onForget={forget} />
      <ScanBox label="Scan every unit or case" hint="or type its SKU" onScan={onScan} />
      <LastScan said={said} />
      <Suspense>
        {asks && <LotPanel item={{ ...asks, expiresOn: null }} isDated={false} onLot={add} onLeave={() => setAsks(null)} />}
      </Suspense>
      <CountedRows counted={counted} onCorrect={correct} onOtherLot={setAsks} />
      <Button size="floor" variant="primary" className="justify-self-start" disabled={!ready} onClick={() => finish()}>
        {isEmpty ? (task.sku ? "None is there" : "It is empty") : "Finish the count"}
      </Button>
    </div>
  );
}
