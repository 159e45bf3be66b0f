"use client";

import { type KeyboardEvent, useId } from "react";
import { controlClass } from "@/components/ui/control-style";

type LineCellProps = {
  label: string;
  value: string;
  placeholder: string;
  error: string | undefined;
  kind?: "units" | "decimal";
  onType: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** A figure of a line, named for who does not see its column. */
export function LineCell({ label, value, placeholder, error, kind = "decimal", onType, onKeyDown }: LineCellProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <input
        type="text"
        inputMode={kind === "units" ? "numeric" : "decimal"}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error ? id : undefined}
        autoComplete="off"
        className={controlClass({ invalid: error !== undefined, extra: "num" })}
      />
      {error && (
        <p id={id} className="text-xs font-medium text-stop">
          {error}
        </p>
      )}
    </div>
  );
}
