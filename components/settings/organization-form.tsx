import { ActionForm } from "@/components/ui/action-form";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { SelectField } from "@/components/ui/select-field";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { TIME_ZONES } from "@/lib/settings/inputs";
import type { OrganizationSettings } from "@/lib/settings/organization";
import { SETTINGS_REFUSAL_TEXT } from "@/lib/settings/refusals";

type OrganizationFormProps<Answer extends AnyAnswer> = { action: AnswerAction<Answer>; settings: OrganizationSettings; seen: string };

export function OrganizationForm<Answer extends AnyAnswer>({ action, settings, seen }: OrganizationFormProps<Answer>) {
  return (
    <Sheet title="Organization">
      <ActionForm action={action} hidden={{ seen }} refusals={SETTINGS_REFUSAL_TEXT} doneText="The organization is saved.">
        <TextField
          name="name"
          label="Name"
          required
          dir="auto"
          defaultValue={settings.name}
          hint="Customers read it in their mail and on their order page."
        />
        <FieldRow columns={3}>
          <SelectField
            name="time_zone"
            label="Time zone"
            options={TIME_ZONES.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
            defaultValue={settings.timeZone}
            hint="Decides on which day something is booked or due."
          />
          <TextField
            name="currency"
            label="Currency"
            required
            maxLength={3}
            autoCapitalize="characters"
            defaultValue={settings.currency}
            hint="New products and customers start with it. Amounts are never converted."
          />
          <TextField
            name="order_prefix"
            label="Order numbers start with"
            maxLength={10}
            spellCheck={false}
            defaultValue={settings.orderPrefix}
            hint="Holds for new numbers; gaps in them are normal."
          />
        </FieldRow>
        <div className="flex justify-end">
          <SubmitButton pendingLabel="Saving">Save organization</SubmitButton>
        </div>
      </ActionForm>
    </Sheet>
  );
}
