"use client";

import { GoodsEditor } from "@/components/stock/goods-editor";
import { linesField, totalUnits } from "@/components/stock/goods-lines";
import { TOUCH } from "@/components/stock/touch";
import { useGoodsLines } from "@/components/stock/use-goods-lines";
import { useOnceKey } from "@/components/stock/use-once-key";
import { unitsText } from "@/components/stock/words";
import { ActionForm } from "@/components/ui/action-form";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SelectField, type SelectOption } from "@/components/ui/select-field";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { TypedRow } from "@/lib/receiving/typed-rows";

export type GoodsFormProps<Answer extends AnyAnswer> = {
  action: AnswerAction<Answer>;
  refusals: RefusalSentences;
  once: string;
  places: readonly SelectOption[];
  location: string | undefined;
  rows: readonly TypedRow[];
};

/** What arrived, where, and what it cost. Sent twice it arrives once. */
export function ReceiveForm<Answer extends AnyAnswer>(props: GoodsFormProps<Answer> & { currency: string }) {
  const { action, refusals, once, places, location, rows, currency } = props;
  const goods = useGoodsLines(rows);
  const [key, afterAnswer] = useOnceKey(once);
  const units = totalUnits(goods.lines);
  return (
    <ActionForm
      action={action}
      refusals={refusals}
      hidden={{ once: key, lines: linesField(goods.lines) }}
      onAnswer={afterAnswer}
      label="Receive goods"
      className={TOUCH}
    >
      <Sheet>
        <FieldRow>
          <SelectField name="location" label="Location" options={places} defaultValue={location} required />
          <TextField name="reference" label="Delivery note or purchase order" required maxLength={120} autoComplete="off" />
        </FieldRow>
      </Sheet>
      <Sheet title="What arrived">
        <GoodsEditor goods={goods} currency={currency} />
      </Sheet>
      <div className="flex flex-wrap items-center justify-end gap-3">
        <p className="text-ink-2" aria-live="polite">
          {goods.lines.length === 0
            ? "No lines yet."
            : `${goods.lines.length === 1 ? "1 line" : `${goods.lines.length} lines`}, ${unitsText(units)}`}
        </p>
        <SubmitButton variant="primary" hotkey="mod+enter" pendingLabel="Receiving">
          {units === 0 ? "Receive" : `Receive ${unitsText(units)}`}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
