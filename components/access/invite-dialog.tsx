import { type LocationChoice, LocationsField } from "@/components/access/locations-field";
import { ActionForm } from "@/components/ui/action-form";
import { Dialog } from "@/components/ui/dialog";
import { DialogClose } from "@/components/ui/dialog-close";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SelectField, type SelectOption } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";

type InviteDialogProps<Answer extends AnyAnswer> = {
  action: AnswerAction<Answer>;
  refusals: RefusalSentences;
  roles: readonly SelectOption[];
  locations: readonly LocationChoice[];
};

export function InviteDialog<Answer extends AnyAnswer>({ action, refusals, roles, locations }: InviteDialogProps<Answer>) {
  return (
    <Dialog
      label="Invite"
      title="Invite a member"
      variant="primary"
      hotkey="n"
      description="The invitation is mailed and ends after a week. Inviting the same address again replaces it."
    >
      <ActionForm action={action} refusals={refusals} doneText="The invitation is on its way." afterDone="close">
        <TextField name="email" type="email" label="E-mail" autoComplete="off" required />
        <SelectField name="roleId" label="Role" options={roles} placeholder="Choose" defaultValue="" required />
        <LocationsField locations={locations} chosen={null} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose />
          <SubmitButton pendingLabel="Inviting">Send invitation</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
