import { BIN_KIND_CHOICES } from "@/components/places/words";
import { ActionForm } from "@/components/ui/action-form";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import { SelectField, type SelectOption } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { ListedBin } from "@/lib/places/list-bins";
import { PLACE_REFUSAL_TEXT } from "@/lib/places/refusals";

type NewBinsProps<Answer extends AnyAnswer> = {
  action: AnswerAction<Answer>;
  locations: readonly SelectOption[];
  zones: readonly SelectOption[];
};

/** Inside a dialog: makes one bin, or a range of them. */
export function NewBinsForm<Answer extends AnyAnswer>({ action, locations, zones }: NewBinsProps<Answer>) {
  return (
    <ActionForm action={action} refusals={PLACE_REFUSAL_TEXT} doneText="The bins are made." afterDone="close">
      <FieldRow columns={3}>
        <SelectField name="location" label="Location" options={locations} />
        <SelectField name="zone" label="Zone" options={zones} />
        <SelectField name="kind" label="Kind" options={BIN_KIND_CHOICES} defaultValue="pick" />
      </FieldRow>
      <FieldRow>
        <TextField name="code" label="Code" required maxLength={40} autoCapitalize="characters" spellCheck={false} hint="Such as A-01-1." />
        <TextField
          name="to"
          label="Last code of a range"
          required={false}
          maxLength={40}
          autoCapitalize="characters"
          spellCheck={false}
          hint="A-01-1 to A-20-4 are eighty bins. Empty makes one."
        />
      </FieldRow>
      <FieldRow>
        <NumberField name="walk" label="Place in the walk" required={false} hint="Empty: after the last bin of the location." />
        <NumberField name="step" label="Step between two bins" required={false} defaultValue={10} />
      </FieldRow>
      <div className="flex justify-end">
        <SubmitButton pendingLabel="Making">Make bins</SubmitButton>
      </div>
    </ActionForm>
  );
}

type EditBinProps<Answer extends AnyAnswer> = { action: AnswerAction<Answer>; bin: ListedBin; zones: readonly SelectOption[] };

export function EditBinForm<Answer extends AnyAnswer>({ action, bin, zones }: EditBinProps<Answer>) {
  return (
    <ActionForm action={action} hidden={{ code: bin.code }} refusals={PLACE_REFUSAL_TEXT} doneText="The bin is saved." afterDone="close">
      <FieldRow>
        <SelectField name="zone" label="Zone" options={zones} defaultValue={bin.zone} />
        <SelectField
          name="kind"
          label="Kind"
          options={BIN_KIND_CHOICES}
          defaultValue={bin.kind}
          hint="Only an empty bin changes its kind."
        />
      </FieldRow>
      <NumberField name="walk" label="Place in the walk" required defaultValue={bin.walk} hint="Pickers walk in rising order." />
      <div className="flex justify-end">
        <SubmitButton pendingLabel="Saving">Save bin</SubmitButton>
      </div>
    </ActionForm>
  );
}
