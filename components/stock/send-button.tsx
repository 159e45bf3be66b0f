"use client";

import { type ReactNode, use } from "react";
import { buttonClass } from "@/components/ui/button-style";
import { FormContext } from "@/components/ui/form-context";

type SendButtonProps = { pendingLabel: string; hint: ReactNode; children: string };

/** Sends a goods form, by Control and Enter as well: the shell presses it. Light, because goods forms carry much besides. */
export function SendButton({ pendingLabel, hint, children }: SendButtonProps) {
  const { pending } = use(FormContext);
  return (
    <button
      type="submit"
      className={buttonClass("primary")}
      aria-disabled={pending || undefined}
      aria-keyshortcuts={pending ? undefined : "Control+Enter Meta+Enter"}
      onClick={(event) => pending && event.preventDefault()}
    >
      {pending ? pendingLabel : children}
      {hint}
    </button>
  );
}
