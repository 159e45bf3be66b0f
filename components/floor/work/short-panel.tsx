import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ShortReason } from "@/db/values";
import type { Stop } from "@/lib/fulfilment/read-walks";

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
  substitutes: Stop["substitutes"];
  /** `substitute` is the SKU of what the picker proposes in their place. */
  onReport: (reason: ShortReason, units: number, substitute: string | null) => void;
  onClose: () => void;
};

/** How many units are missing, what may go in their place where the customer takes it, and why. */
export function ShortPanel({ most, substitutes, onReport, onClose }: ShortPanelProps) {
  const [units, setUnits] = useState(most);
  const [proposed, setProposed] = useState<string | null>(null);
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
      {substitutes.length > 0 && <Substitutes substitutes={substitutes} proposed={proposed} onPropose={setProposed} />}
      <div className="flex flex-wrap gap-3">
        {REASONS.map(({ reason, label }) => (
          <Button key={reason} size="floor" onClick={() => onReport(reason, shown, proposed)}>
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

type SubstitutesProps = { substitutes: Stop["substitutes"]; proposed: string | null; onPropose: (sku: string | null) => void };

/** The customer takes another product: the picker names one that lies here, and the front office decides. */
function Substitutes({ substitutes, proposed, onPropose }: SubstitutesProps) {
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-2 text-floor">The customer takes a substitute. Propose one?</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        <Choice isChosen={proposed === null} onChoose={() => onPropose(null)}>
          No, they wait
        </Choice>
        {substitutes.map(({ sku, name, available }) => (
          <Choice key={sku} isChosen={proposed === sku} onChoose={() => onPropose(sku)}>
            <span className="block font-semibold">
              <bdi>{name}</bdi>
            </span>
            <span className="block text-ink-2">
              {sku}, {available} here
            </span>
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}

function Choice({ isChosen, onChoose, children }: { isChosen: boolean; onChoose: () => void; children: ReactNode }) {
  return (
    <label className="flex min-h-15 cursor-pointer items-center gap-3 rounded-sm border border-line bg-sheet px-4 py-2 text-floor has-checked:border-accent has-checked:outline-2 has-checked:outline-accent">
      <input type="radio" name="substitute" checked={isChosen} onChange={onChoose} className="size-6 shrink-0 accent-accent" />
      <span className="min-w-0 break-words">{children}</span>
    </label>
  );
}
