import { ActionForm } from "@/components/ui/action-form";
import { ConfirmForm } from "@/components/ui/confirm-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { deskOf } from "@/lib/exceptions/kinds";
import type { ListedException } from "@/lib/exceptions/list-exceptions";
import type { PossibleOwner } from "@/lib/exceptions/list-owners";
import { EXCEPTION_REFUSALS } from "@/lib/exceptions/refusals";
import { sentencesOf } from "@/lib/result/sentences";

const SENTENCES = sentencesOf(EXCEPTION_REFUSALS);

type AssignFormProps<Answer extends AnyAnswer> = {
  exception: ListedException;
  owners: readonly PossibleOwner[];
  action: AnswerAction<Answer>;
};

/** Who takes care of it: a member, or the desk. */
export function AssignForm<Answer extends AnyAnswer>({ exception, owners, action }: AssignFormProps<Answer>) {
  return (
    <ActionForm
      action={action}
      hidden={{ exception: exception.id }}
      refusals={SENTENCES}
      doneText="The owner is saved."
      label="Who takes care of it"
    >
      <SelectField
        name="user_id"
        label="Owner"
        placeholder={`${deskOf(exception.kind)} (nobody in particular)`}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={exception.assignedTo ?? ""}
      />
      <div>
        <SubmitButton variant="default" pendingLabel="Saving">
          Save owner
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

type CloseFormProps<Answer extends AnyAnswer> = { exception: ListedException; action: AnswerAction<Answer> };

/** Nobody has to look at it any more, with the reason. */
export function CloseForm<Answer extends AnyAnswer>({ exception, action }: CloseFormProps<Answer>) {
  return (
    <ConfirmForm
      label="Close"
      title="Close this exception?"
      effect="It leaves the list. What it is about stays as it is; who closed it and why is kept."
      confirmLabel="Close exception"
      pendingLabel="Closing"
      action={action}
      hidden={{ exception: exception.id }}
      refusals={SENTENCES}
      doneText="The exception is closed."
    >
      <TextField
        name="reason"
        label="Why nobody has to look at it any more"
        required
        minLength={3}
        maxLength={500}
        autoComplete="off"
        dir="auto"
      />
    </ConfirmForm>
  );
}
