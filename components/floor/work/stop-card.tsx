import type { ReactNode } from "react";
import type { WalkStop } from "@/components/floor/work/walk-state";
import { Chip } from "@/components/ui/chip";

type StopCardProps = { stop: WalkStop; open: number; binKnown: boolean /** For whom. */; children: ReactNode };

/** The stop at hand, readable from an arm's length: where, how many, what, for whom. */
export function StopCard({ stop, open, binKnown, children }: StopCardProps) {
  return (
    <>
      <p>
        <Chip tone="info" shape="square" size="floor">
          {binKnown ? "Scan the item" : "Scan the bin, then the item"}
        </Chip>
      </p>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <p className="min-w-0">
          <span className="block text-ink-2">{stop.zone ? `Zone ${stop.zone}` : "Bin"}</span>
          <strong className="block text-bin font-bold tracking-[-0.03em] break-words">{stop.bin ?? "Not put away"}</strong>
        </p>
        <p className="text-right">
          <span className="block text-ink-2">Pick</span>
          <strong className="block text-qty font-bold text-accent">{open}</strong>
        </p>
      </div>
      <p>
        <strong className="block text-xl">{stop.name}</strong>
        <span className="block text-ink-2">
          {stop.sku}
          {stop.gtin && ` · ${stop.gtin}`}
          {stop.lot && ` · lot ${stop.lot}`}
          {stop.expires_on && `, expires ${stop.expires_on}`}
        </span>
        {children}
      </p>
    </>
  );
}
