"use client";

import { GoodsEditor } from "@/components/stock/goods-editor";
import { linesField, totalUnits } from "@/components/stock/goods-lines";
import type { GoodsFormProps } from "@/components/stock/receive-form";
import { TOUCH } from "@/components/stock/touch";
import { useGoodsLines } from "@/components/stock/use-goods-lines";
import { useOnceKey } from "@/components/stock/use-once-key";
import { unitsText } from "@/components/stock/words";
import { ActionForm } from "@/components/ui/action-form";
import { FieldRow } from "@/components/ui/field-row";
import type { AnyAnswer } from "@/components/ui/form-answer";
import { SelectField, type SelectOption } from "@/components/ui/select-field";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";

/** What leaves one location for another: on its way at once, in stock there when it is received. */
export function TransferForm<Answer extends AnyAnswer>(props: GoodsFormProps<Answer> & { destinations: readonly SelectOption[] }) {
  const { action, refusals, once, places, destinations, location, rows } = props;
  const goods = useGoodsLines(rows);
  const [key, afterAnswer] = useOnceKey(once);
  const units = totalUnits(goods.lines);
  return (
    <ActionForm
      action={action}
      refusals={refusals}
      hidden={{ once: key, lines: linesField(goods.lines) }}
      onAnswer={afterAnswer}
      label="Send a transfer"
      className={TOUCH}
    >
      <Sheet>
        <FieldRow columns={3}>
          <SelectField name="from" label="From" options={places} defaultValue={location} required />
          <SelectField name="to" label="To" options={destinations} placeholder="Choose a location" required />
          <TextField name="reference" label="Reference" required={false} maxLength={120} autoComplete="off" />
        </FieldRow>
      </Sheet>
      <Sheet title="What leaves">
        <GoodsEditor goods={goods} />
      </Sheet>
      <div className="flex flex-wrap items-center justify-end gap-3">
        <p className="text-ink-2">Only units that no order has reserved can leave.</p>
        <SubmitButton variant="primary" hotkey="mod+enter" pendingLabel="Sending">
          {units === 0 ? "Send" : `Send ${unitsText(units)}`}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
