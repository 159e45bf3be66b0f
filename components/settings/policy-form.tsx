import { ChannelRows } from "@/components/settings/channel-rows";
import { CREDIT_CHOICES, SPLIT_CHOICES, STRATEGY_CHOICES } from "@/components/settings/words";
import { ActionForm } from "@/components/ui/action-form";
import { CheckboxField } from "@/components/ui/checkbox-field";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import { NumberField } from "@/components/ui/number-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { CHANNEL_ROWS } from "@/lib/settings/inputs";
import type { PolicySettings } from "@/lib/settings/organization";
import { SETTINGS_REFUSAL_TEXT } from "@/lib/settings/refusals";

type PolicyFormProps<Answer extends AnyAnswer> = { action: AnswerAction<Answer>; policy: PolicySettings; seen: string };

export function PolicyForm<Answer extends AnyAnswer>({ action, policy, seen }: PolicyFormProps<Answer>) {
  return (
    <ActionForm action={action} hidden={{ seen }} refusals={SETTINGS_REFUSAL_TEXT} doneText="The policies are saved." className="max-w-3xl">
      <Sheet title="Where units come from">
        <div className="grid gap-4">
          <RadioGroup
            name="strategy"
            legend="Unless channel or order say otherwise"
            options={STRATEGY_CHOICES}
            defaultValue={policy.strategy}
            required
          />
          <ChannelRows strategies={policy.channelStrategies} most={CHANNEL_ROWS} />
          <RadioGroup name="split" legend="Parcels" options={SPLIT_CHOICES} defaultValue={policy.split} required />
        </div>
      </Sheet>
      <ShortageSheet policy={policy} />
      <CustomerSheet policy={policy} />
      <MoneySheet policy={policy} />
      <div className="flex justify-end">
        <SubmitButton hotkey="mod+enter" pendingLabel="Saving">
          Save policies
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

type Fields = { policy: PolicySettings };

function ShortageSheet({ policy }: Fields) {
  return (
    <Sheet title="Without enough stock">
      <div className="grid gap-4">
        <CheckboxField
          name="allow_backorder"
          label="What is missing may wait"
          defaultChecked={policy.allowBackorder}
          hint="The order is placed, the missing units join the queue of their product and get the next goods that arrive. Otherwise the order is refused. Customer, order, line and product can each say no."
        />
        <CheckboxField
          name="ship_complete"
          label="Ship only when everything is there"
          defaultChecked={policy.shipComplete}
          hint="Units are reserved all the same; only the release to the warehouse waits."
        />
        <CheckboxField
          name="allow_substitution"
          label="A picker may propose a substitute"
          defaultChecked={policy.allowSubstitution}
          hint="For units that are not found. The front office approves or declines it; nothing else is sent before. Customer, order and line can each say otherwise."
        />
      </div>
    </Sheet>
  );
}

function CustomerSheet({ policy }: Fields) {
  return (
    <Sheet title="On the customer's own page">
      <CheckboxField
        name="customers_cancel"
        label="Customers may cancel what has not left"
        defaultChecked={policy.customersCancel}
        hint="Every mail about an order leads to a page that shows where it is. What is reserved is canceled there at once; what is picked, the warehouse puts back first. Not ticked, the page says to write to you."
      />
    </Sheet>
  );
}

function MoneySheet({ policy }: Fields) {
  return (
    <Sheet title="Money">
      <div className="grid gap-4">
        <RadioGroup
          name="credit_policy"
          legend="An order over the credit limit"
          options={CREDIT_CHOICES}
          defaultValue={policy.creditPolicy}
          required
        />
        <NumberField
          name="pay_within_days"
          label="Prepaid orders are paid within"
          suffix="days"
          required
          className="max-w-60"
          defaultValue={policy.payWithinDays}
          hint="After that the order lapses and its units are released."
        />
        <CheckboxField
          name="prices_include_tax"
          label="Prices include VAT"
          defaultChecked={policy.pricesIncludeTax}
          hint="Ticked, VAT is taken out of the price; not ticked, it is added. An order can say otherwise for itself."
        />
      </div>
    </Sheet>
  );
}
