"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { NumberField } from "@/components/ui/number-field";

export type ComponentRow = { sku: string; name: string; units: number };

type Row = { key: number; component: ComponentRow | null };

/** What a bundle is made of: one row a component. Rows are numbered by their place, which is how the form sends them. */
export function ComponentRows({ components, most }: { components: readonly ComponentRow[]; most: number }) {
  const [rows, setRows] = useState<readonly Row[]>(() =>
    components.length > 0 ? components.map((component, key) => ({ key, component })) : [{ key: 0, component: null }],
  );
  const [nextKey, setNextKey] = useState(components.length + 1);
  const add = (): void => {
    setRows([...rows, { key: nextKey, component: null }]);
    setNextKey(nextKey + 1);
  };
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-2 text-xs font-medium text-ink-2">Components of one bundle</legend>
      {rows.map(({ key, component }, place) => (
        <div key={key} className="grid grid-cols-[minmax(0,1fr)_7rem_auto] items-start gap-2 max-sm:grid-cols-[minmax(0,1fr)_5rem]">
          <Combobox
            name={`component_${place}_sku`}
            label={`Product ${place + 1}`}
            labelHidden
            endpoint="/api/search/products?kind=stock"
            placeholder="Find by SKU, name or GTIN"
            defaultValue={component ? { value: component.sku, label: `${component.sku} ${component.name}` } : undefined}
          />
          <NumberField
            name={`component_${place}_units`}
            label={`Units of product ${place + 1} in one bundle`}
            labelHidden
            suffix="units"
            defaultValue={component?.units}
          />
          <Button
            variant="ghost"
            aria-label={`Remove product ${place + 1}`}
            disabled={rows.length === 1}
            className="max-sm:col-span-2 max-sm:justify-self-end"
            onClick={() => setRows(rows.filter((row) => row.key !== key))}
          >
            Remove
          </Button>
        </div>
      ))}
      {rows.length < most && (
        <div>
          <Button onClick={add}>Add a component</Button>
        </div>
      )}
    </fieldset>
  );
}
