"use client";

import { ChargesEditor } from "@/components/orders/new/charges-editor";
import { DeliveryEditor } from "@/components/orders/new/delivery-editor";
import type { OrderDraft } from "@/components/orders/new/order-draft";
import { PoliciesEditor } from "@/components/orders/new/policies-editor";
import { Sheet } from "@/components/ui/sheet";
import { TextareaField } from "@/components/ui/textarea-field";

type MoreFieldsProps = { draft: OrderDraft; errors: Readonly<Record<string, string>>; onChange: (change: Partial<OrderDraft>) => void };

/** What most orders leave as the account has it. */
export function MoreFields({ draft, errors, onChange }: MoreFieldsProps) {
  const isUsed = draft.allowBackorder || draft.shipComplete || draft.oneLocation || draft.strategy || draft.promisedOn || draft.currency;
  return (
    <Sheet title="Charges, delivery and note">
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
        <details open={isUsed !== ""} className="group">
          <summary className="w-fit rounded-sm text-sm font-medium text-ink-2 hover:text-ink">
            More: backorder, splitting, strategy, date, currency
          </summary>
          <div className="mt-3 grid gap-4">
            <PoliciesEditor value={draft} errors={errors} onChange={onChange} />
          </div>
        </details>
      </div>
    </Sheet>
  );
}
