"use client";

import { TaskFrame } from "@/components/floor/task-frame";
import { LastScan } from "@/components/floor/work/last-scan";
import { OF_ORDERS, useWalk } from "@/components/floor/work/use-walk";
import { progressOf } from "@/components/floor/work/walk-state";
import { WalkSteps } from "@/components/floor/work/walk-steps";
import { WalkStops } from "@/components/floor/work/walk-stops";
import { ButtonLink } from "@/components/ui/button-link";
import type { WalkView } from "@/lib/fulfilment/read-walks";

/** A walk, one stop at a time: the bin, the item, how many. */
export function WalkTask({ walk }: { walk: WalkView }) {
  const walking = useWalk(walk, OF_ORDERS);
  const { stop, counts, said, choose } = walking;
  const orders = new Set(walk.stops.map(({ order }) => order)).size;
  return (
    <TaskFrame
      title={`Walk ${walk.number}`}
      detail={orders === 1 ? "1 order" : `${orders} orders`}
      progress={progressOf(walk.stops, counts)}
      back={{ href: "/floor/pick", label: "All walks" }}
      aside={<WalkStops stops={walk.stops} counts={counts} current={stop?.id ?? null} onChoose={choose} />}
    >
      {stop ? (
        <WalkSteps
          walk={walking}
          stop={stop}
          stops={walk.stops}
          about={
            <>
              <span className="block text-ink-2">
                for {stop.order}
                {stop.tote && `, tote ${stop.tote}`}
              </span>
              {stop.note && <span className="block">{stop.note}</span>}
            </>
          }
        />
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
