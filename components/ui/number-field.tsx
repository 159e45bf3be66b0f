"use client";

import { TextField, type TextFieldProps } from "@/components/ui/text-field";

type NumberFieldProps = Omit<TextFieldProps, "type" | "figures" | "inputMode"> & { kind?: "units" | "decimal" | undefined };

/** A text control with a number keypad: no wheel accidents, and the server reads the text exactly as typed. */
export function NumberField({ kind = "units", ...rest }: NumberFieldProps) {
  return <TextField autoComplete="off" {...rest} inputMode={kind === "units" ? "numeric" : "decimal"} figures />;
}
