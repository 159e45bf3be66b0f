import { ActionForm } from "@/components/ui/action-form";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { Location } from "@/lib/settings/locations";
import { SETTINGS_REFUSAL_TEXT } from "@/lib/settings/refusals";

type LocationFormProps<Answer extends AnyAnswer> = { action: AnswerAction<Answer>; location: Location | null; seen?: string };

/** Inside a dialog: makes a location, or changes one. */
export function LocationForm<Answer extends AnyAnswer>({ action, location, seen }: LocationFormProps<Answer>) {
  return (
    <ActionForm
      action={action}
      hidden={location ? { code: location.code, seen } : undefined}
      refusals={SETTINGS_REFUSAL_TEXT}
      doneText="The location is saved."
      afterDone="close"
    >
      <FieldRow>
        {!location && (
          <TextField name="code" label="Code" required maxLength={64} spellCheck={false} hint="For programs; it cannot be changed later." />
        )}
        <TextField name="name" label="Name" required dir="auto" defaultValue={location?.name} />
      </FieldRow>
      <TextField name="street" label="Street" required={false} dir="auto" defaultValue={location?.street} />
      <FieldRow columns={3}>
        <TextField name="postcode" label="Postcode" required={false} defaultValue={location?.postcode} />
        <TextField name="city" label="Town" required={false} dir="auto" defaultValue={location?.city} />
        <TextField name="country" label="Country" required={false} dir="auto" defaultValue={location?.country} />
      </FieldRow>
      <FieldRow columns={3}>
        <NumberField name="latitude" kind="decimal" label="Latitude" required={false} suffix="°" defaultValue={location?.latitude ?? ""} />
        <NumberField
          name="longitude"
          kind="decimal"
          label="Longitude"
          required={false}
          suffix="°"
          defaultValue={location?.longitude ?? ""}
        />
        <NumberField name="rank" label="Rank" defaultValue={location?.rank ?? 100} hint="Lower goes first when two would do as well." />
      </FieldRow>
      <p className="text-xs text-ink-3">Coordinates let orders be served from the nearest location.</p>
      <div className="flex justify-end">
        <SubmitButton pendingLabel="Saving">{location ? "Save location" : "Add location"}</SubmitButton>
      </div>
    </ActionForm>
  );
}
