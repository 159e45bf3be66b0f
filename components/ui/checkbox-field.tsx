"use client";

import type { ComponentProps } from "react";
import { classNames } from "@/components/ui/class-names";
import { FieldNotes, type FieldProps, useField } from "@/components/ui/field";

type CheckboxFieldProps = Omit<FieldProps, "labelHidden"> & Omit<ComponentProps<"input">, keyof FieldProps | "type">;

export function CheckboxField({ name, label, hint, error, id, size = "md", className, ...rest }: CheckboxFieldProps) {
  const wiring = useField({ name, id, error, hint });
  const floor = size === "floor";
  return (
    <div className={classNames("grid gap-0.5", className)}>
      <label
        htmlFor={wiring.id}
        className={classNames("inline-flex items-center gap-2", floor ? "min-h-15 text-floor" : "min-h-6 max-md:min-h-10")}
      >
        <input
          {...rest}
          id={wiring.id}
          name={name}
          type="checkbox"
          aria-invalid={wiring.messages.length > 0 || undefined}
          aria-describedby={wiring.describedBy}
          className={classNames("shrink-0 accent-accent", floor ? "size-7" : "size-4")}
        />
        {label}
      </label>
      <div className={floor ? "pl-9" : "pl-6"}>
        <FieldNotes wiring={wiring} hint={hint} />
      </div>
    </div>
  );
}
