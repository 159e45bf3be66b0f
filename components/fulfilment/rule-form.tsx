import { ActionForm } from "@/components/ui/action-form";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { ReleaseRule } from "@/db/values";
import type { FloorRules } from "@/lib/fulfilment/release-rule";

const RULES = {
  by_hand: "By hand",
  on_placement: "As soon as units are reserved",
  when_complete: "Once nothing of the order waits for stock",
  at_times: "At set times of the day",
} as const satisfies Record<ReleaseRule, string>;

/** When orders go to the floor by themselves. */
export function RuleForm({ rules, action }: { rules: FloorRules; action: AnswerAction<AnyAnswer> }) {
  return (
    <ActionForm action={action} doneText="Saved." className="grid gap-4">
      <FieldRow columns={3}>
        <SelectField
          name="rule"
          label="Orders are released"
          options={Object.entries(RULES).map(([value, label]) => ({ value, label }))}
          defaultValue={rules.rule}
        />
        <TextField
          name="times"
          label="Set times"
          hint="On the organization's clock, such as 09:00, 14:30; one that was missed is made up for within 12 hours"
          defaultValue={rules.times.join(", ")}
        />
        <NumberField
          name="recount_from"
          label="Count again from"
          hint="Units of difference from which a second count is asked for"
          suffix="units"
          min={1}
          defaultValue={rules.recountFrom}
        />
      </FieldRow>
      <SubmitButton className="justify-self-start">Save</SubmitButton>
    </ActionForm>
  );
}
