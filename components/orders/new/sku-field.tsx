"use client";

import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { priceText } from "@/components/orders/page/price-text";
import { classNames } from "@/components/ui/class-names";
import { controlClass } from "@/components/ui/control-style";
import { formatUnits } from "@/components/ui/figure-format";
import { placeLayer } from "@/components/ui/place-layer";
import { type Suggested, useSuggestions } from "@/components/ui/suggestions";
import type { FoundGoods } from "@/lib/orders/find-goods";
import { type PastedRow, rowsOfPaste } from "./paste-rows";

type SkuFieldProps = {
  label: string;
  value: string;
  endpoint: string;
  error: string | undefined;
  inputRef: (input: HTMLInputElement | null) => void;
  onType: (text: string) => void;
  onPick: (goods: FoundGoods) => void;
  /** Enter on text that needs no choice. */
  onDone: () => void;
  onPasteRows: (rows: PastedRow[]) => void;
};

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Finds a product by SKU or name while one types. What is typed counts as the SKU, so a scanner needs no choice. */
export function SkuField({ label, value, endpoint, error, inputRef, onType, onPick, onDone, onPasteRows }: SkuFieldProps) {
  const id = useId();
  const [query, setQuery] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const suggested = useSuggestions<FoundGoods>(endpoint, query);
  const isOpen = query !== null && suggested.items.length > 0;

  const type = (text: string) => {
    onType(text);
    setAt(0);
    setQuery(text.trim() || null);
  };
  const pick = (goods: FoundGoods) => {
    setQuery(null);
    onPick(goods);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    if (step !== undefined && isOpen) setAt((at + step + suggested.items.length) % suggested.items.length);
    else if (event.key === "Enter") enter();
    else if (event.key === "Escape" && isOpen) setQuery(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const enter = () => {
    const chosen = suggested.items[at];
    const exact = suggested.items.find(({ sku }) => sku.toLowerCase() === value.trim().toLowerCase());
    // An answer to an earlier text must not replace what has been typed since.
    if (exact ?? (isOpen && suggested.state === "found" && chosen)) return pick(exact ?? (chosen as FoundGoods));
    setQuery(null);
    onDone();
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const rows = rowsOfPaste(event.clipboardData.getData("text"));
    if (!rows) return;
    event.preventDefault();
    setQuery(null);
    onPasteRows(rows);
  };
  return (
    <>
      <input
        ref={(element) => {
          input.current = element;
          inputRef(element);
        }}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen ? `${id}-${at}` : undefined}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        placeholder="SKU or name"
        value={value}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={paste}
        onBlur={() => setQuery(null)}
        autoComplete="off"
        spellCheck={false}
        className={controlClass({ invalid: error !== undefined })}
      />
      <GoodsList id={id} input={input} isOpen={isOpen} at={at} suggested={suggested} onPick={pick} />
      {error && (
        <p id={`${id}-error`} className="text-xs font-medium text-stop">
          {error}
        </p>
      )}
    </>
  );
}

type GoodsListProps = {
  id: string;
  input: { current: HTMLInputElement | null };
  isOpen: boolean;
  at: number;
  suggested: Suggested<FoundGoods>;
  onPick: (goods: FoundGoods) => void;
};

function GoodsList({ id, input, isOpen, at, suggested, onPick }: GoodsListProps) {
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!layer.current || !input.current) return;
    if (!isOpen) return layer.current.hidePopover();
    layer.current.showPopover({ source: input.current });
    placeLayer(layer.current, input.current);
  }, [isOpen, input]);
  return (
    <div
      ref={layer}
      popover="manual"
      className="layer-start max-h-72 w-[anchor-size(width)] min-w-80 max-w-[calc(100vw-1rem)] overflow-y-auto rounded border border-line bg-sheet p-1 text-ink shadow-float"
    >
      <div id={`${id}-list`} role="listbox" aria-label="Products">
        {suggested.items.map((goods, index) => (
          <button
            key={goods.sku}
            id={`${id}-${index}`}
            type="button"
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(goods)}
            className={classNames(
              "flex min-h-8 w-full items-center justify-between gap-4 rounded-sm px-2.5 py-1 text-left max-md:min-h-11",
              index === at ? "bg-accent-wash" : "hover:bg-line-2",
            )}
          >
            <span className="min-w-0">
              <span className="block truncate">{goods.name}</span>
              <span className="font-mono text-xs text-ink-2">{goods.sku}</span>
            </span>
            <GoodsHint goods={goods} />
          </button>
        ))}
      </div>
    </div>
  );
}

function GoodsHint({ goods: { price, currency, availableUnits } }: { goods: FoundGoods }) {
  return (
    <span className="shrink-0 text-right text-xs text-ink-2 tabular-nums">
      <span className="block">{price === null ? `no price in ${currency}` : priceText(price, currency)}</span>
      {availableUnits !== null && <span className={availableUnits > 0 ? undefined : "text-wait"}>{formatUnits(availableUnits)} free</span>}
    </span>
  );
}
