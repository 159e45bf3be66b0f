import { CONDITION_CHOICES } from "@/components/settings/words";
import { ActionForm } from "@/components/ui/action-form";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { toMajor } from "@/lib/ledger/money";
import { SETTINGS_REFUSAL_TEXT } from "@/lib/settings/refusals";
import type { ListedTagRule } from "@/lib/settings/tag-rules";

type TagRuleFormProps<Answer extends AnyAnswer> = { action: AnswerAction<Answer>; rule: ListedTagRule | null; currency: string };

/** Inside a dialog: makes a rule, or replaces one. */
export function TagRuleForm<Answer extends AnyAnswer>({ action, rule, currency }: TagRuleFormProps<Answer>) {
  const threshold = rule && rule.thresholdMinor !== null && rule.currency !== null ? toMajor(rule.thresholdMinor, rule.currency) : "";
  return (
    <ActionForm
      action={action}
      hidden={rule ? { rule_id: rule.id } : undefined}
      refusals={SETTINGS_REFUSAL_TEXT}
      doneText="The rule is saved."
      afterDone="close"
    >
      <TextField
        name="tag"
        label="Tag"
        required
        maxLength={40}
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={rule?.tag}
        hint="Small letters, digits, dashes and underscores."
      />
      <RadioGroup
        name="condition"
        legend="Given when"
        options={CONDITION_CHOICES}
        defaultValue={rule?.condition ?? "first_order"}
        required
      />
      <FieldRow>
        <NumberField name="threshold" kind="decimal" label="Amount of a large order" required={false} defaultValue={threshold} />
        <TextField
          name="currency"
          label="Its currency"
          required={false}
          maxLength={3}
          autoCapitalize="characters"
          defaultValue={rule?.currency ?? currency}
        />
      </FieldRow>
      <div className="flex justify-end">
        <SubmitButton pendingLabel="Saving">{rule ? "Replace rule" : "Add rule"}</SubmitButton>
      </div>
    </ActionForm>
  );
}
