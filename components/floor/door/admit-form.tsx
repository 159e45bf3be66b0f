"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";

type AdmitFormProps<Answer extends AnyAnswer> = { action: AnswerAction<Answer>; code: string; refusals: RefusalSentences };

/** A button and not the opening of the link alone: programs that look at links first would use the code up. */
export function AdmitForm<Answer extends AnyAnswer>({ action, code, refusals }: AdmitFormProps<Answer>) {
  return (
    <ActionForm action={action} refusals={refusals}>
      <TextField
        name="code"
        label="Code"
        size="floor"
        defaultValue={code}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        required
      />
      <SubmitButton size="floor" pendingLabel="Admitting">
        Admit this tablet
      </SubmitButton>
    </ActionForm>
  );
}
