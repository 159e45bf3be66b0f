"use client";

import { type ChargeDraft, emptyCharge, nextKey } from "@/components/orders/new/order-draft";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { TextField } from "@/components/ui/text-field";

type ChargesEditorProps = {
  charges: readonly ChargeDraft[];
  errors: Readonly<Record<string, string>>;
  onChange: (charges: ChargeDraft[]) => void;
};

/** Postage and fees: an amount and its VAT. */
export function ChargesEditor({ charges, errors, onChange }: ChargesEditorProps) {
  const change = (key: number, values: Partial<ChargeDraft>) =>
    onChange(charges.map((charge) => (charge.key === key ? { ...charge, ...values } : charge)));
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 text-xs font-medium text-ink-2">Charges</legend>
      {charges.map((charge, index) => (
        <div key={charge.key} className="grid grid-cols-[minmax(0,1fr)_6.5rem_5.5rem_2rem] items-start gap-2">
          <TextField
            name={`charge-${charge.key}`}
            label={`Name, charge ${index + 1}`}
            labelHidden
            placeholder="Such as delivery"
            value={charge.name}
            error={errors[`charges.${index}.name`]}
            onChange={(event) => change(charge.key, { name: event.target.value })}
          />
          <NumberField
            name={`amount-${charge.key}`}
            label={`Amount, charge ${index + 1}`}
            labelHidden
            kind="decimal"
            placeholder="Amount"
            value={charge.amount}
            error={errors[`charges.${index}.amount`]}
            onChange={(event) => change(charge.key, { amount: event.target.value })}
          />
          <NumberField
            name={`rate-${charge.key}`}
            label={`VAT in percent, charge ${index + 1}`}
            labelHidden
            kind="decimal"
            placeholder="VAT"
            suffix="%"
            value={charge.taxRate}
            error={errors[`charges.${index}.tax_rate`]}
            onChange={(event) => change(charge.key, { taxRate: event.target.value })}
          />
          <Button
            variant="ghost"
            aria-label={`Remove charge ${index + 1}`}
            onClick={() => onChange(charges.filter(({ key }) => key !== charge.key))}
          >
            ×
          </Button>
        </div>
      ))}
      <div>
        <Button size="sm" onClick={() => onChange([...charges, emptyCharge(nextKey(charges))])}>
          Add a charge
        </Button>
      </div>
    </fieldset>
  );
}
