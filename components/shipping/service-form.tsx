import { ActionForm } from "@/components/ui/action-form";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { SETTINGS_REFUSAL_TEXT } from "@/lib/settings/refusals";
import type { ListedService } from "@/lib/shipping/services";

export type ServiceText = ListedService & { seen: string; zonesText: string; ratesText: string };

type ServiceFormProps<Answer extends AnyAnswer> = { action: AnswerAction<Answer>; service: ServiceText | null; currency: string };

/** Inside a dialog: makes a service with its tables, or changes one. Tables can be pasted from a spreadsheet. */
export function ServiceForm<Answer extends AnyAnswer>({ action, service, currency }: ServiceFormProps<Answer>) {
  return (
    <ActionForm
      action={action}
      hidden={service ? { service_id: service.id, seen: service.seen } : undefined}
      refusals={SETTINGS_REFUSAL_TEXT}
      doneText="The service is saved."
      afterDone="close"
    >
      {!service && (
        <FieldRow>
          <TextField name="carrier" label="Carrier" required maxLength={64} spellCheck={false} hint="Printed on labels, such as COAST." />
          <TextField name="code" label="Service code" required maxLength={64} spellCheck={false} hint="It cannot be changed later." />
        </FieldRow>
      )}
      <FieldRow columns={3}>
        <TextField name="name" label="Name" required dir="auto" defaultValue={service?.name} />
        <TextField
          name="currency"
          label="Currency"
          required
          maxLength={3}
          spellCheck={false}
          defaultValue={service?.currency ?? currency}
        />
        <NumberField name="transit_days" label="Days on the way" required defaultValue={service?.transitDays ?? 2} />
      </FieldRow>
      <NumberField
        name="volume_divisor"
        label="Volume weight, cm³ a kilogram"
        hint="Such as 5000, where large and light packages are billed by their room. Left empty, only the weight counts."
        {...(service?.volumeDivisor && { defaultValue: service.volumeDivisor })}
      />
      <TextareaField
        name="zones"
        label="Zones"
        required
        rows={5}
        spellCheck={false}
        className="font-mono"
        hint="One a line: zone; country; beginnings of postcodes. The longest that fits counts; * is everywhere else."
        placeholder={"1; DE; 10 11\n2; DE\nworld; *"}
        defaultValue={service?.zonesText}
      />
      <TextareaField
        name="rates"
        label="Prices"
        required
        rows={7}
        spellCheck={false}
        className="font-mono"
        hint="One a line: zone; up to kilograms; price. A package takes the first step that holds it."
        placeholder={"1; 2; 4.90\n1; 31.5; 12.90\n2; 2; 5.90"}
        defaultValue={service?.ratesText}
      />
      <div className="flex justify-end">
        <SubmitButton pendingLabel="Saving">{service ? "Save service" : "Add service"}</SubmitButton>
      </div>
    </ActionForm>
  );
}
