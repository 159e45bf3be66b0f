import { CREDIT_POLICY_NAMES, TERMS_HINTS, TERMS_NAMES } from "@/components/customers/words";
import { ActionForm } from "@/components/ui/action-form";
import { Dialog } from "@/components/ui/dialog";
import { FieldRow } from "@/components/ui/field-row";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { CREDIT_POLICIES, TERMS } from "@/db/values";
import type { Credit, Customer } from "@/lib/customers/customer";
import { CUSTOMER_REFUSAL_TEXT } from "@/lib/customers/refusals";
import { toMajor } from "@/lib/ledger/money";

export function TermsDialog<Answer extends AnyAnswer>({ customer, action }: { customer: Customer; action: AnswerAction<Answer> }) {
  return (
    <Dialog
      label="Change terms"
      title="How the account pays"
      description="Holds for orders placed from now on; placed orders keep their terms."
      variant="ghost"
      size="sm"
    >
      <ActionForm
        action={action}
        hidden={{ code: customer.code }}
        refusals={CUSTOMER_REFUSAL_TEXT}
        doneText="The terms are saved."
        afterDone="close"
      >
        <RadioGroup
          name="terms"
          legend="Terms"
          options={TERMS.map((terms) => ({ value: terms, label: TERMS_NAMES[terms], hint: TERMS_HINTS[terms] }))}
          defaultValue={customer.terms}
          required
        />
        <FieldRow>
          <NumberField
            name="terms_days"
            label="Days to pay"
            suffix="days"
            defaultValue={customer.termsDays}
            hint="Counted from the invoice."
          />
          <SelectField
            name="credit_policy"
            label="An order over the limit"
            options={[
              { value: "", label: "As the organization does" },
              ...CREDIT_POLICIES.map((policy) => ({ value: policy, label: CREDIT_POLICY_NAMES[policy] })),
            ]}
            defaultValue={customer.creditPolicy ?? ""}
          />
        </FieldRow>
        <div className="flex justify-end">
          <SubmitButton pendingLabel="Saving">Save terms</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}

type LimitDialogProps<Answer extends AnyAnswer> = {
  code: string;
  /** Null grants credit in a further currency. */
  credit: Credit | null;
  currency?: string;
  action: AnswerAction<Answer>;
};

export function LimitDialog<Answer extends AnyAnswer>({ code, credit, currency = "", action }: LimitDialogProps<Answer>) {
  const limit = credit && credit.limitMinor !== null ? toMajor(credit.limitMinor, credit.currency) : "";
  return (
    <Dialog
      label={credit ? "Change" : "Grant credit in a currency"}
      title={credit ? `Limit in ${credit.currency}` : "Grant credit in a currency"}
      description="Checked whenever an order would raise what is open. What is open already stays open."
      variant="ghost"
      size="sm"
    >
      <ActionForm
        action={action}
        hidden={credit ? { code, currency: credit.currency } : { code }}
        refusals={CUSTOMER_REFUSAL_TEXT}
        doneText="The limit is saved."
        afterDone="close"
      >
        <RadioGroup
          name="limited"
          legend="Credit"
          options={[
            { value: "limit", label: "Up to a limit", hint: "0 is no credit at all." },
            { value: "none", label: "Without a limit" },
          ]}
          defaultValue={credit && credit.limitMinor === null ? "none" : "limit"}
          required
        />
        <FieldRow>
          <NumberField name="limit" kind="decimal" label="Limit" suffix={credit?.currency} defaultValue={limit} />
          {!credit && (
            <TextField name="currency" label="Currency" required maxLength={3} autoCapitalize="characters" defaultValue={currency} />
          )}
        </FieldRow>
        <div className="flex justify-end">
          <SubmitButton pendingLabel="Saving">Save limit</SubmitButton>
        </div>
      </ActionForm>
    </Dialog>
  );
}
