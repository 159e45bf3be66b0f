"use client";

import { useEffect, useState } from "react";
import { AdjustPreview, type ProductLevels, refusalOf } from "@/components/stock/adjust-preview";
import { CodeField } from "@/components/stock/code-field";
import { TOUCH } from "@/components/stock/touch";
import { useOnceKey } from "@/components/stock/use-once-key";
import { unitsText } from "@/components/stock/units-text";
import { ActionForm } from "@/components/ui/action-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SelectField, type SelectOption } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { plainUnits } from "@/lib/catalogue/plain-number";

type AdjustFormProps<Answer extends AnyAnswer> = {
  action: AnswerAction<Answer>;
  refusals: RefusalSentences;
  once: string;
  places: readonly SelectOption[];
  location: string | undefined;
  sku: string | undefined;
  conditions: readonly SelectOption[];
  reasons: readonly SelectOption[];
};

/** Corrects what is on hand, with a reason, and says beforehand what would be left. */
export function AdjustForm<Answer extends AnyAnswer>(props: AdjustFormProps<Answer>) {
  const { action, refusals, once, places, sku, conditions, reasons } = props;
  const [key, afterAnswer] = useOnceKey(once);
  const [code, setCode] = useState(sku ?? "");
  const [asked, setAsked] = useState(sku ?? "");
  const [location, setLocation] = useState(props.location ?? places[0]?.value ?? "");
  const [condition, setCondition] = useState("good");
  const [direction, setDirection] = useState("take");
  const [typed, setTyped] = useState("");
  const levels = useLevels(asked.trim());
  const units = plainUnits(typed) * (direction === "take" ? -1 : 1);
  const row = levels.levels?.rows.find((candidate) => candidate.location === location && candidate.condition === condition);
  const isRefused = row !== undefined && refusalOf(row, units) !== null;
  const what = units === 0 ? "Adjust" : `${units > 0 ? "Add" : "Take away"} ${unitsText(Math.abs(units))}`;
  return (
    <ActionForm action={action} refusals={refusals} hidden={{ once: key }} onAnswer={afterAnswer} label="Adjust stock" className={TOUCH}>
      <section aria-label="Adjustment" className="grid gap-4 rounded border border-line bg-sheet px-4 py-3.5">
        <CodeField
          name="sku"
          label="Product: SKU or GTIN"
          text={code}
          onText={setCode}
          onCode={(chosen) => {
            setCode(chosen);
            setAsked(chosen);
          }}
          onLeave={setAsked}
          required
        />
        <div className="grid items-start gap-x-3 gap-y-4 sm:grid-cols-2">
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
          <TextField
            name="bin"
            label="Bin"
            required={false}
            maxLength={40}
            autoComplete="off"
            hint="Empty: wherever they lie, or to be put away."
          />
          <TextField name="lot" label="Lot" required={false} maxLength={40} autoComplete="off" hint="Needed to add what is kept by lot." />
          <SelectField name="reason" label="Reason" options={reasons} placeholder="Choose a reason" required />
          <TextField name="note" label="Note" required={false} maxLength={500} autoComplete="off" />
        </div>
        <AdjustPreview levels={levels.levels} change={{ location, condition, units }} isFailed={levels.isFailed} />
      </section>
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

async function readLevels(code: string, signal: AbortSignal): Promise<ProductLevels> {
  const answer = await fetch(`/stock/levels?code=${encodeURIComponent(code)}`, { signal });
  if (!answer.ok) throw new Error(`The stock levels answered ${answer.status}`);
  return (await answer.json()) as ProductLevels;
}

type Asked = { code: string; levels: ProductLevels | null; isFailed: boolean };

/** What there is of the product that the code stands for; asked again whenever it is another. */
function useLevels(code: string): Asked {
  const [asked, setAsked] = useState<Asked>({ code: "", levels: null, isFailed: false });
  useEffect(() => {
    if (code === "") return;
    const control = new AbortController();
    const settle = (levels: ProductLevels | null) => control.signal.aborted || setAsked({ code, levels, isFailed: levels === null });
    void readLevels(code, control.signal).then(settle, () => settle(null));
    return () => control.abort();
  }, [code]);
  return asked.code === code ? asked : { code, levels: null, isFailed: false };
}
