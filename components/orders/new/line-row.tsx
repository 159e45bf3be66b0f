"use client";

import type { KeyboardEvent } from "react";
import { LineOutcome } from "@/components/orders/new/line-outcome";
import type { LineForecast } from "@/components/orders/new/line-forecast";
import type { LineDraft } from "@/components/orders/new/order-draft";
import type { PastedRow } from "@/components/orders/new/paste-rows";
import { SkuField } from "@/components/orders/new/sku-field";
import { formatMoney } from "@/components/ui/figure-format";
import { NumberField } from "@/components/ui/number-field";
import type { FoundGoods } from "@/lib/orders/find-goods";

export type LineErrors = Partial<Record<"sku" | "units" | "unit_price" | "discount", string>>;

export type LineRowProps = {
  line: LineDraft;
  place: number;
  endpoint: string;
  forecast: LineForecast | undefined;
  errors: LineErrors;
  locations: Readonly<Record<string, string>>;
  skuRef: (input: HTMLInputElement | null) => void;
  onChange: (change: Partial<LineDraft>) => void;
  onPick: (goods: FoundGoods) => void;
  onPasteRows: (rows: PastedRow[]) => void;
  onEnter: () => void;
  onRemove: () => void;
};

/** One line of the order: product, units, price, discount, and beneath what the rehearsal says of it. */
export function LineRow(props: LineRowProps) {
  const { line, place, endpoint, forecast, errors, locations, skuRef, onChange, onPick, onPasteRows, onEnter, onRemove } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onEnter();
  };
  const named = (what: string) => `${what}, line ${place}`;
  return (
    <li className="grid grid-cols-[repeat(3,minmax(0,1fr))_2rem] items-start gap-x-2 gap-y-1.5 border-b border-line-2 px-4 py-2.5 last:border-0 md:grid-cols-[minmax(0,1fr)_5rem_6.5rem_5rem_6rem_2rem]">
      <div className="min-w-0 max-md:col-span-3">
        <SkuField
          label={named("Product")}
          value={line.sku}
          endpoint={endpoint}
          error={errors.sku}
          inputRef={skuRef}
          onType={(sku) => onChange({ sku, name: "" })}
          onPick={onPick}
          onDone={onEnter}
          onPasteRows={onPasteRows}
        />
      </div>
      <NumberField
        name={`units-${line.key}`}
        label={named("Units")}
        labelHidden
        placeholder="Units"
        value={line.units}
        error={errors.units}
        onChange={(event) => onChange({ units: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <NumberField
        name={`price-${line.key}`}
        label={named("Price")}
        labelHidden
        kind="decimal"
        placeholder={forecast?.price ?? "Price"}
        value={line.price}
        error={errors.unit_price}
        onChange={(event) => onChange({ price: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <NumberField
        name={`discount-${line.key}`}
        label={named("Discount in percent")}
        labelHidden
        kind="decimal"
        placeholder="% off"
        value={line.discount}
        error={errors.discount}
        onChange={(event) => onChange({ discount: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <p className="num self-center max-md:col-span-3 max-md:text-left">
        {forecast?.total ? (
          formatMoney(forecast.total.amount_minor, forecast.total.currency, { bare: true })
        ) : (
          <span className="text-ink-3">–</span>
        )}
      </p>
      <RemoveButton place={place} onRemove={onRemove} className="max-md:col-start-4 max-md:row-start-1" />
      <div className="col-span-full empty:hidden">
        <LineOutcome name={forecast?.name ?? line.name} forecast={forecast} locations={locations} />
      </div>
    </li>
  );
}

function RemoveButton({ place, onRemove, className }: { place: number; onRemove: () => void; className: string }) {
  return (
    <button
      type="button"
      onClick={onRemove}
      aria-label={`Remove line ${place}`}
      className={`flex size-8 items-center justify-center rounded-sm text-md text-ink-2 hover:bg-line-2 hover:text-ink max-md:size-10 ${className}`}
    >
      <span aria-hidden="true">×</span>
    </button>
  );
}
