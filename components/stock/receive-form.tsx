"use client";

import { useState } from "react";
import { GoodsEditor } from "@/components/stock/goods-editor";
import { linesField, totalUnits } from "@/components/stock/goods-lines";
import type { KeptForm } from "@/components/stock/kept-form";
import { TOUCH } from "@/components/stock/touch";
import { useGoodsLines } from "@/components/stock/use-goods-lines";
import { useKeptForm } from "@/components/stock/use-kept-form";
import { useOnceKey } from "@/components/stock/use-once-key";
import { unitsText } from "@/components/stock/words";
import { ActionForm } from "@/components/ui/action-form";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
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

/** What arrived, where, and what it cost. Sent twice it arrives once; what was begun outlives a reload of the page. */
export function ReceiveForm<Answer extends AnyAnswer>(props: GoodsFormProps<Answer> & { currency: string; owner: string }) {
  const { action, refusals, once, places, rows, currency, owner } = props;
  const goods = useGoodsLines(rows);
  const [key, afterAnswer, takeKey] = useOnceKey(once);
  const [location, setLocation] = useState(props.location ?? places[0]?.value ?? "");
  const [reference, setReference] = useState("");
  const typed = goods.lines.map(({ code, units, cost }) => ({ code, units, cost }));
  const isUntouched = JSON.stringify(typed) === JSON.stringify(rows);
  const [kept, forget] = useKeptForm(owner, isUntouched ? null : { once: key, location, reference, rows: typed });
  const resume = (form: KeptForm) => {
    takeKey(form.once);
    setLocation(form.location);
    setReference(form.reference);
    goods.add(form.rows);
    forget();
  };
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
      {kept && isUntouched && <KeptBanner kept={kept} resume={resume} forget={forget} />}
      <Sheet>
        <FieldRow>
          <SelectField
            name="location"
            label="Location"
            options={places}
            value={location}
            onChange={(event) => setLocation(event.target.value)}
            required
          />
          <TextField
            name="reference"
            label="Delivery note or purchase order"
            value={reference}
            onChange={(event) => setReference(event.target.value)}
            required
            maxLength={120}
            autoComplete="off"
          />
        </FieldRow>
      </Sheet>
      <Sheet title="What arrived">
        <GoodsEditor goods={goods} currency={currency} />
      </Sheet>
      <div className="flex flex-wrap items-center justify-end gap-3">
        <p className="text-ink-2" aria-live="polite">
          {goods.lines.length === 0 ? "No lines yet." : `${linesText(goods.lines.length)}, ${unitsText(units)}`}
        </p>
        <SubmitButton variant="primary" hotkey="mod+enter" pendingLabel="Receiving">
          {units === 0 ? "Receive" : `Receive ${unitsText(units)}`}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

type KeptBannerProps = { kept: KeptForm; resume: (kept: KeptForm) => void; forget: () => void };

function KeptBanner({ kept, resume, forget }: KeptBannerProps) {
  return (
    <Banner
      tone="info"
      title={`A receipt of ${linesText(kept.rows.length)} was begun in this tab`}
      actions={
        <>
          <Button onClick={() => resume(kept)}>Go on with it</Button>
          <Button variant="ghost" onClick={forget}>
            Forget it
          </Button>
        </>
      }
    >
      If it was sent after all, sending it again changes nothing and shows its receipt.
    </Banner>
  );
}

const linesText = (lines: number): string => (lines === 1 ? "1 line" : `${lines} lines`);
