import { ActionForm } from "@/components/ui/action-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";

type LockMinutesFormProps<Answer extends AnyAnswer> = { action: AnswerAction<Answer>; minutes: number; refusals: RefusalSentences };

export function LockMinutesForm<Answer extends AnyAnswer>({ action, minutes, refusals }: LockMinutesFormProps<Answer>) {
  return (
    <Sheet title="Automatic lock" className="max-w-3xl">
      <ActionForm action={action} refusals={refusals} doneText="The minutes are saved." className="flex! flex-wrap items-end gap-3!">
        <NumberField
          name="minutes"
          label="Tablets lock themselves after"
          suffix="minutes without a touch or a scan"
          min={1}
          max={240}
          defaultValue={minutes}
          required
        />
        <SubmitButton variant="default" pendingLabel="Saving">
          Save
        </SubmitButton>
      </ActionForm>
    </Sheet>
  );
}
