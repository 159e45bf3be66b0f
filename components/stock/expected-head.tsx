import type { ReactNode } from "react";
import { EXPECTED_KIND_WORDS, optionsOf } from "@/components/stock/words";
import { FieldRow } from "@/components/ui/field-row";
import { SelectField } from "@/components/ui/select-field";
import { Sheet } from "@/components/ui/sheet";
import { TextField } from "@/components/ui/text-field";
import type { ExpectedKind } from "@/db/values";

type Head = { kind: ExpectedKind; reference: string; supplier: string; expectedOn: string | null };

/** The fields above the lines of an expected receipt; the first says where, or is the form's own. */
export function ExpectedHead({ where, of }: { where: ReactNode; of?: Head }) {
  return (
    <Sheet>
      <div className="grid gap-4">
        <FieldRow columns={3}>
          {where}
          <SelectField
            name="kind"
            label="Announced by"
            options={optionsOf(EXPECTED_KIND_WORDS)}
            defaultValue={of?.kind ?? "purchase_order"}
          />
          <TextField name="reference" label="Its number" required maxLength={120} autoComplete="off" defaultValue={of?.reference} />
        </FieldRow>
        <FieldRow>
          <TextField
            name="supplier"
            label="Supplier"
            required={false}
            maxLength={200}
            dir="auto"
            autoComplete="off"
            defaultValue={of?.supplier}
          />
          <TextField name="expected_on" type="date" label="Expected on" required={false} defaultValue={of?.expectedOn ?? undefined} />
        </FieldRow>
      </div>
    </Sheet>
  );
}
