"use client";

import { Suspense, useState } from "react";
import { TaskFrame } from "@/components/floor/task-frame";
import { ArrivalRows } from "@/components/floor/work/arrival-rows";
import { type Arrival, unitsIn } from "@/components/floor/work/arrivals";
import { transferReceiptTask } from "@/components/floor/work/begun-tasks";
import { ExpectedLines } from "@/components/floor/work/expected-lines";
import { later, useSoon } from "@/components/floor/work/later";
import { LastScan } from "@/components/floor/work/last-scan";
import type { Sent } from "@/components/floor/work/send-command";
import { TakenUp } from "@/components/floor/work/taken-up-later";
import type { TransferReceived } from "@/components/floor/work/transfer-received";
import { useReceiving } from "@/components/floor/work/use-receiving";
import { ScanBox } from "@/components/scanning/scan-box";
import { Button } from "@/components/ui/button";
import type { KnownCode } from "@/lib/places/read-codes";
import type { ArrivingTransfer } from "@/lib/transfers/read-requests";

const loadReceived = async () => (await import("@/components/floor/work/transfer-received")).TransferReceivedPanel;
const ReceivedPanel = later(loadReceived);

type ReceiveTransferTaskProps = { transfer: ArrivingTransfer; known: readonly KnownCode[] };

function receivedOf(sent: Sent): TransferReceived | null {
  if (sent.state === "kept") return { kept: true, fed: [], missing: [], crossDocks: [] };
  type Answer = Partial<TransferReceived> & { cross_docks?: TransferReceived["crossDocks"] };
  const { fed = [], missing = [], cross_docks: crossDocks = [] } = (sent.ok ? sent.answer : {}) as Answer;
  return sent.ok ? { kept: false, fed, missing, crossDocks } : null;
}

/** Every scan counts what came of a transfer; what came beyond it is taken in and said, what is missing stays on its way. */
export function ReceiveTransferTask({ transfer, known }: ReceiveTransferTaskProps) {
  const [received, setReceived] = useState<TransferReceived | null>(null);
  const { ready, said, work, takenUpAt, forget, onScan, correct, finish } = useReceiving({
    task: transferReceiptTask(transfer.id),
    // Lots travel with their units, so that nobody has to name them again.
    expected: transfer.lines.map(({ sku, name }) => ({ sku, name, lots: false })),
    known,
    onSettled: (sent) => setReceived(receivedOf(sent)),
  });
  useSoon(loadReceived);
  const { arrivals } = work;
  const units = unitsIn(arrivals);
  const over = overOf(transfer.lines, arrivals);
  const lines = arrivals.map(({ sku, good, damaged }) => ({ sku, units: good, damaged })).filter((it) => it.units + it.damaged > 0);
  return (
    <TaskFrame
      title={`Transfer from ${transfer.from_name}`}
      detail={[transfer.reference, units > 0 && (units === 1 ? "1 unit" : `${units} units`)].filter(Boolean).join(", ")}
      back={{ href: "/floor/receive", label: "All receipts" }}
      aside={!received && <ExpectedLines lines={transfer.lines} arrivals={arrivals} />}
    >
      {received ? (
        <Suspense>
          <ReceivedPanel transfer={transfer.id} received={received} />
        </Suspense>
      ) : (
        <div className="grid gap-5">
          <TakenUp at={units > 0 ? takenUpAt : null} onForget={forget} />
          <ScanBox label="Scan every unit or case" hint="or type its SKU" onScan={onScan} />
          <LastScan said={said} />
          <ArrivalRows arrivals={arrivals} onCorrect={correct} />
          {units > 0 && (
            <Button
              size="floor"
              variant="primary"
              className="justify-self-start"
              disabled={!ready}
              onClick={() => finish("receive-transfer", { transfer: transfer.id, lines, accept_over: true })}
            >
              {over === 0 ? "Finish" : `Finish with ${over} over`}
            </Button>
          )}
        </div>
      )}
    </TaskFrame>
  );
}

function overOf(lines: ArrivingTransfer["lines"], arrivals: readonly Arrival[]): number {
  return lines.reduce((sum, { sku, units, received }) => {
    const now = unitsIn(arrivals.filter((it) => it.sku === sku));
    return sum + Math.max(0, received + now - units);
  }, 0);
}
