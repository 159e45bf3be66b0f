"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import type { Substitute } from "@/lib/catalogue/product";

type Row = { key: number; substitute: Pick<Substitute, "sku" | "name"> | null };

/** What may be sent in its place: one row a product, the best first. Rows are numbered by their place, which is how the form sends them. */
export function SubstituteRows({ substitutes, most }: { substitutes: readonly Substitute[]; most: number }) {
  const [rows, setRows] = useState<readonly Row[]>(() => substitutes.map((substitute, key) => ({ key, substitute })));
  const [nextKey, setNextKey] = useState(substitutes.length);
  const add = (): void => {
    setRows([...rows, { key: nextKey, substitute: null }]);
    setNextKey(nextKey + 1);
  };
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-2 text-xs font-medium text-ink-2">Substitutes, the best first</legend>
      {rows.length === 0 && <p className="text-ink-2">None: what is missing of it waits until it arrives.</p>}
      {rows.map(({ key, substitute }, place) => (
        <div key={key} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2">
          <Combobox
            name={`substitute_${place}_sku`}
            label={`Substitute ${place + 1}`}
            labelHidden
            endpoint="/api/search/products?kind=stock"
            placeholder="Find by SKU, name or GTIN"
            defaultValue={substitute ? { value: substitute.sku, label: `${substitute.sku} ${substitute.name}` } : undefined}
          />
          <Button
            variant="ghost"
            aria-label={`Remove substitute ${place + 1}`}
            onClick={() => setRows(rows.filter((row) => row.key !== key))}
          >
            Remove
          </Button>
        </div>
      ))}
      {rows.length < most && (
        <div>
          <Button onClick={add}>Add a substitute</Button>
        </div>
      )}
    </fieldset>
  );
}
