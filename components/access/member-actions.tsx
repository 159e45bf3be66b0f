import { type LocationChoice, LocationsField } from "@/components/access/locations-field";
import { ActionForm } from "@/components/ui/action-form";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { Dialog } from "@/components/ui/dialog";
import { DialogClose } from "@/components/ui/dialog-close";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { SelectField, type SelectOption } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";

export type MemberFields = {
  userId: string;
  name: string;
  roleId: string;
  locationIds: readonly string[] | null;
  disabledAt: Date | null;
  seen: string;
};

/** Archived ones are offered to nobody, and stay with whom they were given. */
export type MemberLocation = LocationChoice & { archived: boolean };

export type MemberTools<Answer extends AnyAnswer> = {
  roles: readonly SelectOption[];
  locations: readonly MemberLocation[];
  refusals: RefusalSentences;
  actions: { save: AnswerAction<Answer>; switchOff: AnswerAction<Answer>; switchOn: AnswerAction<Answer> };
};

type MemberActionsProps<Answer extends AnyAnswer> = MemberTools<Answer> & { member: MemberFields };

export function MemberActions<Answer extends AnyAnswer>(props: MemberActionsProps<Answer>) {
  const { member, refusals, actions } = props;
  const { userId, name, disabledAt } = member;
  if (!disabledAt) {
    return (
      <div className="flex gap-2 md:justify-end">
        <Change {...props} />
        <SwitchOff {...props} />
      </div>
    );
  }
  return (
    <ActionForm action={actions.switchOn} hidden={{ userId }} refusals={refusals}>
      <SubmitButton variant="default" size="sm" className="md:justify-self-end" aria-label={`Switch ${name} on`}>
        Switch on
      </SubmitButton>
    </ActionForm>
  );
}

function Change<Answer extends AnyAnswer>({ member, roles, locations, refusals, actions }: MemberActionsProps<Answer>) {
  const { userId, name, roleId, locationIds, seen } = member;
  const offered = locations.filter(({ id, archived }) => !archived || locationIds?.includes(id));
  return (
    <Dialog label={<Named verb="Change" name={name} />} title={`Change ${name}`} size="sm">
      <ActionForm action={actions.save} hidden={{ userId, seen }} refusals={refusals} doneText="Saved." afterDone="close">
        <SelectField name="roleId" label="Role" options={roles} defaultValue={roleId} required />
        <LocationsField locations={offered.map(({ id, name }) => ({ id, name }))} chosen={locationIds} />
        <div className="flex flex-wrap justify-end gap-2">
          <DialogClose />
          <SubmitButton pendingLabel="Saving">Save</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

function SwitchOff<Answer extends AnyAnswer>({ member: { userId, name }, refusals, actions }: MemberActionsProps<Answer>) {
  return (
    <ConfirmForm
      label={<Named verb="Switch off" name={name} />}
      size="sm"
      variant="danger"
      title={`Switch ${name} off?`}
      effect="Every open session ends with the next click. What was done stays under this name, and you can switch it on again."
      confirmLabel={`Switch ${name} off`}
      action={actions.switchOff}
      hidden={{ userId }}
      refusals={refusals}
    />
  );
}

/** The same word stands in every row; a screen reader also hears whom it is about. */
const Named = ({ verb, name }: { verb: string; name: string }) => (
  <>
    {verb}
    <span className="sr-only"> {name}</span>
  </>
);
