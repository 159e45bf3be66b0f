"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Combobox } from "@/components/ui/combobox";

type Product = { sku: string; name: string };
type Row<P> = { key: number; product: P | null };

type ProductRowsProps<P extends Product> = {
  /** Rows are numbered by their place behind it, which is how the form sends them. */
  name: string;
  legend: string;
  /** One row, as in "Remove product 2". */
  noun: string;
  addLabel: string;
  products: readonly P[];
  most: number;
  /** Said where there is none; without it one row stands from the start and cannot be removed. */
  empty?: string;
  /** Asked for beside the product. */
  figure?: (product: P | null, place: number) => ReactNode;
};

/** Products one below the other, to be found, added and removed. */
export function ProductRows<P extends Product>({ name, legend, noun, addLabel, products, most, empty, figure }: ProductRowsProps<P>) {
  const least = empty === undefined ? 1 : 0;
  const [rows, setRows] = useState<readonly Row<P>[]>(() =>
    Array.from({ length: Math.max(least, products.length) }, (_row, key) => ({ key, product: products[key] ?? null })),
  );
  const [nextKey, setNextKey] = useState(rows.length);
  const add = (): void => {
    setRows([...rows, { key: nextKey, product: null }]);
    setNextKey(nextKey + 1);
  };
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-2 text-xs font-medium text-ink-2">{legend}</legend>
      {rows.length === 0 && <p className="text-ink-2">{empty}</p>}
      {rows.map(({ key, product }, place) => (
        <div key={key} className={classNames("grid items-start gap-2", figure ? WITH_FIGURE : "grid-cols-[minmax(0,1fr)_auto]")}>
          <Combobox
            name={`${name}_${place}_sku`}
            label={`${noun} ${place + 1}`}
            labelHidden
            endpoint="/api/search/products?kind=stock"
            placeholder="Find by SKU, name or GTIN"
            defaultValue={product ? { value: product.sku, label: `${product.sku} ${product.name}` } : undefined}
          />
          {figure?.(product, place)}
          <Button
            variant="ghost"
            aria-label={`Remove ${noun.toLowerCase()} ${place + 1}`}
            disabled={rows.length === least}
            className={figure && "max-sm:col-span-2 max-sm:justify-self-end"}
            onClick={() => setRows(rows.filter((row) => row.key !== key))}
          >
            Remove
          </Button>
        </div>
      ))}
      {rows.length < most && (
        <div>
          <Button onClick={add}>{addLabel}</Button>
        </div>
      )}
    </fieldset>
  );
}

const WITH_FIGURE = "grid-cols-[minmax(0,1fr)_7rem_auto] max-sm:grid-cols-[minmax(0,1fr)_5rem]";
