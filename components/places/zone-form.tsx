import { ActionForm } from "@/components/ui/action-form";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { SelectField, type SelectOption } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { PLACE_REFUSAL_TEXT } from "@/lib/places/refusals";
import type { ListedZone } from "@/lib/places/zones";

type ZoneFormProps<Answer extends AnyAnswer> = {
  action: AnswerAction<Answer>;
  zone: ListedZone | null;
  locations: readonly SelectOption[];
};

/** Inside a dialog: makes a zone, or renames one. */
export function ZoneForm<Answer extends AnyAnswer>({ action, zone, locations }: ZoneFormProps<Answer>) {
  return (
    <ActionForm
      action={action}
      hidden={zone ? { location: zone.location, code: zone.code } : undefined}
      refusals={PLACE_REFUSAL_TEXT}
      doneText="The zone is saved."
      afterDone="close"
    >
      {!zone && (
        <FieldRow>
          <SelectField name="location" label="Location" options={locations} />
          <TextField name="code" label="Code" required maxLength={64} spellCheck={false} hint="It cannot be changed later." />
        </FieldRow>
      )}
      <TextField name="name" label="Name" required dir="auto" defaultValue={zone?.name} />
      <div className="flex justify-end">
        <SubmitButton pendingLabel="Saving">{zone ? "Save zone" : "Add zone"}</SubmitButton>
      </div>
    </ActionForm>
  );
}
