"use client";

import { type ReactNode, use, useEffect, useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { FormContext } from "@/components/ui/form-context";

/** What every field takes besides its own input attributes. */
export type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | readonly string[] | undefined;
  id?: string | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  size?: "md" | "floor" | undefined;
  labelHidden?: boolean | undefined;
  className?: string | undefined;
};

type Wiring = { id: string; messages: readonly string[]; hintId: string; errorId: string; describedBy: string | undefined };

/** Ids and messages of one field: the error given by the page, or the one the form's action answered for this name. */
export function useField({ name, id, error, hint }: Pick<FieldProps, "name" | "id" | "error" | "hint">): Wiring {
  const { errors, idPrefix, registry } = use(FormContext);
  const ownId = useId();
  useEffect(() => registry?.claim(name), [registry, name]);
  const fieldId = id ?? (idPrefix ? `${idPrefix}-${name}` : `${ownId}-${name}`);
  const messages = error === undefined ? (errors[name] ?? []) : [error].flat();
  const hintId = `${fieldId}-hint`;
  const errorId = `${fieldId}-error`;
  const describedBy = [hint && hintId, messages.length > 0 && errorId].filter(Boolean).join(" ") || undefined;
  return { id: fieldId, messages, hintId, errorId, describedBy };
}

type FieldFrameProps = Pick<FieldProps, "label" | "hint" | "required" | "size" | "labelHidden" | "className"> & {
  wiring: Wiring;
  children: ReactNode;
};

export function FieldFrame({ wiring, label, hint, required, size, labelHidden, className, children }: FieldFrameProps) {
  return (
    <div className={classNames("grid min-w-0 content-start gap-1", className)}>
      <label
        htmlFor={wiring.id}
        className={classNames("font-medium text-ink-2", size === "floor" ? "text-md" : "text-xs", labelHidden && "sr-only")}
      >
        {label}
        {required === false && <span className="font-normal text-ink-3"> (optional)</span>}
      </label>
      {children}
      <FieldNotes wiring={wiring} hint={hint} />
    </div>
  );
}

export function FieldNotes({ wiring, hint }: { wiring: Wiring; hint?: ReactNode }) {
  return (
    <>
      {hint && (
        <p id={wiring.hintId} className="text-xs text-ink-3">
          {hint}
        </p>
      )}
      {wiring.messages.length > 0 && (
        <p id={wiring.errorId} className="text-xs font-medium text-stop">
          {wiring.messages.join(" ")}
        </p>
      )}
    </>
  );
}
