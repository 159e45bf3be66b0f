"use client";

import { type KeyboardEvent, lazy, Suspense, useRef, useState } from "react";
import { NO_CHOICES } from "@/components/ui/choices-state";
import { controlClass } from "@/components/ui/control-style";
import { FieldFrame, useField } from "@/components/ui/field";

// Whoever scans never needs the suggestions: they come with the first focus.
const CodeChoices = lazy(() => import("@/components/stock/code-choices"));

type CodeFieldProps = {
  name: string;
  label: string;
  text: string;
  onText: (text: string) => void;
  /** A code that was scanned or typed to its end, or a SKU that was chosen from the suggestions. */
  onCode: (code: string, how: "typed" | "chosen") => void;
  /** What stands in the field when it is left. */
  onLeave?: ((text: string) => void) | undefined;
  required?: boolean | undefined;
};

/** A SKU or GTIN by scanner or by hand, with suggestions for who types. What is in it is what the form sends. */
export function CodeField({ name, label, text, onText, onCode, onLeave, required }: CodeFieldProps) {
  const wiring = useField({ name, id: undefined, error: undefined, hint: undefined });
  const input = useRef<HTMLInputElement>(null);
  const [isUsed, setUsed] = useState(false);
  const [query, setQuery] = useState<string | null>(null);
  const [choices, setChoices] = useState(NO_CHOICES);
  const listId = `${wiring.id}-list`;
  const invalid = wiring.messages.length > 0;
  const settle = (code: string, how: "typed" | "chosen") => {
    setQuery(null);
    if (code !== "") onCode(code, how);
  };
  // The suggestions hear the key first, and keep it when it chooses one of them.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    settle(text.trim(), "typed");
  };
  return (
    <FieldFrame wiring={wiring} label={label} required={required}>
      <input
        ref={input}
        id={wiring.id}
        name={name}
        type="text"
        role="combobox"
        aria-expanded={choices.isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={choices.activeId}
        aria-invalid={invalid || undefined}
        aria-describedby={wiring.describedBy}
        required={required}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setQuery(event.target.value.trim() || null);
        }}
        onFocus={() => setUsed(true)}
        onBlur={() => {
          setQuery(null);
          onLeave?.(text);
        }}
        onKeyDown={onKeyDown}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="done"
        className={controlClass({ invalid })}
      />
      {isUsed && (
        <Suspense fallback={null}>
          <CodeChoices
            id={listId}
            input={input}
            query={query}
            onPick={({ value }) => settle(value, "chosen")}
            onState={setChoices}
            onClose={() => setQuery(null)}
          />
        </Suspense>
      )}
    </FieldFrame>
  );
}
