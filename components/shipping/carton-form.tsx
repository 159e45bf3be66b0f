import { ActionForm } from "@/components/ui/action-form";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { SETTINGS_REFUSAL_TEXT } from "@/lib/settings/refusals";
import type { ListedCarton } from "@/lib/shipping/cartons";

type CartonFormProps<Answer extends AnyAnswer> = { action: AnswerAction<Answer>; carton: ListedCarton | null; seen?: string };

/** Inside a dialog: makes a carton, or changes one. */
export function CartonForm<Answer extends AnyAnswer>({ action, carton, seen }: CartonFormProps<Answer>) {
  return (
    <ActionForm
      action={action}
      hidden={carton ? { code: carton.code, seen } : undefined}
      refusals={SETTINGS_REFUSAL_TEXT}
      doneText="The carton is saved."
      afterDone="close"
    >
      <FieldRow>
        {!carton && <TextField name="code" label="Code" required maxLength={64} spellCheck={false} hint="It cannot be changed later." />}
        <TextField name="name" label="Name" required dir="auto" defaultValue={carton?.name} />
      </FieldRow>
      <FieldRow columns={3}>
        <NumberField name="length_mm" label="Length inside" suffix="mm" required defaultValue={carton?.lengthMm ?? ""} />
        <NumberField name="width_mm" label="Width inside" suffix="mm" required defaultValue={carton?.widthMm ?? ""} />
        <NumberField name="height_mm" label="Height inside" suffix="mm" required defaultValue={carton?.heightMm ?? ""} />
      </FieldRow>
      <FieldRow>
        <NumberField name="tare_g" label="Empty weight" suffix="g" required defaultValue={carton?.tareG ?? 0} />
        <NumberField name="most_g" label="Heaviest when packed" suffix="g" required defaultValue={carton?.mostG ?? ""} />
      </FieldRow>
      <div className="flex justify-end">
        <SubmitButton pendingLabel="Saving">{carton ? "Save carton" : "Add carton"}</SubmitButton>
      </div>
    </ActionForm>
  );
}
