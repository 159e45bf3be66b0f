import { ActionForm } from "@/components/ui/action-form";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { PriceList } from "@/lib/catalogue/read-price-list";
import { CATALOGUE_REFUSAL_TEXT } from "@/lib/catalogue/refusals";

type PriceListFormProps<Answer extends AnyAnswer> = { action: AnswerAction<Answer>; list: PriceList | null; currency: string };

/** Inside a dialog: makes a list, or renames one. */
export function PriceListForm<Answer extends AnyAnswer>({ action, list, currency }: PriceListFormProps<Answer>) {
  return (
    <ActionForm
      action={action}
      refusals={CATALOGUE_REFUSAL_TEXT}
      hidden={list ? { code: list.code } : undefined}
      afterDone="close"
      doneText="The list is saved."
    >
      <FieldRow>
        {!list && (
          <TextField name="code" label="Code" required maxLength={64} spellCheck={false} hint="For programs; it cannot be changed later." />
        )}
        <TextField
          name="currency"
          label="Currency"
          required
          maxLength={3}
          autoCapitalize="characters"
          defaultValue={list?.currency ?? currency}
          hint="Fixed as soon as the list has prices."
        />
      </FieldRow>
      <TextField name="name" label="Name" required dir="auto" defaultValue={list?.name} />
      <div className="flex justify-end">
        <SubmitButton pendingLabel="Saving">{list ? "Save list" : "Make list"}</SubmitButton>
      </div>
    </ActionForm>
  );
}
