import { Button } from "@/components/ui/button";

type UnitsStepperProps = { units: number; least?: number; most?: number; of: string; onChange: (units: number) => void };

/** How many, with buttons for gloves. */
export function UnitsStepper({ units, least = 0, most = Number.MAX_SAFE_INTEGER, of, onChange }: UnitsStepperProps) {
  return (
    <span className="flex flex-wrap items-center gap-3">
      <Button size="floor" aria-label={`One fewer ${of}`} disabled={units <= least} onClick={() => onChange(Math.max(least, units - 1))}>
        −
      </Button>
      <output className="min-w-16 text-center text-xl font-bold">{units}</output>
      <Button size="floor" aria-label={`One more ${of}`} disabled={units >= most} onClick={() => onChange(Math.min(most, units + 1))}>
        +
      </Button>
      <Button size="floor" aria-label={`+10 ${of}`} disabled={units >= most} onClick={() => onChange(Math.min(most, units + 10))}>
        +10
      </Button>
    </span>
  );
}
