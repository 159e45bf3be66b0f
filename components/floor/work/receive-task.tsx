"use client";

import { type FormEvent, Suspense } from "react";
import { TaskFrame } from "@/components/floor/task-frame";
import { ArrivalRows } from "@/components/floor/work/arrival-rows";
import { type Arrival, unitsIn } from "@/components/floor/work/arrivals";
import { ExpectedLines } from "@/components/floor/work/expected-lines";
import { LastScan } from "@/components/floor/work/last-scan";
import { LotPanel, useLotPanel } from "@/components/floor/work/lot-panel-later";
import { receiptTask } from "@/components/floor/work/begun-tasks";
import { later, useSoon } from "@/components/floor/work/later";
import { TakenUp } from "@/components/floor/work/taken-up-later";
import { useReceiving } from "@/components/floor/work/use-receiving";
import { ScanBox } from "@/components/scanning/scan-box";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { ExpectedView } from "@/lib/expected/read-expected";
import type { KnownCode } from "@/lib/places/read-codes";

const loadReceived = async () => (await import("@/components/floor/work/received-panel")).ReceivedPanel;
const ReceivedPanel = later(loadReceived);

type ReceiveTaskProps = {
  location: { code: string; name: string };
  /** What was announced; null for goods that nobody announced. */
  expected: ExpectedView | null;
  known: readonly KnownCode[];
};

/** Every scan counts a unit or a case, and Finish receives what was counted. */
export function ReceiveTask({ location, expected, known }: ReceiveTaskProps) {
  const items = expected?.lines.map(({ sku, name, by_lot: lots }) => ({ sku, name, lots })) ?? null;
  const task = receiptTask(location.code, expected?.id ?? null);
  const { ready, said, work, takenUpAt, forget, asks, received, onScan, add, setAsks, correct, refer, finish } = useReceiving({
    task,
    expected: items,
    known,
  });
  useLotPanel();
  useSoon(loadReceived);
  const { arrivals } = work;
  const units = unitsIn(arrivals);
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const reference = work.reference.trim();
    if (expected) finish("receive-expected", { expected: expected.id, reference: reference || null, lines: arrivals.map(arrivedLine) });
    else finish("receive", { location: location.code, reference: reference || "Blind receipt", lines: arrivals.flatMap(linesOf) });
  };
  return (
    <TaskFrame
      title={expected ? `Receive ${expected.reference}` : `Blind receipt at ${location.name}`}
      detail={[expected?.supplier, units > 0 && (units === 1 ? "1 unit" : `${units} units`)].filter(Boolean).join(", ")}
      back={{ href: "/floor/receive", label: "All receipts" }}
      aside={expected && !received && <ExpectedLines lines={expected.lines} arrivals={arrivals} />}
    >
      {received ? (
        <Suspense>
          <ReceivedPanel received={received} expected={expected?.id ?? null} />
        </Suspense>
      ) : (
        <div className="grid gap-5">
          <TakenUp at={units > 0 ? takenUpAt : null} onForget={forget} />
          <ScanBox label="Scan every unit or case" hint="or type its SKU" onScan={onScan} />
          <LastScan said={said} />
          <Suspense>{asks && <LotPanel item={asks} onLot={add} onLeave={() => setAsks(null)} />}</Suspense>
          <ArrivalRows arrivals={arrivals} onCorrect={correct} />
          {units > 0 && (
            <form onSubmit={onSubmit} aria-label="Finish" className="flex flex-wrap items-end gap-4">
              <TextField
                name="reference"
                label="Delivery note"
                size="floor"
                maxLength={120}
                value={work.reference}
                onChange={({ target }) => refer(target.value)}
              />
              <Button size="floor" variant="primary" type="submit" disabled={!ready}>
                Finish
              </Button>
            </form>
          )}
        </div>
      )}
    </TaskFrame>
  );
}

const lotOf = ({ lot, expiresOn }: Arrival) => (lot === null ? {} : { lot, expires_on: expiresOn });

/** Good and damaged units are two lines of a receipt, and one line of an expected receipt. */
function linesOf(arrival: Arrival) {
  const { sku, good, damaged } = arrival;
  const of = { sku, ...lotOf(arrival) };
  return [
    ...(good > 0 ? [{ ...of, units: good, condition: "good" }] : []),
    ...(damaged > 0 ? [{ ...of, units: damaged, condition: "damaged" }] : []),
  ];
}

const arrivedLine = (arrival: Arrival) => ({ sku: arrival.sku, units: arrival.good, damaged: arrival.damaged, ...lotOf(arrival) });
