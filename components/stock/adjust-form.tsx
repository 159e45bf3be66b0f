"use client";

import { useEffect, useState } from "react";
import { AdjustPreview, refusalOf } from "@/components/stock/adjust-preview";
import { plainUnits } from "@/components/stock/goods-lines";
import { TOUCH } from "@/components/stock/touch";
import { useOnceKey } from "@/components/stock/use-once-key";
import { unitsText } from "@/components/stock/words";
import { ActionForm } from "@/components/ui/action-form";
import { Combobox } from "@/components/ui/combobox";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SelectField, type SelectOption } from "@/components/ui/select-field";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Suggestion } from "@/components/ui/suggestions";
import { TextField } from "@/components/ui/text-field";
import type { WireStockRow } from "@/lib/receiving/read-levels";

type AdjustFormProps<Answer extends AnyAnswer> = {
  action: AnswerAction<Answer>;
  refusals: RefusalSentences;
  once: string;
  places: readonly SelectOption[];
  location: string | undefined;
  product: Suggestion | undefined;
  conditions: readonly SelectOption[];
  reasons: readonly SelectOption[];
};

type Levels = { sku: string; rows: readonly WireStockRow[] | null; isFailed: boolean };

/** Corrects what is on hand, with a reason, and says beforehand what would be left. */
export function AdjustForm<Answer extends AnyAnswer>(props: AdjustFormProps<Answer>) {
  const { action, refusals, once, places, product, conditions, reasons } = props;
  const [key, afterAnswer] = useOnceKey(once);
  const [sku, setSku] = useState(product?.value ?? "");
  const [location, setLocation] = useState(props.location ?? places[0]?.value ?? "");
  const [condition, setCondition] = useState("good");
  const [direction, setDirection] = useState("take");
  const [typed, setTyped] = useState("");
  const levels = useLevels(sku);
  const units = plainUnits(typed) * (direction === "take" ? -1 : 1);
  const row = levels.rows?.find((candidate) => candidate.location === location && candidate.condition === condition);
  const isRefused = row !== undefined && refusalOf(row, units) !== null;
  const what = units === 0 ? "Adjust" : `${units > 0 ? "Add" : "Take away"} ${unitsText(Math.abs(units))}`;
  return (
    <ActionForm action={action} refusals={refusals} hidden={{ once: key }} onAnswer={afterAnswer} label="Adjust stock" className={TOUCH}>
      <Sheet>
        <div className="grid gap-4">
          <Combobox
            name="sku"
            label="Product"
            endpoint="/api/search/products?kind=stock"
            defaultValue={product}
            onPick={({ value }) => setSku(value)}
            required
          />
          <FieldRow>
            <SelectField
              name="location"
              label="Location"
              options={places}
              value={location}
              onChange={(event) => setLocation(event.target.value)}
            />
            <SelectField
              name="condition"
              label="Condition"
              options={conditions}
              value={condition}
              onChange={(event) => setCondition(event.target.value)}
            />
            <SelectField
              name="direction"
              label="Change"
              options={DIRECTIONS}
              value={direction}
              onChange={(event) => setDirection(event.target.value)}
            />
            <NumberField name="units" label="Units" required value={typed} onChange={(event) => setTyped(event.target.value)} />
            <SelectField name="reason" label="Reason" options={reasons} placeholder="Choose a reason" required />
            <TextField name="note" label="Note" required={false} maxLength={500} autoComplete="off" />
          </FieldRow>
          <AdjustPreview rows={levels.rows} change={{ location, condition, units }} isFailed={levels.isFailed} />
        </div>
      </Sheet>
      <div className="flex justify-end">
        <SubmitButton variant="primary" hotkey="mod+enter" pendingLabel="Adjusting" disabled={isRefused}>
          {what}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

const DIRECTIONS = [
  { value: "take", label: "Take away (−)" },
  { value: "add", label: "Add (+)" },
];

async function readLevels(sku: string, signal: AbortSignal): Promise<WireStockRow[]> {
  const answer = await fetch(`/stock/levels?sku=${encodeURIComponent(sku)}`, { signal });
  if (!answer.ok) throw new Error(`The stock levels answered ${answer.status}`);
  return ((await answer.json()) as { rows: WireStockRow[] }).rows;
}

/** What there is of the SKU; asked again whenever another is chosen. */
function useLevels(sku: string): Levels {
  const [levels, setLevels] = useState<Levels>({ sku: "", rows: null, isFailed: false });
  useEffect(() => {
    if (sku === "") return;
    const control = new AbortController();
    const settle = (rows: WireStockRow[] | null) => control.signal.aborted || setLevels({ sku, rows, isFailed: rows === null });
    void readLevels(sku, control.signal).then(settle, () => settle(null));
    return () => control.abort();
  }, [sku]);
  return levels.sku === sku ? levels : { sku, rows: null, isFailed: false };
}
