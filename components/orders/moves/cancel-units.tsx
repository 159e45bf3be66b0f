"use client";

import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";

export type CancelableLine = { line: number; sku: string; name: string; cancelable: number; ordered: number };

type CancelUnitsProps = {
  lines: readonly CancelableLine[];
  units: (line: CancelableLine) => number;
  /** Units by line; the lines that are not named stay. */
  onChange: (units: Readonly<Record<number, number>>) => void;
};

/** How many units of which line: all that can still be canceled unless somebody says less. */
export function CancelUnits({ lines, units, onChange }: CancelUnitsProps) {
  const every = (count: (line: CancelableLine) => number) => onChange(Object.fromEntries(lines.map((line) => [line.line, count(line)])));
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">Units to cancel</legend>
      <ul className="max-h-72 divide-y divide-line-2 overflow-y-auto rounded-sm border border-line">
        {lines.map((line) => (
          <li key={line.line} className="flex items-center justify-between gap-3 px-3 py-2">
            <span className="min-w-0">
              <span className="block truncate font-medium">{line.name}</span>
              <span className="font-mono text-xs text-ink-2">{line.sku}</span>
            </span>
            <NumberField
              name={`units-${line.line}`}
              label={`Units of ${line.name}`}
              labelHidden
              value={String(units(line))}
              onChange={(event) => onChange({ [line.line]: wholeUpTo(event.target.value, line.cancelable) })}
              suffix={`of ${line.cancelable}`}
              className="w-32 shrink-0"
            />
          </li>
        ))}
      </ul>
      {lines.length > 1 && (
        <div className="mt-2 flex gap-2">
          <Button size="sm" onClick={() => every(({ cancelable }) => cancelable)}>
            Everything
          </Button>
          <Button size="sm" onClick={() => every(() => 0)}>
            Nothing
          </Button>
        </div>
      )}
    </fieldset>
  );
}

const wholeUpTo = (text: string, most: number): number => Math.min(most, Number(text.replace(/\D/g, "") || "0"));
