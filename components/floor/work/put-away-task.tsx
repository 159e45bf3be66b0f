"use client";

import { type ReactNode, Suspense, useState } from "react";
import { TaskFrame } from "@/components/floor/task-frame";
import { LastScan } from "@/components/floor/work/last-scan";
import { later } from "@/components/floor/work/later";
import { UnitsStepper } from "@/components/floor/work/units-stepper";
import { type PutAwayRow, usePutAway } from "@/components/floor/work/use-put-away";
import { ScanBox } from "@/components/scanning/scan-box";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { CrossDockProposal } from "@/lib/fulfilment/list-cross-docks";
import type { KnownCode } from "@/lib/places/read-codes";

// Few receipts serve somebody who waited.
const CrossDocks = later(async () => (await import("@/components/floor/work/cross-docks")).CrossDocks);

type PutAwayTaskProps = {
  location: { code: string; name: string };
  rows: readonly PutAwayRow[];
  known: readonly KnownCode[];
  /** How many tasks of putting back wait, which are other work. */
  putBacks: string | false;
  /** What need not be put away at all. */
  offers: readonly CrossDockProposal[];
  /** Says that more waits than is listed. */
  more: ReactNode;
};

/** What arrived and lies in no bin yet: scan the item, scan the bin, say how many. */
export function PutAwayTask({ location, rows, known, putBacks, offers, more }: PutAwayTaskProps) {
  const { ready, said, open, row, chosen, leftOf, choose, setUnits, onScan, confirm } = usePutAway(location.code, rows, known);
  // What was answered stays readable after the last offer is gone.
  const [isOffered, setOffered] = useState(offers.length > 0);
  if (offers.length > 0 && !isOffered) setOffered(true);
  return (
    <TaskFrame title={`Put away at ${location.name}`} detail={open.length > 0 && `${open.length} to put away`}>
      <div className="grid gap-5">
        {putBacks && (
          <ButtonLink href="/floor/put-back" size="floor" className="justify-self-start">
            {putBacks} to put back
          </ButtonLink>
        )}
        {isOffered && (
          <Suspense>
            <CrossDocks proposals={offers} />
          </Suspense>
        )}
        {open.length > 0 && (
          <ScanBox label={row ? "Scan the bin" : "Scan the item"} hint={row ? "or type its code" : "or tap it below"} onScan={onScan} />
        )}
        <LastScan said={said} />
        {row && chosen ? (
          <Chosen row={row} bin={chosen.bin}>
            <UnitsStepper units={chosen.units} least={1} most={leftOf(row)} of={row.sku} onChange={setUnits} />
            <Button size="floor" disabled={chosen.units === leftOf(row)} onClick={() => setUnits(leftOf(row))}>
              All {leftOf(row)}
            </Button>
            {chosen.bin !== null && (
              <Button size="floor" variant="primary" disabled={!ready} onClick={() => confirm()}>
                Put {chosen.units} in {chosen.bin}
              </Button>
            )}
            <Button size="floor" onClick={() => choose(null)}>
              Another item
            </Button>
          </Chosen>
        ) : (
          <>
            <Waiting rows={open} leftOf={leftOf} onChoose={choose} />
            {more}
          </>
        )}
      </div>
    </TaskFrame>
  );
}

const wordsOf = ({ sku, condition, lot, expiresOn }: PutAwayRow): string =>
  [sku, ...(condition === "good" ? [] : [condition]), ...(lot ? [`lot ${lot}`] : []), ...(expiresOn ? [`expires ${expiresOn}`] : [])].join(
    ", ",
  );

function Chosen({ row, bin, children }: { row: PutAwayRow; bin: string | null; children: React.ReactNode }) {
  const proposed = row.proposals[0]?.bin;
  return (
    <section className="grid gap-4" aria-label={row.name}>
      <p>
        <span className="block text-ink-2">{bin === null ? "Proposed bin" : "Bin"}</span>
        <strong className="block text-bin font-bold tracking-[-0.03em] break-words">{bin ?? proposed ?? "Any bin"}</strong>
      </p>
      <p>
        <strong className="block text-xl">{row.name}</strong>
        <span className="text-floor text-ink-2">{wordsOf(row)}</span>
      </p>
      <div className="flex flex-wrap items-center gap-3">{children}</div>
    </section>
  );
}

type WaitingProps = { rows: readonly PutAwayRow[]; leftOf: (row: PutAwayRow) => number; onChoose: (row: PutAwayRow) => void };

function Waiting({ rows, leftOf, onChoose }: WaitingProps) {
  if (rows.length === 0) return <EmptyState title="Nothing to put away">What is received without a bin appears here at once.</EmptyState>;
  return (
    <ul className="grid gap-3">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center justify-between gap-4 rounded border border-line px-5 py-4">
          <p className="min-w-0">
            <strong className="block text-xl">
              {leftOf(row)} × {row.name}
            </strong>
            <span className="text-floor text-ink-2">
              {wordsOf(row)}
              {row.proposals.length > 0 && `, to ${row.proposals.map(({ bin, units }) => `${bin} (${units})`).join(", ")}`}
            </span>
          </p>
          <Button size="floor" variant="primary" onClick={() => onChoose(row)}>
            Put away
          </Button>
        </li>
      ))}
    </ul>
  );
}
