import { ActionForm } from "@/components/ui/action-form";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { SETTINGS_REFUSAL_TEXT } from "@/lib/settings/refusals";

type CompanyPrefixFormProps<Answer extends AnyAnswer> = { action: AnswerAction<Answer>; prefix: string };

/** The digits that GS1 gave to the organization; they stand in every package's SSCC. */
export function CompanyPrefixForm<Answer extends AnyAnswer>({ action, prefix }: CompanyPrefixFormProps<Answer>) {
  return (
    <Sheet title="Package numbers">
      <ActionForm action={action} refusals={SETTINGS_REFUSAL_TEXT} doneText="The company prefix is saved." className="grid max-w-md gap-3">
        <TextField
          name="prefix"
          label="GS1 company prefix"
          required
          inputMode="numeric"
          spellCheck={false}
          defaultValue={prefix}
          hint="7 to 10 digits. Every SSCC begins with it, behind one digit of ours; packages that have a code keep it."
        />
        <div>
          <SubmitButton pendingLabel="Saving">Save prefix</SubmitButton>
        </div>
      </ActionForm>
    </Sheet>
  );
}
