"use client";

import { lazy, type ReactNode, Suspense } from "react";
import { GoodsEditor } from "@/components/stock/goods-editor";
import { linesField, totalUnits } from "@/components/stock/goods-lines";
import { TOUCH } from "@/components/stock/touch";
import { linesText, unitsText } from "@/components/stock/units-text";
import { useGoodsLines } from "@/components/stock/use-goods-lines";
import { useKeptForm } from "@/components/stock/use-kept-form";
import { useOnceKey } from "@/components/stock/use-once-key";
import { ActionForm } from "@/components/ui/action-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SubmitButton } from "@/components/ui/submit-button";
import type { TypedRow } from "@/lib/receiving/typed-rows";

const KeptOffer = lazy(() => import("@/components/stock/kept-offer"));

type GoodsFormProps<Answer extends AnyAnswer> = {
  action: AnswerAction<Answer>;
  refusals: RefusalSentences;
  once: string;
  label: string;
  title: string;
  verb: string;
  pendingLabel: string;
  rows: readonly TypedRow[];
  currency?: string | undefined;
  /** Whose form it is: what they began outlives a reload of the page. */
  owner: string;
  /** The fields above the lines. */
  head: ReactNode;
  /** The field for pasted rows. */
  paste: ReactNode;
  note?: ReactNode;
};

/** Goods that arrive or leave. Sent twice it counts once. */
export function GoodsForm<Answer extends AnyAnswer>(props: GoodsFormProps<Answer>) {
  const { action, refusals, once, label, title, verb, pendingLabel, rows, currency, owner, head, paste, note } = props;
  const goods = useGoodsLines(rows);
  const [key, afterAnswer, takeKey] = useOnceKey(once);
  const typed = goods.lines.map(({ code, units, cost }) => ({ code, units, cost }));
  const isUntouched = JSON.stringify(typed) === JSON.stringify(rows);
  const kept = useKeptForm(`${label} ${owner}`, isUntouched ? null : { once: key, rows: typed });
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
      {kept.isOffered && isUntouched && (
        <Suspense fallback={null}>
          <KeptOffer
            name={kept.name}
            resume={(form) => {
              takeKey(form.once);
              goods.add(form.rows);
              kept.settle();
            }}
            forget={kept.settle}
          />
        </Suspense>
      )}
      {head}
      <section aria-label={title} className="grid gap-2.5 rounded border border-line bg-sheet px-4 py-3.5">
        <h2>{title}</h2>
        <GoodsEditor goods={goods} currency={currency} paste={paste} />
      </section>
      <div className="flex flex-wrap items-center justify-end gap-3">
        <p className="text-ink-2" aria-live="polite">
          {goods.lines.length === 0 ? note : `${linesText(goods.lines.length)}, ${unitsText(units)}`}
        </p>
        <SubmitButton variant="primary" hotkey="mod+enter" pendingLabel={pendingLabel}>
          {units === 0 ? verb : `${verb} ${unitsText(units)}`}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
