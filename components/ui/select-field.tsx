"use client";

import type { ComponentProps } from "react";
import { controlClass } from "@/components/ui/control-style";
import { FieldFrame, type FieldProps, useField } from "@/components/ui/field";
import { SelectCaret } from "@/components/ui/select-caret";

export type SelectOption = { value: string; label: string; disabled?: boolean | undefined };

type SelectFieldProps = FieldProps &
  Omit<ComponentProps<"select">, keyof FieldProps | "children"> & {
    options: readonly SelectOption[];
    /** The empty choice in front; leave out when one must always be chosen. */
    placeholder?: string | undefined;
  };

/** The platform's own list: right on a phone, with a screen reader and from the keyboard. */
export function SelectField({
  name,
  label,
  hint,
  error,
  id,
  required,
  size,
  labelHidden,
  className,
  options,
  placeholder,
  ...rest
}: SelectFieldProps) {
  const wiring = useField({ name, id, error, hint });
  const invalid = wiring.messages.length > 0;
  return (
    <FieldFrame wiring={wiring} label={label} hint={hint} required={required} size={size} labelHidden={labelHidden} className={className}>
      <span className="relative grid">
        <select
          {...rest}
          id={wiring.id}
          name={name}
          required={required}
          aria-invalid={invalid || undefined}
          aria-describedby={wiring.describedBy}
          className={controlClass({ size, invalid, extra: "appearance-none pr-7 text-ellipsis" })}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <SelectCaret />
      </span>
    </FieldFrame>
  );
}
