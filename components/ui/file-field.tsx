"use client";

import type { ComponentProps } from "react";
import { controlClass } from "@/components/ui/control-style";
import { FieldFrame, type FieldProps, useField } from "@/components/ui/field";

type FileFieldProps = FieldProps & Omit<ComponentProps<"input">, keyof FieldProps | "type">;

export function FileField({ name, label, hint, error, id, required, size, labelHidden, className, ...rest }: FileFieldProps) {
  const wiring = useField({ name, id, error, hint });
  const invalid = wiring.messages.length > 0;
  return (
    <FieldFrame wiring={wiring} label={label} hint={hint} required={required} size={size} labelHidden={labelHidden} className={className}>
      <input
        {...rest}
        id={wiring.id}
        name={name}
        type="file"
        required={required}
        aria-invalid={invalid || undefined}
        aria-describedby={wiring.describedBy}
        className={controlClass({
          size,
          invalid,
          tall: true,
          extra:
            "border-dashed py-3 file:mr-3 file:h-8 file:cursor-pointer file:rounded-sm file:border file:border-line file:bg-sheet file:px-3 file:text-sm file:font-medium file:text-ink",
        })}
      />
    </FieldFrame>
  );
}
