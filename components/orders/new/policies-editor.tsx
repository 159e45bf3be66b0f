"use client";

import type { Choice, OrderDraft } from "@/components/orders/new/order-draft";
import { ruleChoices, SUBSTITUTES, WAITS } from "@/components/orders/new/policy-choices";
import { DateField } from "@/components/ui/date-field";
import { FieldRow } from "@/components/ui/field-row";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";

type Policies = Pick<
  OrderDraft,
  "allowBackorder" | "shipComplete" | "allowSubstitution" | "oneLocation" | "strategy" | "promisedOn" | "pricesIncludeTax" | "currency"
>;
type PoliciesEditorProps = { value: Policies; errors: Readonly<Record<string, string>>; onChange: (change: Partial<OrderDraft>) => void };

const AS_ACCOUNT = "As the account has it";
const AS_ORGANIZATION = "As the organization has it";
const BACKORDER = ruleChoices(AS_ACCOUNT, ...WAITS);
const COMPLETE = ruleChoices(AS_ACCOUNT, "All at once", "As it is reserved");
const SUBSTITUTE = ruleChoices(AS_ACCOUNT, ...SUBSTITUTES);
const SPLIT = ruleChoices(AS_ACCOUNT, "From one location", "May be split");
const PRICES = ruleChoices(AS_ORGANIZATION, "Gross, with VAT", "Net, plus VAT");
const STRATEGIES = [
  { value: "", label: AS_ORGANIZATION },
  { value: "nearest", label: "Nearest first" },
  { value: "fewest_parcels", label: "Fewest parcels" },
  { value: "oldest_cost", label: "Oldest cost first" },
];

/** By which rules this one order is reserved and leaves. */
export function PoliciesEditor({ value, errors, onChange }: PoliciesEditorProps) {
  return (
    <>
      <FieldRow columns={4}>
        <SelectField
          name="allow-backorder"
          label="Backorder"
          options={BACKORDER}
          value={value.allowBackorder}
          onChange={(event) => onChange({ allowBackorder: event.target.value as Choice })}
        />
        <SelectField
          name="ship-complete"
          label="Shipping"
          options={COMPLETE}
          value={value.shipComplete}
          onChange={(event) => onChange({ shipComplete: event.target.value as Choice })}
        />
        <SelectField
          name="one-location"
          label="Locations"
          options={SPLIT}
          value={value.oneLocation}
          onChange={(event) => onChange({ oneLocation: event.target.value as Choice })}
        />
        <SelectField
          name="allow-substitution"
          label="Substitutes"
          options={SUBSTITUTE}
          value={value.allowSubstitution}
          onChange={(event) => onChange({ allowSubstitution: event.target.value as Choice })}
        />
      </FieldRow>
      <FieldRow columns={4}>
        <SelectField
          name="strategy"
          label="Stock from"
          options={STRATEGIES}
          value={value.strategy}
          onChange={(event) => onChange({ strategy: event.target.value })}
        />
        <DateField
          name="promised-on"
          label="Promised for"
          value={value.promisedOn}
          error={errors["promised_on"]}
          onChange={(event) => onChange({ promisedOn: event.target.value })}
        />
        <SelectField
          name="prices-include-tax"
          label="Prices"
          options={PRICES}
          value={value.pricesIncludeTax}
          onChange={(event) => onChange({ pricesIncludeTax: event.target.value as Choice })}
        />
        <TextField
          name="currency"
          label="Currency"
          placeholder="As the account has it"
          maxLength={3}
          autoComplete="off"
          value={value.currency}
          error={errors["currency"]}
          onChange={(event) => onChange({ currency: event.target.value.toUpperCase() })}
        />
      </FieldRow>
    </>
  );
}
