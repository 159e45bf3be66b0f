"use client";

import { type ReactNode, type RefObject, useEffect, useId, useRef } from "react";
import { classNames } from "@/components/ui/class-names";
import { DialogContext } from "@/components/ui/dialog-context";

export type ModalWidth = "sm" | "md" | "lg";

type ModalProps = {
  title: ReactNode;
  description?: ReactNode;
  width?: ModalWidth | undefined;
  onClosed: () => void;
  children: ReactNode;
};

const FIELDS = ":is(input:not([type=hidden]), select, textarea):not(:disabled)";
const WIDTHS: Record<ModalWidth, string> = { sm: "w-104", md: "w-136", lg: "w-200" };

/** The platform's modal dialog while it is mounted: focus stays inside, Escape closes, focus goes back to where it was. */
export function Modal({ title, description, width = "sm", onClosed, children }: ModalProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useOpenOnMount(ref);
  return (
    <dialog
      ref={ref}
      tabIndex={-1}
      onClose={onClosed}
      aria-labelledby={`${id}-title`}
      {...(description && { "aria-describedby": `${id}-about` })}
      className={classNames(
        "appear m-auto max-h-[calc(100dvh-2rem)] max-w-[calc(100vw-2rem)] overflow-y-auto rounded border border-line bg-sheet p-0 text-left whitespace-normal text-ink shadow-float outline-none max-md:mb-4",
        WIDTHS[width],
      )}
    >
      <div className="px-5 pt-4 pb-5">
        <header className="mb-3 flex items-start justify-between gap-4">
          <h2 id={`${id}-title`} className="text-md text-ink">
            {title}
          </h2>
          <button
            type="button"
            onClick={() => ref.current?.close()}
            className="-mt-1 -mr-2 flex size-8 shrink-0 items-center justify-center rounded-sm text-md text-ink-2 hover:bg-line-2"
          >
            <span aria-hidden="true">×</span>
            <span className="sr-only">Close</span>
          </button>
        </header>
        {description && (
          <div id={`${id}-about`} className="mb-4 text-ink-2">
            {description}
          </div>
        )}
        <DialogContext value={() => ref.current?.close()}>{children}</DialogContext>
      </div>
    </dialog>
  );
}

function useOpenOnMount(ref: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || dialog.open) return;
    dialog.showModal();
    // The first thing to fill in, else the dialog itself: never the way out, and never the dangerous button.
    (dialog.querySelector<HTMLElement>(FIELDS) ?? dialog).focus();
  }, [ref]);
}
