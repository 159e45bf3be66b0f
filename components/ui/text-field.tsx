"use client";

import type { ComponentProps, ReactNode } from "react";
import { controlClass } from "@/components/ui/control-style";
import { FieldFrame, type FieldProps, useField } from "@/components/ui/field";
import { InputFrame } from "@/components/ui/input-frame";

export type TextFieldProps = FieldProps &
  Omit<ComponentProps<"input">, keyof FieldProps | "prefix" | "type"> & {
    type?: "text" | "email" | "password" | "search" | "tel" | "url" | "date" | undefined;
    /** Right aligned, for what is compared by its digits. */
    figures?: boolean | undefined;
    prefix?: ReactNode;
    suffix?: ReactNode;
  };

export function TextField({
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
  type = "text",
  figures = false,
  ...rest
}: TextFieldProps) {
  const wiring = useField({ name, id, error, hint });
  const invalid = wiring.messages.length > 0;
  return (
    <FieldFrame wiring={wiring} label={label} hint={hint} required={required} size={size} labelHidden={labelHidden} className={className}>
      <InputFrame prefix={prefix} suffix={suffix}>
        <input
          {...rest}
          id={wiring.id}
          name={name}
          type={type}
          required={required}
          aria-invalid={invalid || undefined}
          aria-describedby={wiring.describedBy}
          className={controlClass({ size, invalid, extra: figures ? "num" : undefined })}
        />
      </InputFrame>
    </FieldFrame>
  );
}
