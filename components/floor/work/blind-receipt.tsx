"use client";

import type { FormEvent } from "react";
import { TaskFrame } from "@/components/floor/task-frame";
import { ArrivalRows } from "@/components/floor/work/arrival-rows";
import { type Arrival, unitsIn } from "@/components/floor/work/arrivals";
import { formText } from "@/components/floor/work/form-text";
import { LastScan } from "@/components/floor/work/last-scan";
import { LotPanel } from "@/components/floor/work/lot-panel";
import { ReceivedPanel } from "@/components/floor/work/received-panel";
import { useReceiving } from "@/components/floor/work/use-receiving";
import { ScanBox } from "@/components/scanning/scan-box";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";

/** Goods that nobody announced: every scan counts, and Finish receives what was counted. */
export function BlindReceipt({ location }: { location: { code: string; name: string } }) {
  const { ready, said, arrivals, asks, received, onScan, add, setAsks, correct, finish } = useReceiving(null, []);
  const units = unitsIn(arrivals);
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const reference = formText(new FormData(event.currentTarget), "reference") || "Blind receipt";
    finish("receive", { location: location.code, reference, lines: arrivals.flatMap(linesOf) });
  };
  return (
    <TaskFrame
      title={`Blind receipt at ${location.name}`}
      detail={units > 0 && (units === 1 ? "1 unit" : `${units} units`)}
      back={{ href: "/floor/receive", label: "All receipts" }}
    >
      {received ? (
        <ReceivedPanel received={received} />
      ) : (
        <div className="grid gap-5">
          <ScanBox label="Scan every unit or case" hint="or type its SKU" onScan={onScan} />
          <LastScan said={said} />
          {asks && <LotPanel item={asks} onLot={add} onLeave={() => setAsks(null)} />}
          <ArrivalRows arrivals={arrivals} onCorrect={correct} />
          {units > 0 && (
            <form onSubmit={onSubmit} aria-label="Finish" className="flex flex-wrap items-end gap-4">
              <TextField name="reference" label="Delivery note" size="floor" maxLength={120} />
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

/** Good and damaged units are two lines of a receipt. */
function linesOf({ sku, lot, expiresOn, good, damaged }: Arrival) {
  const of = { sku, ...(lot !== null && { lot, expires_on: expiresOn }) };
  return [
    ...(good > 0 ? [{ ...of, units: good, condition: "good" }] : []),
    ...(damaged > 0 ? [{ ...of, units: damaged, condition: "damaged" }] : []),
  ];
}
