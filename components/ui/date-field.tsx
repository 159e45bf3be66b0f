"use client";

import type { ComponentProps } from "react";
import { controlClass } from "@/components/ui/control-style";
import { FieldFrame, type FieldProps, useField } from "@/components/ui/field";

type DateFieldProps = FieldProps & Omit<ComponentProps<"input">, keyof FieldProps | "type"> & { autoSubmit?: boolean | undefined };

/** A business date: sends YYYY-MM-DD. */
export function DateField({ name, label, hint, error, id, required, size, labelHidden, className, autoSubmit, ...rest }: DateFieldProps) {
  const wiring = useField({ name, id, error, hint });
  const invalid = wiring.messages.length > 0;
  return (
    <FieldFrame wiring={wiring} label={label} hint={hint} required={required} size={size} labelHidden={labelHidden} className={className}>
      <input
        {...rest}
        {...(autoSubmit && { "data-auto-submit": "" })}
        id={wiring.id}
        name={name}
        type="date"
        required={required}
        aria-invalid={invalid || undefined}
        aria-describedby={wiring.describedBy}
        className={controlClass({ size, invalid, extra: "tabular-nums" })}
      />
    </FieldFrame>
  );
}
