"use client";

import { type ClipboardEvent, type KeyboardEvent, lazy, Suspense } from "react";
import { LineCell } from "@/components/orders/new/line-cell";
import { FindField } from "@/components/orders/new/find-field";
import type { LineForecast } from "@/components/orders/new/line-forecast";
import { type LineDraft, withProduct } from "@/components/orders/new/order-draft";
import type { PastedRow } from "@/components/orders/new/paste-rows";
import { formatMoney } from "@/components/ui/figure-format";
import type { FoundChoice } from "@/lib/orders/found-choice";

const LineFoot = lazy(() => import("@/components/orders/new/line-foot").then((module) => ({ default: module.LineFoot })));

export type LineErrors = Partial<Record<"sku" | "units" | "unit_price" | "discount", string>>;

export type LineRowProps = {
  line: LineDraft;
  place: number;
  endpoint: string;
  forecast: LineForecast | undefined;
  errors: LineErrors;
  locations: Readonly<Record<string, string>>;
  rates: readonly string[];
  skuRef: (input: HTMLInputElement | null) => void;
  onChange: (change: Partial<LineDraft>) => void;
  onPick: (choice: FoundChoice) => void;
  onPasteRows: (rows: PastedRow[]) => void;
  onEnter: () => void;
  onRemove: () => void;
};

/** Rows or cells, as a spreadsheet puts them into the clipboard. */
const HAS_CELLS = /[\t\n]/;

/** One line of the order: product, units, price, discount, and beneath what the rehearsal says of it and the terms of its own. */
export function LineRow(props: LineRowProps) {
  const { line, place, endpoint, forecast, errors, skuRef, onChange, onPick, onPasteRows, onEnter, onRemove } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onEnter();
  };
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text");
    if (!HAS_CELLS.test(text.trim())) return;
    event.preventDefault();
    void import("@/components/orders/new/paste-rows").then(({ rowsOfPaste }) => {
      const rows = rowsOfPaste(text);
      return rows ? onPasteRows(rows) : onChange(withProduct(text.trim().slice(0, 64), ""));
    });
  };
  return (
    <li className="grid grid-cols-[repeat(3,minmax(0,1fr))_2rem] items-start gap-x-2 gap-y-1.5 border-b border-line-2 px-4 py-2.5 last:border-0 md:grid-cols-[minmax(0,1fr)_5rem_6.5rem_5rem_6rem_2rem]">
      <div className="min-w-0 max-md:col-span-3">
        <FindField
          label={`Product, line ${place}`}
          placeholder="SKU or name"
          value={line.sku}
          endpoint={endpoint}
          error={errors.sku}
          inputRef={skuRef}
          onType={(sku) => onChange(withProduct(sku, ""))}
          onPick={onPick}
          onDone={onEnter}
          onPaste={paste}
        />
      </div>
      <LineFigures {...props} onKeyDown={onKeyDown} />
      <p className="num self-center max-md:col-span-3 max-md:text-left">
        {forecast?.total ? (
          formatMoney(forecast.total.amount_minor, forecast.total.currency, { bare: true })
        ) : (
          <span className="text-ink-3">–</span>
        )}
      </p>
      <RemoveButton place={place} onRemove={onRemove} className="max-md:col-start-4 max-md:row-start-1" />
      <Suspense>{line.sku !== "" && <LineFoot {...props} />}</Suspense>
    </li>
  );
}

type LineFiguresProps = Pick<LineRowProps, "line" | "place" | "forecast" | "errors" | "onChange"> & {
  onKeyDown: (event: KeyboardEvent) => void;
};

/** Units, price and discount. A price that is left empty is the customer's own, shown in its place. */
function LineFigures({ line, place, forecast, errors, onChange, onKeyDown }: LineFiguresProps) {
  return (
    <>
      <LineCell
        label={`Units, line ${place}`}
        kind="units"
        placeholder="Units"
        value={line.units}
        error={errors.units}
        onType={(units) => onChange({ units })}
        onKeyDown={onKeyDown}
      />
      <LineCell
        label={`Price, line ${place}`}
        placeholder={forecast?.price ?? "Price"}
        value={line.price}
        error={errors.unit_price}
        onType={(price) => onChange({ price })}
        onKeyDown={onKeyDown}
      />
      <LineCell
        label={`Discount in percent, line ${place}`}
        placeholder="% off"
        value={line.discount}
        error={errors.discount}
        onType={(discount) => onChange({ discount })}
        onKeyDown={onKeyDown}
      />
    </>
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
