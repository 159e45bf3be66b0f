"use client";

import { useState } from "react";
import { TaskFrame } from "@/components/floor/task-frame";
import { LastScan } from "@/components/floor/work/last-scan";
import { ShortPanel } from "@/components/floor/work/short-panel";
import { StopCard } from "@/components/floor/work/stop-card";
import { useWalk } from "@/components/floor/work/use-walk";
import { countOf, nextOpen } from "@/components/floor/work/walk-state";
import { WalkStops } from "@/components/floor/work/walk-stops";
import { ScanBox } from "@/components/scanning/scan-box";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { WalkView } from "@/lib/fulfilment/read-walks";

/** A walk, one stop at a time: the bin, the item, how many. */
export function WalkTask({ walk }: { walk: WalkView }) {
  const { ready, stop, counts, open, binKnown, verified, said, choose, act } = useWalk(walk);
  const [shorting, setShorting] = useState(false);
  const total = walk.stops.reduce((sum, it) => sum + it.units - countOf(it, counts).dropped, 0);
  const picked = walk.stops.reduce((sum, it) => sum + countOf(it, counts).picked, 0);
  const orders = new Set(walk.stops.map(({ order }) => order)).size;
  return (
    <TaskFrame
      title={`Walk ${walk.number}`}
      detail={orders === 1 ? "1 order" : `${orders} orders`}
      progress={{ value: picked, max: Math.max(total, 1), label: `${picked} of ${total}` }}
      back={{ href: "/floor/pick", label: "All walks" }}
      aside={<WalkStops stops={walk.stops} counts={counts} current={stop?.id ?? null} onChoose={choose} />}
    >
      {stop ? (
        <div className="grid gap-5">
          <StopCard stop={stop} open={open} binKnown={binKnown} />
          <ScanBox
            label={binKnown ? "Scan the item" : "Scan the bin"}
            hint={binKnown ? "or type its SKU" : "or type the bin's code"}
            onScan={(text) => act({ kind: "scan", text })}
          />
          <LastScan said={said} />
          <div className="flex flex-wrap gap-3">
            <Button size="floor" disabled={!ready} onClick={() => setShorting(true)}>
              Report short
            </Button>
            <Button size="floor" onClick={() => choose(nextOpen(walk.stops, stop.id, counts))}>
              Later
            </Button>
            {verified && open > 0 && (
              <Button size="floor" variant="primary" className="ml-auto" onClick={() => act({ kind: "confirm" })}>
                Confirm {open}
              </Button>
            )}
          </div>
          {shorting && (
            <ShortPanel
              key={stop.id}
              most={open}
              substitutes={stop.substitutes}
              onClose={() => setShorting(false)}
              onReport={(reason, units, substitute) => {
                setShorting(false);
                act({ kind: "short", reason, units, substitute });
              }}
            />
          )}
        </div>
      ) : (
        <div className="grid justify-items-start gap-4">
          <LastScan said={said} />
          <h2 className="text-xl!">This walk is done</h2>
          <p className="text-floor text-ink-2">Take what you picked to the packing table.</p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href="/floor/pick" size="floor" variant="primary">
              Next walk
            </ButtonLink>
            <ButtonLink href="/floor/pack" size="floor">
              Pack
            </ButtonLink>
          </div>
        </div>
      )}
    </TaskFrame>
  );
}
