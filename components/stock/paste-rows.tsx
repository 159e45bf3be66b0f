import { buttonClass } from "@/components/ui/button-style";
import { controlClass } from "@/components/ui/control-style";

/**
 * Rows out of a spreadsheet. Plain markup: the field is sent with its form before any script has come, and the goods form
 * hears its button.
 */
export function PasteRows({ withCost, withLots = withCost }: { withCost: boolean; withLots?: boolean }) {
  return (
    <details className="rounded-sm border border-line-2 px-3 py-2">
      <summary className="flex cursor-pointer items-center text-ink-2">Paste rows from a spreadsheet</summary>
      <div className="grid gap-2 pt-2">
        <label htmlFor="pasted" className="text-xs font-medium text-ink-2">
          Rows
        </label>
        <textarea
          id="pasted"
          name="pasted"
          rows={5}
          aria-describedby="pasted-hint"
          placeholder={withCost ? "TWL-70140-W\t40\t3.20" : "TWL-70140-W\t40"}
          spellCheck={false}
          className={controlClass({ invalid: false, tall: true, extra: "field-sizing-content py-1.5" })}
        />
        <p id="pasted-hint" className="text-xs text-ink-3">
          {withCost ? "SKU or GTIN, units and unit cost, one line a row" : "SKU or GTIN and units, one line a row"}
          {withLots ? "; then lot and last day (2027-03-31) where the product is kept by lot." : "."}
        </p>
        <div>
          <button type="button" data-add-rows="" className={buttonClass()}>
            Add rows
          </button>
        </div>
      </div>
    </details>
  );
}
