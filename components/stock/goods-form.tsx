"use client";

import { lazy, type ReactNode, Suspense } from "react";
import { GoodsEditor } from "@/components/stock/goods-editor";
import { linesField, type NewRow, totalUnits } from "@/components/stock/goods-lines";
import { SendButton } from "@/components/stock/send-button";
import { TOUCH } from "@/components/stock/touch";
import { linesText, unitsText } from "@/components/stock/units-text";
import { useGoodsLines } from "@/components/stock/use-goods-lines";
import { useIsKept } from "@/components/stock/use-is-kept";
import { useOnceKey } from "@/components/stock/use-once-key";
import { ActionForm } from "@/components/ui/action-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import type { TypedRow } from "@/lib/receiving/typed-rows";

// Nothing is kept before something is written.
const FormKeeper = lazy(() => import("@/components/stock/form-keeper"));

type GoodsFormProps<Answer extends AnyAnswer> = {
  action: AnswerAction<Answer>;
  refusals: RefusalSentences;
  once: string;
  label: string;
  title: string;
  verb: string;
  pendingLabel: string;
  rows: readonly NewRow[];
  currency?: string | undefined;
  /** Lots are on the label of what arrives, so that nobody is asked for them before. */
  lotless?: boolean | undefined;
  /** Whose form it is: what they began outlives a reload of the page. */
  owner: string;
  /** The fields above the lines. */
  head: ReactNode;
  /** The field for pasted rows. */
  paste: ReactNode;
  note?: ReactNode;
  /** Draws the keys that send the form. */
  hint: ReactNode;
};

/** Goods that arrive or leave. Sent twice it counts once. */
export function GoodsForm<Answer extends AnyAnswer>(props: GoodsFormProps<Answer>) {
  const { action, refusals, once, label, title, verb, pendingLabel, rows, currency, lotless, owner, head, paste, note, hint } = props;
  const goods = useGoodsLines(rows);
  const [key, afterAnswer, takeKey] = useOnceKey(once);
  const typed = goods.lines.map(asTyped);
  const isUntouched = JSON.stringify(typed) === JSON.stringify(rows.map(asTyped));
  const name = `${label} ${owner}`;
  const isKept = useIsKept(name);
  const units = totalUnits(goods.lines);
  return (
    <ActionForm
      action={action}
      refusals={refusals}
      hidden={{ once: key, lines: linesField(goods.lines) }}
      onAnswer={afterAnswer}
      label={label}
      className={TOUCH}
    >
      {(isKept || !isUntouched) && (
        <Suspense fallback={null}>
          <FormKeeper
            name={name}
            form={isUntouched ? null : { once: key, rows: typed }}
            resume={(form) => {
              takeKey(form.once);
              goods.add(form.rows);
            }}
          />
        </Suspense>
      )}
      {head}
      <section aria-label={title} className="goods-box">
        <h2>{title}</h2>
        <GoodsEditor goods={goods} currency={currency} lotless={lotless} paste={paste} />
      </section>
      <div className="goods-foot">
        <p className="text-ink-2" aria-live="polite">
          {goods.lines.length === 0 ? note : `${linesText(goods.lines.length)}, ${unitsText(units)}`}
        </p>
        <SendButton pendingLabel={pendingLabel} hint={hint}>
          {units === 0 ? verb : `${verb} ${unitsText(units)}`}
        </SendButton>
      </div>
    </ActionForm>
  );
}

/** What somebody wrote of a line; what they left out is not kept. */
const asTyped = ({ code, units, cost, lot, day }: TypedRow): TypedRow => ({ code, units, cost, lot, day });
