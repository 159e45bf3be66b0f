"use client";

import type { ComponentProps, ReactNode } from "react";
import { controlClass } from "@/components/ui/control-style";
import { FieldFrame, type FieldProps, useField } from "@/components/ui/field";
import { InputFrame } from "@/components/ui/input-frame";

type NumberFieldProps = FieldProps &
  Omit<ComponentProps<"input">, keyof FieldProps | "prefix" | "type"> & {
    kind?: "units" | "decimal" | undefined;
    prefix?: ReactNode;
    suffix?: ReactNode;
  };

/** A text control with a number keypad: no wheel accidents, and the server reads the text exactly as typed. */
export function NumberField({
  name,
  label,
  hint,
  error,
  id,
  required,
  size,
  labelHidden,
  className,
  prefix,
  suffix,
  kind = "units",
  ...rest
}: NumberFieldProps) {
  const wiring = useField({ name, id, error, hint });
  const invalid = wiring.messages.length > 0;
  return (
    <FieldFrame wiring={wiring} label={label} hint={hint} required={required} size={size} labelHidden={labelHidden} className={className}>
      <InputFrame prefix={prefix} suffix={suffix}>
        <input
          autoComplete="off"
          {...rest}
          id={wiring.id}
          name={name}
          type="text"
          inputMode={kind === "units" ? "numeric" : "decimal"}
          required={required}
          aria-invalid={invalid || undefined}
          aria-describedby={wiring.describedBy}
          className={controlClass({ size, invalid, extra: "num" })}
        />
      </InputFrame>
    </FieldFrame>
  );
}
