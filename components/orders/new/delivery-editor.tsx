"use client";

import { type Address, NO_ADDRESS } from "@/components/orders/new/order-draft";
import { FieldRow } from "@/components/ui/field-row";
import { TextField } from "@/components/ui/text-field";

type DeliveryEditorProps = { shipTo: Address | null; errors: Readonly<Record<string, string>>; onChange: (shipTo: Address | null) => void };

/** The account's own address unless somebody writes another for this one order. */
export function DeliveryEditor({ shipTo, errors, onChange }: DeliveryEditorProps) {
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="sr-only">Delivery address</legend>
      <label className="inline-flex min-h-6 items-center gap-2 max-md:min-h-10">
        <input
          type="checkbox"
          checked={shipTo !== null}
          onChange={(event) => onChange(event.target.checked ? NO_ADDRESS : null)}
          className="size-4 accent-accent"
        />
        Deliver to another address than the account's own
      </label>
      {shipTo && <AddressFields shipTo={shipTo} errors={errors} onChange={onChange} />}
    </fieldset>
  );
}

function AddressFields({ shipTo, errors, onChange }: DeliveryEditorProps & { shipTo: Address }) {
  const field = (name: keyof Address, label: string, autoComplete: string, required?: boolean) => (
    <TextField
      name={`ship-${name}`}
      label={label}
      required={required}
      value={shipTo[name]}
      error={errors[`ship_to.${name}`]}
      autoComplete={autoComplete}
      onChange={(event) => onChange({ ...shipTo, [name]: event.target.value })}
    />
  );
  return (
    <>
      {field("name", "Name", "off", true)}
      {field("street", "Street", "off")}
      <FieldRow columns={3}>
        {field("postcode", "Postcode", "off")}
        {field("city", "Town", "off")}
        {field("country", "Country", "off")}
      </FieldRow>
    </>
  );
}
