import type { Counted, CountedItem } from "@/components/floor/work/counted";
import { UnitsStepper } from "@/components/floor/work/units-stepper";
import { Button } from "@/components/ui/button";

type CountedRowsProps = {
  counted: readonly Counted[];
  onCorrect: (id: string, units: number) => void;
  onOtherLot: (item: CountedItem) => void;
};

/** What was counted, the last scan first, to correct by hand. */
export function CountedRows({ counted, onCorrect, onOtherLot }: CountedRowsProps) {
  return (
    <ul className="grid gap-3" aria-label="Counted">
      {counted.map(({ id, sku, name, lots, lot, units }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-3 rounded border border-line px-4 py-3">
          <p className="min-w-0 break-words">
            <strong className="block text-floor">{name}</strong>
            <span className="text-ink-2">{lot ? `${sku}, lot ${lot}` : sku}</span>
          </p>
          <span className="flex flex-wrap items-center gap-3">
            <UnitsStepper units={units} of={lot ? `${sku} of lot ${lot}` : sku} onChange={(to) => onCorrect(id, to)} />
            {lots && (
              <Button size="floor" aria-label={`Other lot of ${sku}`} onClick={() => onOtherLot({ sku, name, lots, units: 1, lot: null })}>
                Other lot
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
