"use client";

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { ChoiceState } from "@/components/stock/code-field";
import { classNames } from "@/components/ui/class-names";
import { placeLayer } from "@/components/ui/place-layer";
import { useSuggestions } from "@/components/ui/suggestions";

type CodeChoicesProps = {
  field: RefObject<HTMLInputElement | null>;
  listId: string;
  query: string | null;
  onPick: (sku: string) => void;
  onState: (state: ChoiceState) => void;
  close: () => void;
};

const ENDPOINT = "/api/search/products?kind=stock";
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** What fits the text so far, as a layer under the field. */
export default function CodeChoices({ field, listId, query, onPick, onState, close }: CodeChoicesProps) {
  const layer = useRef<HTMLDivElement>(null);
  const { items, state } = useSuggestions(ENDPOINT, query);
  const [at, setAt] = useState({ query, index: 0 });
  const index = at.query === query ? at.index : 0;
  const isOpen = query !== null && state !== "idle";
  const activeId = isOpen && items[index] ? `${listId}-${index}` : undefined;

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const item = items[index];
    if (!isOpen || event.isComposing) return;
    if (step !== undefined) setAt({ query, index: (index + step + items.length) % Math.max(1, items.length) });
    // Enter that comes before the answer is a scanner's: then the field takes the code as it stands.
    else if (event.key === "Enter" && item && state === "found") onPick(item.value);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const input = field.current;
    input?.addEventListener("keydown", onKeyDown);
    return () => input?.removeEventListener("keydown", onKeyDown);
  }, [field]);

  const tell = useEffectEvent(onState);
  useEffect(() => tell({ open: isOpen, activeId }), [isOpen, activeId]);
  useEffect(() => {
    const input = field.current;
    if (!layer.current || !input) return;
    if (!isOpen) return layer.current.hidePopover();
    layer.current.showPopover({ source: input });
    placeLayer(layer.current, input);
  }, [isOpen, field]);

  return (
    <div
      ref={layer}
      popover="manual"
      className="layer-start max-h-72 w-[anchor-size(width)] min-w-72 overflow-y-auto rounded border border-line bg-sheet p-1 text-ink shadow-float"
    >
      <div id={listId} role="listbox" aria-label="Suggestions" className="empty:hidden">
        {items.map((item, place) => (
          <button
            key={item.value}
            id={`${listId}-${place}`}
            type="button"
            role="option"
            aria-selected={place === index}
            tabIndex={-1}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(item.value)}
            className={classNames(
              "flex min-h-8 w-full items-center rounded-sm px-2.5 py-1 text-left",
              place === index ? "bg-accent-wash" : "hover:bg-line-2",
            )}
          >
            <span className="min-w-0 truncate">{item.label}</span>
          </button>
        ))}
      </div>
      <p role="status" className="px-2.5 py-1.5 text-xs text-ink-2 empty:hidden">
        {state === "failed" && "The search does not answer. A whole SKU or GTIN still counts."}
        {state === "found" && items.length === 0 && "Nothing found. Enter takes the code as it stands."}
      </p>
    </div>
  );
}
