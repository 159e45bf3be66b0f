"use client";

import { useRef, useState } from "react";
import { Choices } from "@/components/ui/choices";
import { NO_CHOICES } from "@/components/ui/choices-state";
import { controlClass } from "@/components/ui/control-style";
import { FieldFrame, type FieldProps, useField } from "@/components/ui/field";
import type { Suggestion } from "@/components/ui/suggestions";

type ComboboxProps = FieldProps & {
  /** Answers `GET endpoint?q=` with `{items: [{value, label, hint?}]}`. */
  endpoint: string;
  placeholder?: string | undefined;
  defaultValue?: Suggestion | undefined;
};

const EMPTY: Suggestion = { value: "", label: "" };

/** A field that finds a record while one types; the form gets the value of what was chosen, and nothing else. */
export function Combobox(props: ComboboxProps) {
  const { name, label, hint, error, id, required, disabled, size, labelHidden, className, endpoint, placeholder, defaultValue } = props;
  const wiring = useField({ name, id, error, hint });
  const input = useRef<HTMLInputElement>(null);
  const [{ value, label: text }, setChosen] = useState(defaultValue ?? EMPTY);
  const [query, setQuery] = useState<string | null>(null);
  const [choices, setChoices] = useState(NO_CHOICES);
  const invalid = wiring.messages.length > 0;
  const listId = `${wiring.id}-list`;
  const type = (typed: string): void => {
    setChosen({ value: "", label: typed });
    setQuery(typed.trim() || null);
  };
  const pick = (item: Suggestion): void => {
    setChosen(item);
    setQuery(null);
  };
  const leave = (): void => {
    setQuery(null);
    if (value === "") setChosen(EMPTY);
  };
  return (
    <FieldFrame wiring={wiring} label={label} hint={hint} required={required} size={size} labelHidden={labelHidden} className={className}>
      <input type="hidden" name={name} value={value} />
      <input
        ref={input}
        id={wiring.id}
        type="text"
        role="combobox"
        aria-expanded={choices.isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={choices.activeId}
        aria-invalid={invalid || undefined}
        aria-describedby={wiring.describedBy}
        required={required}
        disabled={disabled}
        placeholder={placeholder}
        value={text}
        onChange={(event) => type(event.target.value)}
        // Enter that comes before the choices must not send a form whose field is still empty.
        onKeyDown={(event) => event.key === "Enter" && query !== null && event.preventDefault()}
        onBlur={leave}
        autoComplete="off"
        spellCheck={false}
        className={controlClass({ size, invalid })}
      />
      <Choices
        id={listId}
        input={input}
        endpoint={endpoint}
        query={query}
        onState={setChoices}
        onClose={() => setQuery(null)}
        onPick={pick}
      />
    </FieldFrame>
  );
}
