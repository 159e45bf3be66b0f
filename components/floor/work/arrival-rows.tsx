import type { Arrival } from "@/components/floor/work/arrivals";
import { UnitsStepper } from "@/components/floor/work/units-stepper";
import { Button } from "@/components/ui/button";

type ArrivalRowsProps = { arrivals: readonly Arrival[]; onCorrect: (id: string, to: { good: number; damaged: number }) => void };

/** What was counted, the last scan first, to correct by hand. */
export function ArrivalRows({ arrivals, onCorrect }: ArrivalRowsProps) {
  return (
    <ul className="grid gap-3" aria-label="Counted">
      {arrivals.map(({ id, sku, name, lot, expiresOn, good, damaged }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-3 rounded border border-line px-4 py-3">
          <p className="min-w-0 break-words">
            <strong className="block text-floor">{name}</strong>
            <span className="text-ink-2">
              {[sku, ...(lot ? [`lot ${lot}`] : []), ...(expiresOn ? [`expires ${expiresOn}`] : [])].join(", ")}
            </span>
            {damaged > 0 && <strong className="block text-floor text-stop">{damaged} damaged</strong>}
          </p>
          <span className="flex flex-wrap items-center gap-3">
            <UnitsStepper units={good} of={sku} onChange={(units) => onCorrect(id, { good: units, damaged })} />
            <Button
              size="floor"
              aria-label={`One ${sku} is damaged`}
              disabled={good === 0}
              onClick={() => onCorrect(id, { good: good - 1, damaged: damaged + 1 })}
            >
              Damaged
            </Button>
            {damaged > 0 && (
              <Button
                size="floor"
                aria-label={`One ${sku} is not damaged`}
                onClick={() => onCorrect(id, { good: good + 1, damaged: damaged - 1 })}
              >
                Not damaged
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
