"use client";

import { useState } from "react";
import { TOUCH } from "@/components/stock/touch";
import { useOnceKey } from "@/components/stock/use-once-key";
import { unitsText } from "@/components/stock/units-text";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SubmitButton } from "@/components/ui/submit-button";

export type OpenLine = { sku: string; name: string; openUnits: number };

type ArrivalFormProps<Answer extends AnyAnswer> = {
  action: AnswerAction<Answer>;
  refusals: RefusalSentences;
  transferId: string;
  once: string;
  lines: readonly OpenLine[];
};

/** What has arrived of a transfer: all of it, unless somebody counts less. */
export function ArrivalForm<Answer extends AnyAnswer>({ action, refusals, transferId, once, lines }: ArrivalFormProps<Answer>) {
  const [counted, setCounted] = useState<Readonly<Record<string, string>>>({});
  const [key, afterAnswer] = useOnceKey(once);
  const textOf = ({ sku, openUnits }: OpenLine) => counted[sku] ?? String(openUnits);
  const units = (line: OpenLine) => Number(textOf(line) || "0");
  const total = lines.reduce((sum, line) => sum + units(line), 0);
  const isWhole = lines.every((line) => units(line) === line.openUnits);
  const arrived = isWhole ? [] : lines.filter((line) => units(line) > 0).map((line) => ({ sku: line.sku, units: units(line) }));
  const every = (count: (line: OpenLine) => number) => setCounted(Object.fromEntries(lines.map((line) => [line.sku, String(count(line))])));
  return (
    <ActionForm
      action={action}
      refusals={refusals}
      hidden={{ once: key, transfer: transferId, lines: JSON.stringify(arrived) }}
      onAnswer={afterAnswer}
      label="Receive this transfer"
      className={TOUCH}
    >
      <ul aria-label="Units that arrived" className="divide-y divide-line-2 rounded-sm border border-line">
        {lines.map((line) => (
          <li key={line.sku} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-3 py-2">
            <span className="min-w-0 flex-1 basis-40">
              <bdi className="block truncate font-medium">{line.name}</bdi>
              <span className="font-mono text-xs text-ink-2">{line.sku}</span>
            </span>
            <NumberField
              name={`arrived-${line.sku}`}
              label={`Units of ${line.name}`}
              labelHidden
              value={textOf(line)}
              onChange={(event) => setCounted({ ...counted, [line.sku]: wholeUpTo(event.target.value, line.openUnits) })}
              suffix={`of ${line.openUnits}`}
              className="w-40 shrink-0"
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex gap-2">
          <Button onClick={() => every(({ openUnits }) => openUnits)}>Everything</Button>
          <Button onClick={() => every(() => 0)}>Nothing</Button>
        </span>
        <SubmitButton variant="primary" hotkey="mod+enter" pendingLabel="Receiving" disabled={total === 0}>
          {isWhole ? `Receive all ${unitsText(total)}` : `Receive ${unitsText(total)}`}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Digits alone, and never more than are on the way: what is over has to be adjusted. */
const wholeUpTo = (text: string, most: number): string => {
  const digits = text.replace(/\D/g, "");
  return digits === "" ? "" : String(Math.min(most, Number(digits)));
};
