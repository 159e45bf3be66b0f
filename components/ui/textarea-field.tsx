"use client";

import type { ComponentProps } from "react";
import { controlClass } from "@/components/ui/control-style";
import { FieldFrame, type FieldProps, useField } from "@/components/ui/field";

type TextareaFieldProps = FieldProps & Omit<ComponentProps<"textarea">, keyof FieldProps>;

export function TextareaField({
  name,
  label,
  hint,
  error,
  id,
  required,
  size,
  labelHidden,
  className,
  rows = 3,
  ...rest
}: TextareaFieldProps) {
  const wiring = useField({ name, id, error, hint });
  const invalid = wiring.messages.length > 0;
  return (
    <FieldFrame wiring={wiring} label={label} hint={hint} required={required} size={size} labelHidden={labelHidden} className={className}>
      <textarea
        {...rest}
        id={wiring.id}
        name={name}
        rows={rows}
        required={required}
        aria-invalid={invalid || undefined}
        aria-describedby={wiring.describedBy}
        className={controlClass({ size, invalid, tall: true, extra: "field-sizing-content py-1.5" })}
      />
    </FieldFrame>
  );
}
