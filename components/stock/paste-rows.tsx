"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { TextareaField } from "@/components/ui/textarea-field";
import type { TypedRow } from "@/lib/receiving/typed-rows";

type PasteRowsProps = { add: (rows: readonly TypedRow[]) => void; withCost: boolean };

/** Rows out of a spreadsheet. The field belongs to the form, so it also works before the script has come. */
export function PasteRows({ add, withCost }: PasteRowsProps) {
  const box = useRef<HTMLDetailsElement>(null);
  const take = async () => {
    const field = box.current?.querySelector("textarea");
    if (!field) return;
    const { rowsOfText } = await import("@/lib/receiving/typed-rows");
    const rows = rowsOfText(field.value);
    if (rows.length === 0) return field.focus();
    add(rows);
    field.value = "";
  };
  return (
    <details ref={box} className="rounded-sm border border-line-2 px-3 py-2">
      <summary className="flex cursor-pointer items-center text-ink-2">Paste rows from a spreadsheet</summary>
      <div className="grid gap-2 pt-2">
        <TextareaField
          name="pasted"
          label="Rows"
          rows={5}
          hint={withCost ? "SKU or GTIN, units and unit cost, one line a row." : "SKU or GTIN and units, one line a row."}
          placeholder={withCost ? "TWL-70140-W\t40\t3.20" : "TWL-70140-W\t40"}
          spellCheck={false}
        />
        <div>
          <Button onClick={() => void take()}>Add rows</Button>
        </div>
      </div>
    </details>
  );
}
