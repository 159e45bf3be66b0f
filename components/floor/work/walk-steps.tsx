import { type ReactNode, useState } from "react";
import { LastScan } from "@/components/floor/work/last-scan";
import { ShortPanel } from "@/components/floor/work/short-panel";
import { StopCard } from "@/components/floor/work/stop-card";
import type { useWalk } from "@/components/floor/work/use-walk";
import { nextOpen, type WalkStop } from "@/components/floor/work/walk-state";
import { ScanBox } from "@/components/scanning/scan-box";
import { Button } from "@/components/ui/button";

type WalkStepsProps<S extends WalkStop> = {
  walk: ReturnType<typeof useWalk<S>>;
  stop: S;
  stops: readonly S[];
  /** For whom the units at the stop are. */
  about: ReactNode;
};

/** The stop at hand: scan the bin, scan the item, confirm the rest or report it short. */
export function WalkSteps<S extends WalkStop>({ walk, stop, stops, about }: WalkStepsProps<S>) {
  const { ready, counts, open, binKnown, verified, said, choose, act } = walk;
  const [shorting, setShorting] = useState(false);
  return (
    <div className="grid gap-5">
      <StopCard stop={stop} open={open} binKnown={binKnown}>
        {about}
      </StopCard>
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
        <Button size="floor" onClick={() => choose(nextOpen(stops, stop.id, counts))}>
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
  );
}
