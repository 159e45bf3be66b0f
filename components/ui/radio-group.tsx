"use client";

import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { FieldNotes, type FieldProps, useField } from "@/components/ui/field";

type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean | undefined };

type RadioGroupProps = Omit<FieldProps, "label" | "labelHidden"> & {
  legend: ReactNode;
  options: readonly RadioOption[];
  defaultValue?: string | undefined;
};

export function RadioGroup({
  name,
  legend,
  hint,
  error,
  id,
  required,
  disabled,
  size = "md",
  className,
  options,
  defaultValue,
}: RadioGroupProps) {
  const wiring = useField({ name, id, error, hint });
  const floor = size === "floor";
  return (
    <fieldset
      id={wiring.id}
      disabled={disabled}
      aria-describedby={wiring.describedBy}
      className={classNames("grid min-w-0 gap-1", className)}
    >
      <legend className={classNames("mb-1 font-medium text-ink-2", floor ? "text-md" : "text-xs")}>{legend}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={classNames("flex items-start gap-2", floor ? "min-h-15 text-floor" : "min-h-6 max-md:min-h-10")}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={option.value === defaultValue}
            required={required}
            disabled={option.disabled}
            className={classNames("shrink-0 accent-accent", floor ? "mt-0.5 size-6" : "mt-0.5 size-4")}
          />
          <span>
            {option.label}
            {option.hint && <small className="block text-ink-3">{option.hint}</small>}
          </span>
        </label>
      ))}
      <FieldNotes wiring={wiring} hint={hint} />
    </fieldset>
  );
}
