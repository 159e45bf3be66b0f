"use client";

import { ActionForm } from "@/components/ui/action-form";
import { DialogClose } from "@/components/ui/dialog-close";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Modal } from "@/components/ui/modal";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";

export type ConfirmDialogProps = {
  title: string;
  /** What will happen, with figures. */
  effect: string;
  confirmLabel: string;
  pendingLabel: string;
  keepLabel: string;
  action: AnswerAction<AnyAnswer>;
  hidden: Readonly<Record<string, string | number>>;
  refusals: RefusalSentences;
  /** Asked for where the move needs one. */
  reason?: { label: string; minLength: number; isOptional?: boolean } | undefined;
  isDangerous: boolean;
  onClosed: () => void;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, effect, confirmLabel, pendingLabel, keepLabel, action, hidden, refusals, reason, isDangerous, onClosed } = props;
  return (
    <Modal title={title} description={effect} onClosed={onClosed}>
      <ActionForm action={action} hidden={hidden} refusals={refusals} afterDone="close">
        {reason && (
          <TextField
            name="reason"
            label={reason.label}
            required={!reason.isOptional}
            minLength={reason.minLength}
            maxLength={500}
            autoComplete="off"
          />
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose>{keepLabel}</DialogClose>
          <SubmitButton variant={isDangerous ? "danger-fill" : "primary"} pendingLabel={pendingLabel}>
            {confirmLabel}
          </SubmitButton>
        </div>
      </ActionForm>
    </Modal>
  );
}
