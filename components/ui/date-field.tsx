"use client";

import { TextField, type TextFieldProps } from "@/components/ui/text-field";

/** A business date: sends YYYY-MM-DD. */
export function DateField(props: Omit<TextFieldProps, "type" | "figures">) {
  return <TextField {...props} type="date" />;
}
