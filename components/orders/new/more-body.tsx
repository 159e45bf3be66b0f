"use client";

import { ChargesEditor } from "@/components/orders/new/charges-editor";
import { DeliveryEditor } from "@/components/orders/new/delivery-editor";
import type { OrderDraft } from "@/components/orders/new/order-draft";
import { PoliciesEditor } from "@/components/orders/new/policies-editor";
import { TextareaField } from "@/components/ui/textarea-field";

export type MoreBodyProps = {
  draft: OrderDraft;
  errors: Readonly<Record<string, string>>;
  onChange: (change: Partial<OrderDraft>) => void;
};

export function MoreBody({ draft, errors, onChange }: MoreBodyProps) {
  return (
    <div className="grid gap-4">
      <ChargesEditor charges={draft.charges} errors={errors} onChange={(charges) => onChange({ charges })} />
      <DeliveryEditor shipTo={draft.shipTo} errors={errors} onChange={(shipTo) => onChange({ shipTo })} />
      <TextareaField
        name="note"
        label="Note"
        rows={2}
        maxLength={2000}
        value={draft.note}
        onChange={(event) => onChange({ note: event.target.value })}
      />
      <PoliciesEditor value={draft} errors={errors} onChange={onChange} />
    </div>
  );
}
