"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { classNames } from "@/components/ui/class-names";
import { currentToasts, dismissToast, NO_TOASTS, onToasts } from "@/components/ui/toast";
import type { Tone } from "@/components/ui/tone";

const EDGES: Record<Tone, string> = {
  ok: "before:bg-ok",
  wait: "before:bg-wait",
  stop: "before:bg-stop",
  info: "before:bg-info",
  neutral: "before:bg-ink-3",
};

/** The one place where toasts appear and are announced. */
export function ToastRegion() {
  const shown = useSyncExternalStore(onToasts, currentToasts, () => NO_TOASTS);
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const layer = region.current;
    if (!layer) return;
    // Shown anew for each toast, so that it lies over a dialog that opened in between.
    if (layer.matches(":popover-open")) layer.hidePopover();
    if (shown.length > 0) layer.showPopover();
  }, [shown]);
  return (
    <>
      <p role="status" className="sr-only">
        {shown.at(-1)?.text}
      </p>
      <div
        ref={region}
        popover="manual"
        className="fixed inset-auto right-4 bottom-4 m-0 w-80 max-w-[calc(100vw-2rem)] overflow-visible bg-transparent max-md:bottom-18"
      >
        <ul className="grid gap-2">
          {shown.map(({ id, tone, text }) => (
            <li
              key={id}
              className={classNames(
                "appear relative flex items-start justify-between gap-3 overflow-hidden rounded border border-line bg-sheet py-2.5 pr-2 pl-4 text-ink shadow-float before:absolute before:inset-y-0 before:left-0 before:w-1",
                EDGES[tone],
              )}
            >
              <span className="py-0.5">{text}</span>
              <button
                type="button"
                onClick={() => dismissToast(id)}
                className="flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-2 hover:bg-line-2"
              >
                <span aria-hidden="true">×</span>
                <span className="sr-only">Dismiss</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
