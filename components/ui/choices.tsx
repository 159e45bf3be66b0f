"use client";

import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import type { ChoicesState } from "@/components/ui/choices-state";
import { classNames } from "@/components/ui/class-names";
import { placeLayer } from "@/components/ui/place-layer";
import { type Suggestion, useSuggestions } from "@/components/ui/suggestions";

export type ChoicesProps<Item extends Suggestion> = {
  /** The id of the list, which the field names as what it controls. */
  id: string;
  input: { readonly current: HTMLInputElement | null };
  /** Answers `GET endpoint?q=` with `{items: [{value, label, hint?}]}`. */
  endpoint: string;
  /** What was typed; null while nothing is looked for. */
  query: string | null;
  onState: (state: ChoicesState) => void;
  onClose: () => void;
  onPick: (item: Item) => void;
  /** What is said when nothing fits, and when no answer comes. */
  nothing?: string;
  failed?: string;
  draw?: (item: Item) => ReactNode;
};

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** What fits the text so far, as a layer of its own under the field. It hears the field's keys before the form does. */
export function Choices<Item extends Suggestion>(props: ChoicesProps<Item>) {
  const {
    id,
    input,
    endpoint,
    query,
    onState,
    onClose,
    onPick,
    nothing = "Nothing found.",
    failed = "The search does not answer.",
  } = props;
  const { items, state } = useSuggestions<Item>(endpoint, query);
  const [moved, setMoved] = useState({ query, at: 0 });
  const at = moved.query === query ? Math.min(moved.at, Math.max(0, items.length - 1)) : 0;
  const note = state === "failed" ? failed : state === "found" && items.length === 0 ? nothing : null;
  const isOpen = query !== null && (items.length > 0 || note !== null);
  const activeId = isOpen && items.length > 0 ? `${id}-${at}` : undefined;
  useEffect(() => onState({ isOpen, activeId }), [isOpen, activeId, onState]);

  const choose = (): boolean => {
    const typed = query?.toLowerCase();
    const exact = items.find(({ value }) => value.toLowerCase() === typed);
    // An answer to an earlier text must not replace what has been typed since.
    const choice = exact ?? (state === "found" ? items[at] : undefined);
    if (choice) onPick(choice);
    return choice !== undefined;
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (query === null || event.isComposing || event.ctrlKey || event.metaKey) return;
    const step = STEPS[event.key];
    if (step !== undefined && items.length > 0) setMoved({ query, at: (at + step + items.length) % items.length });
    else if (event.key === "Escape" && isOpen) onClose();
    else if (event.key !== "Enter" || !choose()) return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const field = input.current;
    field?.addEventListener("keydown", onKey);
    return () => field?.removeEventListener("keydown", onKey);
  }, [input]);
  return <Layer {...props} isOpen={isOpen} at={at} items={items} note={note} />;
}

type LayerProps<Item extends Suggestion> = Pick<ChoicesProps<Item>, "id" | "input" | "onPick" | "draw"> & {
  isOpen: boolean;
  at: number;
  items: readonly Item[];
  note: string | null;
};

/** A layer over everything, so that no panel or dialog around the field can cut it off. */
function Layer<Item extends Suggestion>({ id, input, onPick, draw = drawHint, isOpen, at, items, note }: LayerProps<Item>) {
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!layer.current || !input.current) return;
    if (!isOpen) return layer.current.hidePopover();
    layer.current.showPopover({ source: input.current });
    placeLayer(layer.current, input.current);
  }, [isOpen, input]);
  useEffect(() => {
    if (isOpen) layer.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [isOpen, at]);
  return (
    <div
      ref={layer}
      popover="manual"
      className="layer-start max-h-72 w-[anchor-size(width)] max-w-[calc(100vw-1rem)] min-w-80 overflow-y-auto rounded border border-line bg-sheet p-1 text-ink shadow-float"
    >
      <div id={id} role="listbox" aria-label="Suggestions" className="empty:hidden">
        {items.map((item, index) => (
          <button
            key={item.value}
            id={`${id}-${index}`}
            type="button"
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(item)}
            className={classNames(
              "flex min-h-8 w-full items-center justify-between gap-4 rounded-sm px-2.5 py-1 text-left max-md:min-h-11",
              index === at ? "bg-accent-wash" : "hover:bg-line-2",
            )}
          >
            {draw(item)}
          </button>
        ))}
      </div>
      <p role="status" className="px-2.5 py-1.5 text-xs text-ink-2 empty:hidden">
        {note}
      </p>
    </div>
  );
}

const drawHint = ({ label, hint }: Suggestion): ReactNode => (
  <>
    <span className="min-w-0 truncate">{label}</span>
    {hint && <span className="shrink-0 text-xs text-ink-2">{hint}</span>}
  </>
);
