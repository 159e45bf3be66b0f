"use client";

import { type ClipboardEvent, type KeyboardEvent, lazy, Suspense, useId, useRef, useState } from "react";
import { NO_CHOICES } from "@/components/ui/choices-state";
import { controlClass } from "@/components/ui/control-style";
import type { FoundChoice } from "@/lib/orders/found-choice";

// Whoever scans or pastes never needs the suggestions: they come with the first letter.
const FindChoices = lazy(() => import("@/components/orders/new/find-choices").then((module) => ({ default: module.FindChoices })));

type FindFieldProps = {
  label: string;
  placeholder: string;
  value: string;
  /** Answers `?q=` with the records that fit. */
  endpoint: string;
  error: string | undefined;
  inputRef?: ((input: HTMLInputElement | null) => void) | undefined;
  onType: (text: string) => void;
  onPick: (choice: FoundChoice) => void;
  /** Enter on text that needs no choice. */
  onDone?: (() => void) | undefined;
  onLeave?: (() => void) | undefined;
  onPaste?: ((event: ClipboardEvent<HTMLInputElement>) => void) | undefined;
};

/** A text that finds records while one types. What is typed counts as it stands unless somebody chooses, where `onDone` says so. */
export function FindField({
  label,
  placeholder,
  value,
  endpoint,
  error,
  inputRef,
  onType,
  onPick,
  onDone,
  onLeave,
  onPaste,
}: FindFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement | null>(null);
  const [query, setQuery] = useState<string | null>(null);
  const [wasUsed, setUsed] = useState(false);
  const [choices, setChoices] = useState(NO_CHOICES);
  const type = (text: string) => {
    setUsed(true);
    setQuery(text.trim() || null);
    onType(text);
  };
  // The suggestions hear the key first, and keep it when it chooses one of them.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    // Where only a choice counts, Enter waits for the choices.
    if (!onDone) return;
    setQuery(null);
    onDone();
  };
  return (
    <>
      <input
        ref={(element) => {
          input.current = element;
          inputRef?.(element);
        }}
        type="text"
        role="combobox"
        aria-label={label}
        aria-expanded={choices.isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={choices.activeId}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        placeholder={placeholder}
        value={value}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => {
          setQuery(null);
          onLeave?.();
        }}
        autoComplete="off"
        spellCheck={false}
        className={controlClass({ invalid: error !== undefined })}
      />
      <Suspense>
        {wasUsed && (
          <FindChoices
            id={`${id}-list`}
            input={input}
            endpoint={endpoint}
            query={query}
            onState={setChoices}
            onClose={() => setQuery(null)}
            onPick={(choice) => {
              setQuery(null);
              onPick(choice);
            }}
          />
        )}
      </Suspense>
      {error && <FieldError id={`${id}-error`} text={error} />}
    </>
  );
}

function FieldError({ id, text }: { id: string; text: string }) {
  return (
    <p id={id} className="text-xs font-medium text-stop">
      {text}
    </p>
  );
}
