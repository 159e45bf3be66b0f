"use client";

import { useState } from "react";
import { CancelPreview } from "@/components/orders/moves/cancel-preview";
import { type CancelableLine, CancelUnits } from "@/components/orders/moves/cancel-units";
import { CANCEL_REASON_WORDS } from "@/components/orders/page/reason-words";
import { useRehearsal } from "@/components/orders/use-rehearsal";
import { ActionForm } from "@/components/ui/action-form";
import { DialogClose } from "@/components/ui/dialog-close";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Modal } from "@/components/ui/modal";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { CancelAnswer } from "@/lib/orders/move-answer";

export type CancelDialogProps = {
  action: AnswerAction<AnyAnswer>;
  orderId: string;
  number: string;
  version: number;
  lines: readonly CancelableLine[];
  refusals: RefusalSentences;
  onClosed: () => void;
};

const REASONS = Object.entries(CANCEL_REASON_WORDS).map(([value, label]) => ({ value, label }));

/** The whole order or some of its units. What that would release is shown before anything is done. */
export function CancelDialog({ action, orderId, number, version, lines, refusals, onClosed }: CancelDialogProps) {
  const [chosen, setChosen] = useState<Readonly<Record<number, number>>>({});
  const [reason, setReason] = useState("customer_request");
  const units = (line: CancelableLine) => chosen[line.line] ?? line.cancelable;
  const total = lines.reduce((sum, line) => sum + units(line), 0);
  const isWhole = lines.every((line) => units(line) === line.cancelable);
  const wanted = isWhole ? null : lines.filter((line) => units(line) > 0).map((line) => ({ line: line.line, units: units(line) }));
  const question = total === 0 ? null : JSON.stringify({ version, reason, ...(wanted && { lines: wanted }) });
  const rehearsal = useRehearsal<CancelAnswer>(`/orders/${orderId}/cancel-preview`, question);
  const label = total === 1 ? "Cancel 1 unit" : `Cancel ${total} units`;
  return (
    <Modal title={`Cancel units of ${number}`} width="lg" onClosed={onClosed}>
      <ActionForm
        action={action}
        hidden={{ order: orderId, version, lines: wanted ? JSON.stringify(wanted) : "" }}
        refusals={refusals}
        afterDone="close"
      >
        <CancelUnits lines={lines} units={units} onChange={(now) => setChosen((last) => ({ ...last, ...now }))} />
        <div className="grid gap-4 md:grid-cols-2">
          <SelectField name="reason" label="Reason" options={REASONS} value={reason} onChange={(event) => setReason(event.target.value)} />
          {reason === "other" && <TextField name="words" label="In a few words" required maxLength={200} autoComplete="off" />}
        </div>
        <CancelPreview rehearsal={rehearsal} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>Keep the order</DialogClose>
          <SubmitButton variant="danger-fill" pendingLabel="Canceling" disabled={total === 0 || rehearsal.answer?.ok === false}>
            {label}
          </SubmitButton>
        </div>
      </ActionForm>
    </Modal>
  );
}
