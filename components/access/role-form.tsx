import { type RightGroup, RightsField } from "@/components/access/rights-field";
import { ActionForm } from "@/components/ui/action-form";
import { DialogClose } from "@/components/ui/dialog-close";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { HiddenValues } from "@/components/ui/hidden-inputs";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";

type RoleFormProps<Answer extends AnyAnswer> = {
  action: AnswerAction<Answer>;
  refusals: RefusalSentences;
  groups: readonly RightGroup[];
  name?: string;
  hidden?: HiddenValues;
};

export function RoleForm<Answer extends AnyAnswer>({ action, refusals, groups, name, hidden }: RoleFormProps<Answer>) {
  return (
    <ActionForm action={action} hidden={hidden} refusals={refusals} doneText="Saved." afterDone="close">
      <TextField name="name" label="Name" defaultValue={name} autoComplete="off" required />
      <RightsField groups={groups} />
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose />
        <SubmitButton pendingLabel="Saving">Save</SubmitButton>
      </div>
    </ActionForm>
  );
}
