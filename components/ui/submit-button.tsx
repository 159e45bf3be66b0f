"use client";

import { use } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "@/components/ui/button";
import { FormContext } from "@/components/ui/form-context";

type SubmitButtonProps = Omit<ButtonProps, "type"> & { pendingLabel?: string | undefined };

/** Stays focusable while its form is pending, so that the keyboard does not lose its place. */
export function SubmitButton({ pendingLabel, children, variant = "primary", onClick, hotkey, ...rest }: SubmitButtonProps) {
  const { pending: formPending } = useFormStatus();
  const pending = use(FormContext).pending || formPending;
  return (
    <Button
      {...rest}
      type="submit"
      variant={variant}
      hotkey={pending ? undefined : hotkey}
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    >
      {pending ? (pendingLabel ?? children) : children}
    </Button>
  );
}
