import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ShortReason } from "@/db/values";

const REASONS: readonly { reason: ShortReason; label: string }[] = [
  { reason: "not_in_bin", label: "Not in bin" },
  { reason: "damaged", label: "Damaged" },
  { reason: "expired", label: "Expired" },
  { reason: "wrong_lot", label: "Wrong lot" },
  { reason: "cannot_reach", label: "Cannot reach it" },
];

type ShortPanelProps = {
  /** Units still to pick at this stop. */
  most: number;
  onReport: (reason: ShortReason, units: number) => void;
  onClose: () => void;
};

/** How many units are missing, and why. */
export function ShortPanel({ most, onReport, onClose }: ShortPanelProps) {
  const [units, setUnits] = useState(most);
  const shown = Math.min(units, most);
  return (
    <section aria-label="Report short" className="grid gap-4 rounded-lg border-2 border-wait bg-wait-wash p-5">
      <h2 className="text-xl!">How many are missing, and why?</h2>
      <div className="flex items-center gap-3">
        <Button size="floor" aria-label="One fewer" disabled={shown <= 1} onClick={() => setUnits(shown - 1)}>
          −
        </Button>
        <output className="min-w-20 text-center text-bin font-bold">{shown}</output>
        <Button size="floor" aria-label="One more" disabled={shown >= most} onClick={() => setUnits(shown + 1)}>
          +
        </Button>
        <span className="text-ink-2">of {most} still to pick</span>
      </div>
      <div className="flex flex-wrap gap-3">
        {REASONS.map(({ reason, label }) => (
          <Button key={reason} size="floor" onClick={() => onReport(reason, shown)}>
            {label}
          </Button>
        ))}
        <Button size="floor" variant="ghost" className="ml-auto" onClick={onClose}>
          Go on picking
        </Button>
      </div>
    </section>
  );
}
