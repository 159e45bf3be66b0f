"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import type { LineForecast } from "@/components/orders/new/line-forecast";
import { type LineErrors, LineRow } from "@/components/orders/new/line-row";
import { emptyLine, isEmpty, type LineDraft, nextKey, withProduct } from "@/components/orders/new/order-draft";
import type { PastedRow } from "@/components/orders/new/paste-rows";
import { buttonClass } from "@/components/ui/button-style";
import { Sheet } from "@/components/ui/sheet";

type LineEditorProps = {
  lines: readonly LineDraft[];
  endpoint: string;
  forecasts: ReadonlyMap<number, LineForecast> | undefined;
  errors: ReadonlyMap<number, LineErrors> | undefined;
  locations: Readonly<Record<string, string>>;
  rates: readonly string[];
  /** How lines are typed, in a word. */
  help: ReactNode;
  /** Puts the cursor into the first line when the form opens. */
  focusFirst: boolean;
  onChange: (lines: LineDraft[]) => void;
};

/** Lines are typed without the mouse: choose a product, units, Enter, the next one. Rows of a spreadsheet are pasted. */
export function LineEditor({ lines, endpoint, forecasts, errors, locations, rates, help, focusFirst, onChange }: LineEditorProps) {
  const inputs = useRef(new Map<number, HTMLInputElement>());
  const focusNext = useRef<{ key: number; field: "sku" | "units" } | null>(null);
  const [opensWithFocus] = useState(focusFirst);
  useEffect(() => {
    if (opensWithFocus) inputs.current.values().next().value?.focus();
  }, [opensWithFocus]);
  useEffect(() => {
    const wanted = focusNext.current;
    if (!wanted) return;
    focusNext.current = null;
    const sku = inputs.current.get(wanted.key);
    const target = wanted.field === "sku" ? sku : sku?.closest("li")?.querySelector<HTMLInputElement>('input[inputmode="numeric"]');
    target?.focus();
    target?.select();
  });

  const change = (key: number, values: Partial<LineDraft>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...values } : line)));
  const enter = (line: LineDraft) => {
    const next = lines[lines.indexOf(line) + 1];
    if (isEmpty(line) && !next) return;
    if (line.units.trim() === "" && line.sku.trim() !== "") focusNext.current = { key: line.key, field: "units" };
    else focusNext.current = { key: next?.key ?? nextKey(lines), field: "sku" };
    onChange(next || focusNext.current.field === "units" ? [...lines] : [...lines, emptyLine(nextKey(lines))]);
  };
  const remove = (line: LineDraft) => {
    const kept = lines.filter(({ key }) => key !== line.key);
    const left = kept.length > 0 ? kept : [emptyLine(nextKey(lines))];
    focusNext.current = { key: left[Math.min(lines.indexOf(line), left.length - 1)]?.key ?? 0, field: "sku" };
    onChange(left);
  };
  const paste = (line: LineDraft, rows: PastedRow[]) => {
    const start = nextKey(lines);
    const pasted = rows.map((row, index) => ({ ...emptyLine(start + index), ...row }));
    const last = emptyLine(start + rows.length);
    focusNext.current = { key: last.key, field: "sku" };
    const at = lines.indexOf(line);
    const rest = lines.slice(at + 1).filter((other) => !isEmpty(other));
    onChange([...lines.slice(0, isEmpty(line) ? at : at + 1), ...pasted, ...rest, last]);
  };
  const add = () => {
    focusNext.current = { key: nextKey(lines), field: "sku" };
    onChange([...lines, emptyLine(nextKey(lines))]);
  };
  return (
    <Sheet title="Lines" padded={false} actions={help}>
      <ol aria-label="Lines">
        {lines.map((line, index) => (
          <LineRow
            key={line.key}
            line={line}
            place={index + 1}
            endpoint={endpoint}
            forecast={forecasts?.get(line.key)}
            errors={errors?.get(line.key) ?? {}}
            locations={locations}
            rates={rates}
            skuRef={(input) => void (input ? inputs.current.set(line.key, input) : inputs.current.delete(line.key))}
            onChange={(values) => change(line.key, values)}
            onPick={({ value, label }) => {
              focusNext.current = { key: line.key, field: "units" };
              change(line.key, withProduct(value, label));
            }}
            onPasteRows={(rows) => paste(line, rows)}
            onEnter={() => enter(line)}
            onRemove={() => remove(line)}
          />
        ))}
      </ol>
      <div className="border-t border-line px-4 py-2.5">
        <button type="button" onClick={add} className={buttonClass("default", "sm")}>
          Add a line
        </button>
      </div>
    </Sheet>
  );
}
