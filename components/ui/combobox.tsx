"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { controlClass } from "@/components/ui/control-style";
import { FieldFrame, type FieldProps, useField } from "@/components/ui/field";
import { placeLayer } from "@/components/ui/place-layer";
import { type Suggested, type Suggestion, useSuggestions } from "@/components/ui/suggestions";

type ComboboxProps = FieldProps & {
  /** Answers `GET endpoint?q=` with `{items: [{value, label, hint?}]}`. */
  endpoint: string;
  placeholder?: string | undefined;
  defaultValue?: Suggestion | undefined;
  /** Take the text away after a choice: for adding one thing after another. */
  clearOnPick?: boolean | undefined;
  onPick?: ((item: Suggestion) => void) | undefined;
};

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A field that finds a record while one types; the form gets the value of what was chosen, and nothing else. */
export function Combobox(props: ComboboxProps) {
  const { name, label, hint, error, id, required, disabled, size, labelHidden, className, endpoint, placeholder } = props;
  const wiring = useField({ name, id, error, hint });
  const { text, value, at, open, suggested, type, pick, leave, onKeyDown } = useChoice(props, endpoint);
  const invalid = wiring.messages.length > 0;
  const listId = `${wiring.id}-list`;
  const chosen = suggested.items[at];
  return (
    <FieldFrame wiring={wiring} label={label} hint={hint} required={required} size={size} labelHidden={labelHidden} className={className}>
      <input type="hidden" name={name} value={value} />
      <input
        id={wiring.id}
        type="text"
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && chosen ? `${listId}-${at}` : undefined}
        aria-invalid={invalid || undefined}
        aria-describedby={wiring.describedBy}
        required={required}
        disabled={disabled}
        placeholder={placeholder}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={leave}
        autoComplete="off"
        spellCheck={false}
        className={controlClass({ size, invalid })}
      />
      <Choices listId={listId} inputId={wiring.id} open={open} at={at} suggested={suggested} onPick={pick} />
    </FieldFrame>
  );
}

type Choosing = Pick<ComboboxProps, "defaultValue" | "clearOnPick" | "onPick">;

function useChoice({ defaultValue, clearOnPick = false, onPick }: Choosing, endpoint: string) {
  const [text, setText] = useState(defaultValue?.label ?? "");
  const [value, setValue] = useState(defaultValue?.value ?? "");
  const [query, setQuery] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const suggested = useSuggestions(endpoint, query);
  const type = (typed: string): void => {
    setText(typed);
    setValue("");
    setAt(0);
    setQuery(typed.trim() || null);
  };
  const pick = (item: Suggestion): void => {
    setText(clearOnPick ? "" : item.label);
    setValue(clearOnPick ? "" : item.value);
    setQuery(null);
    onPick?.(item);
  };
  const leave = (): void => {
    setQuery(null);
    if (!value) setText("");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const item = suggested.items[at];
    if (query === null || event.nativeEvent.isComposing) return;
    if (step !== undefined) setAt((at + step + suggested.items.length) % Math.max(1, suggested.items.length));
    else if (event.key === "Enter" && item) pick(item);
    else if (event.key === "Escape") setQuery(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { text, value, at, open: query !== null, suggested, type, pick, leave, onKeyDown };
}

type ChoicesProps = {
  listId: string;
  inputId: string;
  open: boolean;
  at: number;
  suggested: Suggested<Suggestion>;
  onPick: (item: Suggestion) => void;
};

/** The list hangs on the field as a layer of its own, so that no panel or dialog around it can cut it off. */
function Choices({ listId, inputId, open, at, suggested, onPick }: ChoicesProps) {
  const layer = useRef<HTMLDivElement>(null);
  const { items, state } = suggested;
  useEffect(() => {
    const input = document.getElementById(inputId);
    if (!layer.current || !input) return;
    if (!open) return layer.current.hidePopover();
    layer.current.showPopover({ source: input });
    placeLayer(layer.current, input);
  }, [open, inputId]);
  return (
    <div
      ref={layer}
      popover="manual"
      className="layer-start max-h-72 w-[anchor-size(width)] min-w-72 overflow-y-auto rounded border border-line bg-sheet p-1 text-ink shadow-float"
    >
      <div id={listId} role="listbox" aria-label="Suggestions" className="empty:hidden">
        {items.map((item, index) => (
          <button
            key={item.value}
            id={`${listId}-${index}`}
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
            <span className="min-w-0 truncate">{item.label}</span>
            {item.hint && <span className="shrink-0 text-xs text-ink-2">{item.hint}</span>}
          </button>
        ))}
      </div>
      <p role="status" className="px-2.5 py-1.5 text-xs text-ink-2 empty:hidden">
        {state === "failed" && "The search does not answer. Try again."}
        {state === "found" && items.length === 0 && "Nothing found."}
      </p>
    </div>
  );
}
